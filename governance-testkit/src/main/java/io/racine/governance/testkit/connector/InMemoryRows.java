package io.racine.governance.testkit.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The rows of one table, by index; made up on demand where a test wants many. */
interface InMemoryRows {
  long size();

  /** Returns one row of canonical values, as many as the table has columns. */
  List<@Nullable Object> row(long index);

  static InMemoryRows of(List<List<@Nullable Object>> rows) {
    List<List<@Nullable Object>> copy = List.copyOf(rows);
    return new InMemoryRows() {
      @Override
      public long size() {
        return copy.size();
      }

      @Override
      public List<@Nullable Object> row(long index) {
        return copy.get(Math.toIntExact(index));
      }
    };
  }

  static InMemoryRows generated(long size, int width, LongFunction<? extends List<?>> row) {
    return new InMemoryRows() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public List<@Nullable Object> row(long index) {
        return canonicalRow(row.apply(index), width);
      }
    };
  }

  static List<@Nullable Object> canonicalRow(List<?> values, int width) {
    if (values.size() != width) {
      throw new IllegalArgumentException(
          "A row must have " + width + " values but had " + values.size());
    }
    var row = new ArrayList<@Nullable Object>(width);
    for (Object value : values) {
      row.add(InMemoryValues.canonical(value));
    }
    return row;
  }
}
