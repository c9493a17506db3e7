package io.racine.governance.examples.sample;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Fills tables in batches. */
final class TableFiller {
  private static final int BATCH = 2_000;
  private final Connection connection;

  TableFiller(Connection connection) {
    this.connection = connection;
  }

  /**
   * Inserts {@code count} rows.
   *
   * @param table a name of our own schema, so it may stand in the statement as it is
   * @param row makes a row from its number, counted from 1
   */
  void fill(String table, int count, IntFunction<@Nullable Object[]> row) throws SQLException {
    String marks = "?, ".repeat(row.apply(1).length - 1) + "?";
    try (PreparedStatement insert =
        connection.prepareStatement("insert into " + table + " values (" + marks + ")")) {
      for (int i = 1; i <= count; i++) {
        @Nullable Object[] values = row.apply(i);
        for (int column = 0; column < values.length; column++) {
          insert.setObject(column + 1, values[column]);
        }
        insert.addBatch();
        if (i % BATCH == 0 || i == count) {
          insert.executeBatch();
        }
      }
    }
  }
}
