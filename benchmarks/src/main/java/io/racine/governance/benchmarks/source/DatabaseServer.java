package io.racine.governance.benchmarks.source;

import io.racine.governance.spi.asset.DataSourceType;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A relational database of a measurement's own. */
interface DatabaseServer extends AutoCloseable {
  DataSourceType type();

  String url();

  String user();

  String password();

  default Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), user(), password());
  }

  /** Returns the fetch size at which the driver streams a result. */
  default int streamingFetchSize() {
    return 1_000;
  }

  /** Returns the statement that makes the server's figures about a table true. */
  String analyze(String table);

  @Override
  void close();
}
