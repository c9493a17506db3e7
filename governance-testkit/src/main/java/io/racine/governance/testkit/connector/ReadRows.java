package io.racine.governance.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.SupportsReading;
import io.racine.governance.spi.connector.ValueReader;
import io.racine.governance.spi.value.ValueBatch;
import io.racine.governance.spi.value.ValueColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The result of one read to its end, row by row again. */
record ReadRows(List<List<@Nullable Object>> rows, List<ValueBatch> batches, ReadSummary summary) {

  static ReadRows of(Connector connector, AssetPartition partition, ReadRequest request) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    List<ValueBatch> batches = new ArrayList<>();
    try (ValueReader reader = reading(connector).open(partition, request)) {
      for (Optional<ValueBatch> next = reader.next(); next.isPresent(); next = reader.next()) {
        ValueBatch batch = next.get();
        requireAsked(batch, request.columns());
        batches.add(batch);
        rows.addAll(rows(batch));
      }
      return new ReadRows(rows, batches, reader.summary());
    }
  }

  static SupportsReading reading(Connector connector) {
    assertThat(connector).isInstanceOf(SupportsReading.class);
    return (SupportsReading) connector;
  }

  /** Returns the size of what was delivered, as {@link ReadRequest#maxBytes()} counts it. */
  long bytes() {
    long sum = 0;
    for (List<@Nullable Object> row : rows) {
      for (Object value : row) {
        sum += value instanceof BinaryLength binary ? binary.bytes() : InMemoryValues.bytes(value);
      }
    }
    return sum;
  }

  private static void requireAsked(ValueBatch batch, List<ColumnDescriptor> asked) {
    assertThat(batch.columns().stream().map(column -> column.path().root()))
        .as("columns delivered")
        .containsExactlyElementsOf(asked.stream().map(column -> column.path().root()).toList());
  }

  static List<List<@Nullable Object>> rows(ValueBatch batch) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < batch.rows(); i++) {
      rows.add(new ArrayList<>());
    }
    for (ValueColumn column : batch.columns()) {
      if (column.path().isRepeated()) {
        addElements(rows, column);
      } else {
        assertThat(column.size()).as("values of %s, one per row", column).isEqualTo(batch.rows());
        for (int i = 0; i < column.size(); i++) {
          rows.get(column.row(i)).add(value(column, i));
        }
      }
    }
    return rows;
  }

  private static void addElements(List<List<@Nullable Object>> rows, ValueColumn column) {
    List<List<@Nullable Object>> elements = new ArrayList<>();
    rows.forEach(row -> elements.add(new ArrayList<>()));
    for (int i = 0; i < column.size(); i++) {
      elements.get(column.row(i)).add(value(column, i));
    }
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).add(elements.get(i));
    }
  }

  private static @Nullable Object value(ValueColumn column, int index) {
    return column.binaryLength(index) >= 0
        ? new BinaryLength(column.binaryLength(index))
        : column.text(index);
  }
}
