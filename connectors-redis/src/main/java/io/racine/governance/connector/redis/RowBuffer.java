package io.racine.governance.connector.redis;

import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.value.ValueBatch;
import io.racine.governance.spi.value.ValueColumn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the rows of one batch; makes texts of bytes and cuts long ones. */
final class RowBuffer {
  private static final int MOST_PREPARED = 1_000;

  private final List<ColumnDescriptor> columns;
  private final int maxChars;
  private final long maxBytes;
  private final int batchRows;
  private final List<ValueColumn.Builder> values = new ArrayList<>();
  private int rows;
  private long bytes;
  private long cutValues;

  RowBuffer(ReadRequest request) {
    this.columns = request.columns();
    this.maxChars = request.maxValueChars();
    this.maxBytes = request.maxBytes();
    this.batchRows = Math.min(MOST_PREPARED, request.batchRows());
    begin();
  }

  private void begin() {
    rows = 0;
    values.clear();
    for (ColumnDescriptor column : columns) {
      values.add(ValueColumn.builder(column.path(), column.logicalType(), batchRows));
    }
  }

  /** Adds a row, unless that were more bytes than may be delivered; returns whether it did. */
  boolean add(@Nullable Object[] row) {
    long size = 0;
    long cut = 0;
    for (int i = 0; i < row.length; i++) {
      Object cell = understood(row[i], columns.get(i).logicalType());
      if (cell instanceof Long length) {
        size += length;
      } else if (cell instanceof String text) {
        if (text.length() > maxChars) {
          // Not between the two halves of one character.
          int end = Character.isHighSurrogate(text.charAt(maxChars - 1)) ? maxChars - 1 : maxChars;
          cell = text.substring(0, end);
          size += 2L * end;
          cut++;
        } else {
          size += 2L * text.length();
        }
      }
      row[i] = cell;
    }
    if (bytes + size > maxBytes) {
      return false;
    }
    bytes += size;
    cutValues += cut;
    for (int i = 0; i < row.length; i++) {
      if (row[i] instanceof Long length) {
        values.get(i).addBinary(length);
      } else {
        values.get(i).add((String) row[i]);
      }
    }
    rows++;
    return true;
  }

  /** Returns a text, or a length for what is none. */
  private static @Nullable Object understood(@Nullable Object cell, LogicalType type) {
    if (cell instanceof byte[] bytes) {
      String text = type == LogicalType.BINARY ? null : Bytes.text(bytes);
      return text == null ? Long.valueOf(bytes.length) : text;
    }
    if (cell instanceof Head head) {
      String text = type == LogicalType.BINARY ? null : Bytes.textOfCut(head.bytes());
      return text == null ? Long.valueOf(head.length()) : text;
    }
    return cell;
  }

  int size() {
    return rows;
  }

  /** Returns the bytes of all rows that were ever added. */
  long bytes() {
    return bytes;
  }

  long cutValues() {
    return cutValues;
  }

  /** Returns the rows and begins the next batch. */
  ValueBatch drain() {
    var batch = new ValueBatch(rows, values.stream().map(ValueColumn.Builder::build).toList());
    begin();
    return batch;
  }
}
