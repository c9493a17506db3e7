package io.racine.governance.benchmarks.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A table of a relational database, read by its JDBC driver. */
final class JdbcTable implements RatedTable {
  private static final String NAME = "rate_rows";
  private static final int BATCH = 1_000;
  private final DatabaseServer server;

  private JdbcTable(DatabaseServer server) {
    this.server = server;
  }

  static JdbcTable make(DatabaseServer server, long rows) throws SQLException {
    try (Connection connection = server.connect()) {
      connection.setAutoCommit(false);
      String columns =
          TestRows.COLUMNS.stream()
              .skip(1)
              .map(column -> column + " varchar(60)")
              .collect(Collectors.joining(", "));
      try (Statement statement = connection.createStatement()) {
        statement.execute("create table " + NAME + " (id bigint primary key, " + columns + ")");
      }
      String marks = "?" + ", ?".repeat(TestRows.COLUMNS.size() - 1);
      try (PreparedStatement insert =
          connection.prepareStatement("insert into " + NAME + " values (" + marks + ")")) {
        for (long i = 0; i < rows; i++) {
          List<String> values = TestRows.row(i);
          insert.setLong(1, i);
          for (int column = 1; column < values.size(); column++) {
            insert.setString(column + 1, values.get(column));
          }
          insert.addBatch();
          if (i % BATCH == BATCH - 1 || i == rows - 1) {
            insert.executeBatch();
          }
        }
      }
      connection.commit();
      try (Statement statement = connection.createStatement()) {
        connection.setAutoCommit(true);
        statement.execute(server.analyze(NAME));
      }
    }
    return new JdbcTable(server);
  }

  @Override
  public MeasuredSource source() {
    return new MeasuredSource(
        server.type(),
        Map.of("url", server.url(), "user", server.user()),
        Map.of("password", server.password()));
  }

  @Override
  public String table() {
    return NAME;
  }

  @Override
  public Volume readBare() {
    var counts = new long[2];
    read(
        result -> {
          counts[0]++;
          for (int column = 1; column <= TestRows.COLUMNS.size(); column++) {
            counts[1] += result.getString(column).length();
          }
        });
    return new Volume(counts[0], counts[1]);
  }

  /** Hands over the values of each row. */
  void forEachRow(Consumer<List<String>> rows) {
    read(
        result -> {
          List<String> values = new ArrayList<>(TestRows.COLUMNS.size());
          for (int column = 1; column <= TestRows.COLUMNS.size(); column++) {
            values.add(result.getString(column));
          }
          rows.accept(values);
        });
  }

  private interface Row {
    void take(ResultSet result) throws SQLException;
  }

  private void read(Row row) {
    try (Connection connection = server.connect()) {
      // Without it PostgreSQL's driver reads the whole result at once.
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.setFetchSize(server.streamingFetchSize());
        try (ResultSet result = statement.executeQuery("select * from " + NAME)) {
          while (result.next()) {
            row.take(result);
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The bare read failed with SQLState " + e.getSQLState(), e);
    }
  }

  @Override
  public void close() {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("drop table " + NAME);
    } catch (SQLException e) {
      throw new IllegalStateException("The table stays; SQLState " + e.getSQLState(), e);
    } finally {
      server.close();
    }
  }
}
