package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.DataSourceType;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/** Tells which dialect a connection speaks. */
final class Dialects {
  private static final Set<DataSourceType> MYSQL_FAMILY =
      Set.of(DataSourceType.MYSQL, DataSourceType.MARIADB);

  private Dialects() {}

  static Dialect of(DatabaseMetaData metaData) throws SQLException {
    DataSourceType type = typeOf(metaData);
    if (type.equals(DataSourceType.POSTGRESQL)) {
      return new PostgresDialect();
    }
    if (MYSQL_FAMILY.contains(type)) {
      return new MySqlDialect(type.equals(DataSourceType.MARIADB));
    }
    if (type.equals(DataSourceType.H2)) {
      return new H2Dialect();
    }
    if (type.equals(DataSourceType.DUCKDB)) {
      return new DuckDbDialect();
    }
    if (type.equals(DataSourceType.SNOWFLAKE)) {
      return new SnowflakeDialect();
    }
    return type.equals(DataSourceType.SQLITE) ? new SqliteDialect() : new AnsiDialect();
  }

  static DataSourceType typeOf(DatabaseMetaData metaData) throws SQLException {
    String product = metaData.getDatabaseProductName().toLowerCase(Locale.ROOT);
    // MySQL's driver says MySQL of a MariaDB server; only the version tells them apart.
    String version = metaData.getDatabaseProductVersion().toLowerCase(Locale.ROOT);
    if (product.equals("mariadb") || (product.equals("mysql") && version.contains("mariadb"))) {
      return DataSourceType.MARIADB;
    }
    return switch (product) {
      case "postgresql" -> DataSourceType.POSTGRESQL;
      case "mysql" -> DataSourceType.MYSQL;
      case "h2" -> DataSourceType.H2;
      case "sqlite" -> DataSourceType.SQLITE;
      case "duckdb" -> DataSourceType.DUCKDB;
      case "snowflake" -> DataSourceType.SNOWFLAKE;
      default -> DataSourceType.JDBC;
    };
  }

  /** Returns whether a source declared as one type may turn out to be the other. */
  static boolean fits(DataSourceType declared, DataSourceType found) {
    return declared.equals(found)
        || declared.equals(DataSourceType.JDBC)
        || (MYSQL_FAMILY.contains(declared) && MYSQL_FAMILY.contains(found));
  }
}
