package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.DataSourceType;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A MySQL or MariaDB server with its own driver, and a database of one test class on it. */
record MySqlHost(
    DataSourceType type, String server, String options, String admin, String database) {
  static final String PASSWORD = "marker-right-password";

  static MySqlHost mariaDb(String database) {
    String url = MariaDbServer.url("");
    return new MySqlHost(DataSourceType.MARIADB, url, "", "root", database);
  }

  static MySqlHost mySql(String database) {
    String url = "jdbc:mysql://127.0.0.1:" + MySqlServer.port() + "/";
    return new MySqlHost(
        DataSourceType.MYSQL, url, "?allowPublicKeyRetrieval=true", "checked", database);
  }

  boolean isMariaDb() {
    return type.equals(DataSourceType.MARIADB);
  }

  /** Makes the database, empty. */
  void make() throws SQLException {
    MySqlFamily.run(
        server + options,
        admin,
        PASSWORD,
        "drop database if exists " + database,
        "create database " + database + " character set utf8mb4");
  }

  String url() {
    return server + database + options;
  }

  Connection connection() throws SQLException {
    return DriverManager.getConnection(url(), admin, PASSWORD);
  }

  void run(String... statements) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Fills a table of whole numbers with those from 0, ten to the power of so many. */
  void numbers(String table, int power) throws SQLException {
    var sql = new StringBuilder("insert into " + table + " select 0");
    var from = new StringBuilder();
    for (int i = 0; i < power; i++) {
      sql.append(" + d").append(i).append(".d * ").append((long) Math.pow(10, i));
      from.append(i == 0 ? " from " : ", ").append("digits d").append(i);
    }
    run(
        "create table if not exists digits (d int)",
        "truncate digits",
        "insert into digits values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)",
        sql.append(from).toString(),
        "drop table digits");
  }

  TestSource source() {
    return source(admin);
  }

  TestSource source(String user) {
    return TestSource.of(type, url()).login(user, PASSWORD);
  }

  AssetDescriptor find(JdbcConnector connector, String asset) {
    return TestSource.find(connector, database + "." + asset);
  }
}
