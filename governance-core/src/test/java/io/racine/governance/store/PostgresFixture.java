package io.racine.governance.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * One PostgreSQL server per test JVM, started when first asked for and stopped with the JVM.
 *
 * <p>Each test takes a database of its own with {@link #newDatabase()}; no password is needed.
 */
public final class PostgresFixture {
  public static final String USER = "postgres";

  private static final AtomicInteger COUNTER = new AtomicInteger();

  private PostgresFixture() {}

  /** An empty database. */
  public record PostgresDatabase(String name, String url, DataSource dataSource) {
    /** Runs statements as an administrator, from outside of this database. */
    public void administrate(String... statements) {
      execute(Server.SERVER.getPostgresDatabase(), statements);
    }

    /** Ends all sessions of this database and lets nobody in. */
    public void shut() {
      administrate(
          "ALTER DATABASE " + name + " WITH ALLOW_CONNECTIONS false",
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
    }

    /** Lets everybody in again. */
    public void reopen() {
      administrate("ALTER DATABASE " + name + " WITH ALLOW_CONNECTIONS true");
    }
  }

  public static PostgresDatabase newDatabase() {
    String name = "test_" + COUNTER.incrementAndGet();
    execute(Server.SERVER.getPostgresDatabase(), "CREATE DATABASE " + name);
    String url = "jdbc:postgresql://localhost:" + Server.SERVER.getPort() + "/" + name;
    return new PostgresDatabase(name, url, Server.SERVER.getDatabase(USER, name));
  }

  static void execute(DataSource dataSource, String... statements) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts the server when a first test needs it. */
  private static final class Server {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
