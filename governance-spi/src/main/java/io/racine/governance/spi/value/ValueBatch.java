package io.racine.governance.spi.value;

import io.racine.governance.spi.asset.FieldPath;
import java.util.List;
import java.util.Optional;

/**
 * Some rows of one asset, column by column.
 *
 * <p>All columns are about the same rows: value {@code i} of a plain column belongs to row {@code
 * i}; a value of a repeated column says which row it belongs to. {@code toString} gives counts
 * only.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param rows how many rows
 * @param columns the columns, in the order they were asked for
 * @since 0.1
 */
public record ValueBatch(int rows, List<ValueColumn> columns) {
  public ValueBatch {
    columns = List.copyOf(columns);
    if (rows < 0) {
      throw new IllegalArgumentException("rows must not be negative but was " + rows);
    }
    long paths = columns.stream().map(ValueColumn::path).distinct().count();
    if (paths < columns.size()) {
      throw new IllegalArgumentException("A batch has two columns of one path");
    }
    columns.forEach(column -> requireAligned(column, rows));
  }

  private static void requireAligned(ValueColumn column, int rows) {
    if (!column.hasRows()) {
      if (column.size() != rows) {
        throw new IllegalArgumentException(
            column.path() + " has " + column.size() + " values in a batch of " + rows + " rows");
      }
      return;
    }
    for (int i = 0; i < column.size(); i++) {
      if (column.row(i) < 0 || column.row(i) >= rows) {
        throw new IllegalArgumentException(
            column.path() + " has a value of row " + column.row(i) + " in a batch of " + rows);
      }
    }
  }

  public Optional<ValueColumn> find(FieldPath path) {
    return columns.stream().filter(column -> column.path().equals(path)).findFirst();
  }

  @Override
  public String toString() {
    return rows + " rows × " + columns.size() + " columns";
  }
}
