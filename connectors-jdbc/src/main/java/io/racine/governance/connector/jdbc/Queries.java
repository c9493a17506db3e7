package io.racine.governance.connector.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs the small queries on a database's catalogue, each with a time limit and stoppable. */
final class Queries {
  /** Makes something of the row a result stands on. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Does something with the row a result stands on. */
  interface RowAction {
    void accept(ResultSet row) throws SQLException;
  }

  private final Connection connection;
  private final StopSwitch stop;
  private final int timeoutSeconds;

  Queries(Connection connection, StopSwitch stop, int timeoutSeconds) {
    this.connection = connection;
    this.stop = stop;
    this.timeoutSeconds = timeoutSeconds;
  }

  <T> List<T> list(String sql, Row<T> row, Object... parameters) throws SQLException {
    List<T> rows = new ArrayList<>();
    each(sql, result -> rows.add(row.read(result)), parameters);
    return rows;
  }

  <T> Optional<T> first(String sql, Row<T> row, Object... parameters) throws SQLException {
    return list(sql, row, parameters).stream().findFirst();
  }

  void each(String sql, RowAction action, Object... parameters) throws SQLException {
    if (parameters.length == 0) {
      plain(sql, action);
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setQueryTimeout(timeoutSeconds);
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      stop.watch(statement);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          action.accept(result);
        }
      } finally {
        stop.watch((@Nullable Statement) null);
      }
    }
  }

  /** What has no parameters may hold names, in which a driver would take a {@code ?} for one. */
  private void plain(String sql, RowAction action) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.setQueryTimeout(timeoutSeconds);
      stop.watch(statement);
      try (ResultSet result = statement.executeQuery(sql)) {
        while (result.next()) {
          action.accept(result);
        }
      } finally {
        stop.watch((@Nullable Statement) null);
      }
    }
  }

  /** Runs a statement that answers no rows and changes no data, such as SET. */
  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
