package io.racine.governance.benchmarks;

import io.racine.governance.spi.asset.DataSourceType;

/** Which type of source a JDBC URL is of. */
final class JdbcUrls {
  private JdbcUrls() {}

  static DataSourceType typeOf(String url) {
    String[] parts = url.split(":", 3);
    if (parts.length < 3 || !parts[0].equals("jdbc")) {
      throw new IllegalArgumentException("--url must be a JDBC URL");
    }
    return switch (parts[1]) {
      case "postgresql" -> DataSourceType.POSTGRESQL;
      case "mysql" -> DataSourceType.MYSQL;
      case "mariadb" -> DataSourceType.MARIADB;
      case "h2" -> DataSourceType.H2;
      case "sqlite" -> DataSourceType.SQLITE;
      default -> DataSourceType.JDBC;
    };
  }
}
