package io.racine.governance.connector.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What the tests of MySQL and MariaDB share. */
final class MySqlFamily {
  private MySqlFamily() {}

  static void run(String url, String user, String password, String... statements)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Waits until the last change of the shop is old enough to be told from a next one. */
  static void awaitSettled(String url, String user, String password) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      boolean settled = false;
      while (!settled) {
        try (ResultSet rows =
            statement.executeQuery(
                "select update_time < now() - interval 2 second from information_schema.tables"
                    + " where table_schema = 'contract' and table_name = 'customer'")) {
          rows.next();
          settled = rows.getBoolean(1);
        }
      }
    }
  }

  /** Returns whether the query on the view "slow" runs. */
  static boolean isRunning(String url, String user, String password) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select count(*) from information_schema.processlist"
                    + " where info like '%slow%' and id <> connection_id()")) {
      rows.next();
      return rows.getInt(1) > 0;
    }
  }
}
