package io.racine.governance.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** What the store itself must know about a database product. */
sealed interface StoreDialect extends SqlDialect permits H2Dialect, PostgreSqlDialect {
  /** Returns what went wrong, as far as it matters to us. */
  StoreFault faultOf(SQLException failure);

  /** Returns whether a database inside this JVM has closed itself with this failure. */
  default boolean isFatal(SQLException failure) {
    return false;
  }

  /**
   * Waits until no other node installs the schema and keeps others out until closed.
   *
   * @param installing the connection that will do the work
   * @param connections where a second connection comes from, if the product needs one to hold a
   *     lock
   * @throws SQLException of fault {@link StoreFault#CONFLICT} when the limit is over
   */
  SchemaLock lockSchema(Connection installing, DataSource connections, Duration limit)
      throws SQLException;

  @Override
  default boolean isUniqueViolation(SQLException failure) {
    return faultOf(failure) == StoreFault.UNIQUE;
  }

  static StoreDialect of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    if (product.equals(H2Dialect.PRODUCT)) {
      return new H2Dialect();
    }
    if (product.equals(PostgreSqlDialect.PRODUCT)) {
      return new PostgreSqlDialect();
    }
    throw new StoreException(
        StoreException.UNSUPPORTED,
        "Cannot keep the store in '"
            + product
            + "': it runs on H2 and PostgreSQL. Give StoreConfig.of(…) a DataSource of one of these.");
  }
}
