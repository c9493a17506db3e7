package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.DataSourceType;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL server for all tests of this JVM; each test makes a database of its own. */
final class PostgresServer {
  /** The password of racine_checked, the one login that is asked for one. */
  static final String CHECKED_PASSWORD = "marker-right-password";

  private static final AtomicInteger COUNT = new AtomicInteger();

  private static final class Holder {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server = EmbeddedPostgres.start();
        checkPasswords(server);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    /** The server trusts everybody; one login is to prove who it is. */
    private static void checkPasswords(EmbeddedPostgres server) throws IOException, SQLException {
      try (Connection connection = server.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(
            "create role racine_checked login superuser password '" + CHECKED_PASSWORD + "'");
        ResultSet file = statement.executeQuery("show hba_file");
        file.next();
        Path rules = Path.of(file.getString(1));
        Files.writeString(
            rules,
            "host all racine_checked 127.0.0.1/32 scram-sha-256\n" + Files.readString(rules));
        statement.execute("select pg_reload_conf()");
      }
    }

    private static void stop(EmbeddedPostgres server) {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private PostgresServer() {}

  static int port() {
    return Holder.SERVER.getPort();
  }

  /** Returns how many sessions a database has, once those that are ending have ended. */
  static int settledSessions(String database) {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      int count = -1;
      for (int i = 0; i < 300 && count != 0; i++) {
        try (ResultSet rows =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where datname = '" + database + "'")) {
          rows.next();
          count = rows.getInt(1);
        }
      }
      return count;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes an empty database and returns its name. */
  static String newDatabase() throws SQLException {
    String name = "t" + COUNT.incrementAndGet();
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return name;
  }

  static String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
  }

  static Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), "postgres", "");
  }

  static void run(String database, String... statements) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  static TestSource source(String database) {
    return TestSource.of(DataSourceType.POSTGRESQL, url(database)).login("postgres", "any");
  }
}
