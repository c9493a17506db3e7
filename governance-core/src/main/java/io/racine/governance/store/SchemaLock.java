package io.racine.governance.store;

import java.sql.SQLException;

/** The right to install the schema, held by one node at a time. Gone when its node dies. */
interface SchemaLock extends AutoCloseable {
  @Override
  void close() throws SQLException;
}
