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
    if (type.equals(DataSourceType.SQL_SERVER)) {
      return new SqlServerDialect();
    }
    if (type.equals(DataSourceType.ORACLE)) {
      return new OracleDialect();
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
      case "microsoft sql server" -> DataSourceType.SQL_SERVER;
      case "oracle" -> DataSourceType.ORACLE;
      default -> DataSourceType.JDBC;
    };
  }

  /** Returns the type that a JDBC URL is for; JDBC for one of which nothing is known. */
  static DataSourceType typeOf(String url) {
    String[] parts = url.split(":", 3);
    if (parts.length < 3 || !parts[0].equals("jdbc")) {
      return DataSourceType.JDBC;
    }
    return switch (parts[1]) {
      case "postgresql" -> DataSourceType.POSTGRESQL;
      case "mysql" -> DataSourceType.MYSQL;
      case "mariadb" -> DataSourceType.MARIADB;
      case "h2" -> DataSourceType.H2;
      case "sqlite" -> DataSourceType.SQLITE;
      case "duckdb" -> DataSourceType.DUCKDB;
      case "snowflake" -> DataSourceType.SNOWFLAKE;
      case "sqlserver" -> DataSourceType.SQL_SERVER;
      case "oracle" -> DataSourceType.ORACLE;
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
