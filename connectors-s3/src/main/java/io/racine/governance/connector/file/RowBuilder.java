package io.racine.governance.connector.file;

import io.racine.governance.connector.file.format.CellSink;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.value.ValueBatch;
import io.racine.governance.spi.value.ValueColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes in cells row by row and gives batches; a row counts once it is {@link #keep kept}. */
final class RowBuilder implements CellSink {
  private static final long NONE = -1;

  private final ReadRequest request;
  private final @Nullable String[] texts;
  private final long[] lengths;
  private final boolean[] cut;
  private final boolean[] fixed;
  private final List<ValueColumn.Builder> columns = new ArrayList<>();
  private int rows;
  private long batchBytes;
  private long totalRows;
  private long totalBytes;
  private long cutValues;

  RowBuilder(ReadRequest request) {
    this.request = request;
    int count = request.columns().size();
    this.texts = new @Nullable String[count];
    this.lengths = new long[count];
    this.cut = new boolean[count];
    this.fixed = new boolean[count];
    Arrays.fill(lengths, NONE);
    begin();
  }

  /** Sets what the keys say of every row to come, over what the rows say themselves. */
  void fix(List<DataSetKey.Partition> partitions) {
    forget();
    Arrays.fill(fixed, false);
    for (int i = 0; i < fixed.length; i++) {
      String name = request.columns().get(i).name();
      for (DataSetKey.Partition partition : partitions) {
        if (partition.name().equals(name)) {
          fixed[i] = true;
          put(i, partition.value());
        }
      }
    }
  }

  @Override
  public void text(int column, String text, boolean cutOff) {
    if (!fixed[column]) {
      texts[column] = text;
      cut[column] = cutOff;
    }
  }

  @Override
  public void binary(int column, long lengthInBytes) {
    if (!fixed[column]) {
      lengths[column] = lengthInBytes;
    }
  }

  private void put(int column, @Nullable String text) {
    int most = request.maxValueChars();
    if (text == null || text.length() <= most) {
      texts[column] = text;
      cut[column] = false;
      return;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    texts[column] = text.substring(0, end);
    cut[column] = true;
  }

  /** Returns the bytes of the row that is not kept yet. */
  long rowBytes() {
    long bytes = 0;
    for (int i = 0; i < texts.length; i++) {
      String text = texts[i];
      bytes += text != null ? 2L * text.length() : Math.max(0, lengths[i]);
    }
    return bytes;
  }

  /** Adds the row to the batch. */
  void keep() {
    long bytes = rowBytes();
    for (int i = 0; i < texts.length; i++) {
      if (texts[i] == null && lengths[i] != NONE) {
        columns.get(i).addBinary(lengths[i]);
      } else {
        columns.get(i).add(texts[i]);
        cutValues += texts[i] != null && cut[i] ? 1 : 0;
      }
    }
    rows++;
    totalRows++;
    batchBytes += bytes;
    totalBytes += bytes;
    forget();
  }

  /** Forgets the row that is not kept. */
  void forget() {
    for (int i = 0; i < texts.length; i++) {
      if (!fixed[i]) {
        texts[i] = null;
        lengths[i] = NONE;
        cut[i] = false;
      }
    }
  }

  int batchRows() {
    return rows;
  }

  long batchBytes() {
    return batchBytes;
  }

  long totalRows() {
    return totalRows;
  }

  long totalBytes() {
    return totalBytes;
  }

  long cutValues() {
    return cutValues;
  }

  /** Returns the batch and begins the next one. */
  ValueBatch drain() {
    var batch = new ValueBatch(rows, columns.stream().map(ValueColumn.Builder::build).toList());
    begin();
    return batch;
  }

  private void begin() {
    columns.clear();
    rows = 0;
    batchBytes = 0;
    int expected = Math.min(request.batchRows(), 1_024);
    for (ColumnDescriptor column : request.columns()) {
      columns.add(ValueColumn.builder(column.path(), column.logicalType(), expected));
    }
  }
}
