package io.racine.governance.testkit.connector;

import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.value.ValueBatch;
import io.racine.governance.spi.value.ValueColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Picks the rows of one read and packs them into batches, within the request's limits. */
final class InMemoryScan {
  private final InMemoryRows source;
  private final ReadRequest request;
  private final int[] positions;
  private final PrimitiveIterator.OfLong chosen;
  private final long available;
  private long stopAt = Long.MAX_VALUE;
  private long rows;
  private long bytes;
  private long cut;
  private ReadSummary.End end = ReadSummary.End.OPEN;
  private @Nullable List<@Nullable Object> ahead;

  InMemoryScan(
      InMemoryAsset asset,
      AssetPartition partition,
      ReadRequest request,
      InMemoryConnector connector) {
    this.source = asset.rows();
    this.request = request;
    this.positions = positions(asset, request, connector);
    RowRange range = RowRange.parse(partition.token(), source.size());
    this.available = range.size();
    this.chosen = choose(range, request);
  }

  private static int[] positions(
      InMemoryAsset asset, ReadRequest request, InMemoryConnector connector) {
    List<FieldPath> have =
        asset.descriptor().columns().stream().map(ColumnDescriptor::path).toList();
    int[] positions = new int[request.columns().size()];
    for (int i = 0; i < positions.length; i++) {
      FieldPath wanted = request.columns().get(i).path();
      positions[i] = have.indexOf(wanted);
      if (positions[i] < 0) {
        throw connector.failure(
            ConnectorException.NO_SUCH_ASSET,
            asset.descriptor().path(),
            "Cannot read " + asset.descriptor().path() + ": it has no column " + wanted);
      }
    }
    return positions;
  }

  private static PrimitiveIterator.OfLong choose(RowRange range, ReadRequest request) {
    if (request.mode() != ReadMode.RANDOM || request.maxRows() >= range.size()) {
      return LongStream.range(range.from(), range.to()).iterator();
    }
    // Floyd's sampling: as many draws as rows wanted, however many there are.
    Random random = new Random(request.seed());
    Set<Long> picked = new HashSet<>();
    for (long i = range.size() - request.maxRows(); i < range.size(); i++) {
      long draw = random.nextLong(i + 1);
      if (!picked.add(draw)) {
        picked.add(i);
      }
    }
    return picked.stream().mapToLong(row -> range.from() + row).sorted().iterator();
  }

  /** Makes batches end there, so that a fault strikes at an exact row. */
  void stopAt(long row) {
    stopAt = row;
  }

  Optional<ValueBatch> next() {
    List<List<@Nullable Object>> batch = new ArrayList<>();
    while (end == ReadSummary.End.OPEN && batch.size() < request.batchRows() && rows < stopAt) {
      List<@Nullable Object> row = peek();
      if (row == null) {
        end = available > rows ? ReadSummary.End.ROW_LIMIT : ReadSummary.End.EXHAUSTED;
      } else if (rows >= request.maxRows()) {
        end = ReadSummary.End.ROW_LIMIT;
      } else {
        take(row, batch);
      }
    }
    return batch.isEmpty() ? Optional.empty() : Optional.of(pack(batch));
  }

  private @Nullable List<@Nullable Object> peek() {
    if (ahead == null && rows < request.maxRows() && chosen.hasNext()) {
      List<@Nullable Object> whole = source.row(chosen.nextLong());
      List<@Nullable Object> row = new ArrayList<>(positions.length);
      for (int position : positions) {
        row.add(whole.get(position));
      }
      ahead = row;
    }
    return ahead;
  }

  private void take(List<@Nullable Object> row, List<List<@Nullable Object>> batch) {
    int cutHere = 0;
    List<@Nullable Object> delivered = new ArrayList<>(row.size());
    for (Object value : row) {
      Object shortened = shortened(value);
      cutHere += shortened == value ? 0 : 1;
      delivered.add(shortened);
    }
    long size = InMemoryValues.bytes(delivered);
    if (size > request.maxBytes() - bytes) {
      end = ReadSummary.End.BYTE_LIMIT;
      return;
    }
    ahead = null;
    rows++;
    bytes += size;
    cut += cutHere;
    batch.add(delivered);
  }

  private @Nullable Object shortened(@Nullable Object value) {
    if (value instanceof List<?> elements) {
      List<@Nullable Object> shorter = new ArrayList<>();
      elements.forEach(element -> shorter.add(shortened(element)));
      return shorter.equals(elements) ? value : shorter;
    }
    if (!(value instanceof String text) || text.length() <= request.maxValueChars()) {
      return value;
    }
    int length = request.maxValueChars();
    // Half a character outside the BMP is none.
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
  }

  private ValueBatch pack(List<List<@Nullable Object>> batch) {
    List<ValueColumn> columns = new ArrayList<>();
    for (int i = 0; i < positions.length; i++) {
      ColumnDescriptor column = request.columns().get(i);
      ValueColumn.Builder values =
          ValueColumn.builder(column.path(), column.logicalType(), batch.size());
      for (int row = 0; row < batch.size(); row++) {
        Object value = batch.get(row).get(i);
        if (value != null || !column.path().isRepeated()) {
          add(values, row, value);
        }
      }
      columns.add(values.build());
    }
    return new ValueBatch(batch.size(), columns);
  }

  private static void add(ValueColumn.Builder values, int row, @Nullable Object value) {
    if (value instanceof byte[] binary) {
      values.addBinary(binary.length);
    } else if (value instanceof List<?> elements) {
      elements.forEach(
          element -> values.addElement(row, element == null ? null : element.toString()));
    } else {
      values.add(value == null ? null : value.toString());
    }
  }

  long rows() {
    return rows;
  }

  long bytes() {
    return bytes;
  }

  long cut() {
    return cut;
  }

  ReadSummary.End end() {
    return end;
  }
}
