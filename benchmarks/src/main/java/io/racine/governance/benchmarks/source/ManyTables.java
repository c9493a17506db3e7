package io.racine.governance.benchmarks.source;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A PostgreSQL with a chain of tables, each of which refers to the one before. */
final class ManyTables implements LargeSource {
  /** A transaction would else hold more locks than the server has room for. */
  private static final int AT_ONCE = 500;

  private final PostgresServer server;

  private ManyTables(PostgresServer server) {
    this.server = server;
  }

  static ManyTables make(long count) throws IOException, SQLException {
    PostgresServer server = PostgresServer.start();
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (long i = 0; i < count; i++) {
        String before = i == 0 ? "" : " references t" + (i - 1);
        statement.addBatch(
            "create table t"
                + i
                + " (id int primary key, name text, mail text, p int"
                + before
                + ")");
        if (i % AT_ONCE == AT_ONCE - 1 || i == count - 1) {
          statement.executeBatch();
          connection.commit();
        }
      }
    }
    return new ManyTables(server);
  }

  @Override
  public MeasuredSource source() {
    return new MeasuredSource(
        server.type(),
        Map.of("url", server.url(), "user", server.user()),
        Map.of("password", server.password()));
  }

  @Override
  public void close() {
    server.close();
  }
}
