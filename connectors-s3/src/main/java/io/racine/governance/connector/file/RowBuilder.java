package io.racine.governance.connector.file;

import io.racine.governance.connector.file.format.CellSink;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.value.ValueBatch;
import io.racine.governance.spi.value.ValueColumn;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes in cells row by row and gives batches; a row counts once it is {@link #keep kept}.
 *
 * <p>Every value of every file passes here: what only some rows have, such as lengths and cuts, is
 * looked for only in these.
 */
final class RowBuilder implements CellSink {
  private static final long NONE = -1;

  private final ReadRequest request;
  private final @Nullable String[] texts;
  private final long[] lengths;
  private final boolean[] cut;
  private final boolean[] fixed;
  private final ValueColumn.Builder[] columns;
  private boolean allFree = true;
  private boolean hasLengths;
  private boolean hasCuts;
  private long fixedBytes;
  private long textBytes;
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
    this.columns = new ValueColumn.Builder[count];
    Arrays.fill(lengths, NONE);
    begin();
  }

  /** Sets what the keys say of every row to come, over what the rows say themselves. */
  void fix(List<DataSetKey.Partition> partitions) {
    Arrays.fill(fixed, false);
    fixedBytes = 0;
    allFree = true;
    forget();
    for (int i = 0; i < fixed.length; i++) {
      String name = request.columns().get(i).name();
      for (DataSetKey.Partition partition : partitions) {
        if (partition.name().equals(name)) {
          fixed[i] = true;
          allFree = false;
          put(i, partition.value());
        }
      }
    }
  }

  @Override
  public void text(int column, String text, boolean cutOff) {
    if (!fixed[column]) {
      String before = texts[column];
      textBytes += bytesOf(text) - bytesOf(before);
      texts[column] = text;
      if (cutOff || hasCuts) {
        cut[column] = cutOff;
        hasCuts = true;
      }
    }
  }

  @Override
  public void binary(int column, long lengthInBytes) {
    if (!fixed[column]) {
      lengths[column] = lengthInBytes;
      hasLengths = true;
    }
  }

  private void put(int column, @Nullable String text) {
    int most = request.maxValueChars();
    if (text == null || text.length() <= most) {
      texts[column] = text;
      cut[column] = false;
    } else {
      int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
      texts[column] = text.substring(0, end);
      cut[column] = true;
      hasCuts = true;
    }
    fixedBytes += bytesOf(texts[column]);
    textBytes = fixedBytes;
  }

  private static long bytesOf(@Nullable String text) {
    return text == null ? 0 : 2L * text.length();
  }

  /** Returns the bytes of the row that is not kept yet. */
  long rowBytes() {
    long bytes = textBytes;
    if (hasLengths) {
      for (int i = 0; i < texts.length; i++) {
        bytes += texts[i] == null ? Math.max(0, lengths[i]) : 0;
      }
    }
    return bytes;
  }

  /**
   * Adds the row to the batch.
   *
   * @param bytes what {@link #rowBytes} says of it
   */
  void keep(long bytes) {
    for (int i = 0; i < texts.length; i++) {
      String text = texts[i];
      if (text == null && hasLengths && lengths[i] != NONE) {
        columns[i].addBinary(lengths[i]);
      } else {
        columns[i].add(text);
        cutValues += hasCuts && text != null && cut[i] ? 1 : 0;
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
    textBytes = fixedBytes;
    if (allFree) {
      Arrays.fill(texts, null);
    }
    if (allFree && !hasLengths && !hasCuts) {
      return;
    }
    for (int i = 0; i < texts.length; i++) {
      if (!fixed[i]) {
        texts[i] = null;
        lengths[i] = NONE;
        cut[i] = false;
      }
    }
    hasLengths = false;
    // What the keys say stays, and may be cut.
    hasCuts = !allFree;
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
    var batch =
        new ValueBatch(rows, Arrays.stream(columns).map(ValueColumn.Builder::build).toList());
    begin();
    return batch;
  }

  private void begin() {
    rows = 0;
    batchBytes = 0;
    int expected = Math.min(request.batchRows(), 1_024);
    for (int i = 0; i < columns.length; i++) {
      ColumnDescriptor column = request.columns().get(i);
      columns[i] = ValueColumn.builder(column.path(), column.logicalType(), expected);
    }
  }
}
