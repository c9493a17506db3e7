package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.value.ValueColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the cells of one column for one batch, cuts long texts, and can take back the last row.
 */
final class CellBuffer {
  private final CellPlan plan;
  private final int maxChars;
  private final boolean repeated;
  private @Nullable String[] texts;
  private int[] rows;
  private long[] lengths;
  private int size;
  private int row;
  private int rowStart;
  private boolean anyBinary;
  private long rowBytes;
  private long rowChars;
  private long rowCut;

  CellBuffer(CellPlan plan, int maxChars, int expectedRows) {
    this.plan = plan;
    this.maxChars = maxChars;
    this.repeated = plan.path().isRepeated();
    this.texts = new @Nullable String[expectedRows];
    this.rows = repeated ? new int[expectedRows] : new int[0];
    this.lengths = new long[0];
  }

  int maxChars() {
    return maxChars;
  }

  /** Begins a row, numbered within the batch. */
  void beginRow(int row) {
    this.row = row;
    this.rowStart = size;
    this.rowBytes = 0;
    this.rowChars = 0;
    this.rowCut = 0;
  }

  void text(@Nullable String text) {
    if (text == null) {
      add(null);
    } else if (text.length() <= maxChars) {
      rowChars += text.length();
      rowBytes += 2L * text.length();
      add(text);
    } else {
      // Not between the two halves of one character.
      int end = Character.isHighSurrogate(text.charAt(maxChars - 1)) ? maxChars - 1 : maxChars;
      rowChars += text.length();
      rowBytes += 2L * end;
      rowCut++;
      add(text.substring(0, end));
    }
  }

  /** Adds an element of an array; a row may have any number of them. */
  void element(@Nullable String text) {
    text(text);
  }

  /** Says that the row's array has no further elements. */
  void endOfElements() {
    if (!repeated) {
      throw new IllegalStateException(plan.path() + " is no array");
    }
  }

  /** Says that the end of an array was cut off. */
  void cutElements() {
    rowCut++;
  }

  void binary(long length) {
    if (!anyBinary) {
      anyBinary = true;
      lengths = new long[texts.length];
      Arrays.fill(lengths, -1);
    }
    add(null);
    lengths[size - 1] = length;
    rowBytes += length;
  }

  long rowBytes() {
    return rowBytes;
  }

  /** Returns how many characters of the row were fetched, those that were cut off included. */
  long rowChars() {
    return rowChars;
  }

  long rowCut() {
    return rowCut;
  }

  /** Forgets the row that was begun last. */
  void takeBackRow() {
    if (anyBinary) {
      Arrays.fill(lengths, rowStart, size, -1);
    }
    size = rowStart;
  }

  /** Returns the column and begins anew. */
  ValueColumn drain() {
    var column = ValueColumn.builder(plan.path(), plan.type(), size);
    for (int i = 0; i < size; i++) {
      if (repeated) {
        column.addElement(rows[i], texts[i]);
      } else if (anyBinary && lengths[i] >= 0) {
        column.addBinary(lengths[i]);
      } else {
        column.add(texts[i]);
      }
    }
    clear();
    return column.build();
  }

  /** Forgets all rows. */
  void clear() {
    Arrays.fill(texts, 0, size, null);
    if (anyBinary) {
      Arrays.fill(lengths, -1);
    }
    size = 0;
  }

  private void add(@Nullable String text) {
    if (size == texts.length) {
      int larger = size * 2;
      texts = Arrays.copyOf(texts, larger);
      if (repeated) {
        rows = Arrays.copyOf(rows, larger);
      }
      if (anyBinary) {
        lengths = Arrays.copyOf(lengths, larger);
        Arrays.fill(lengths, size, larger, -1);
      }
    }
    texts[size] = text;
    if (repeated) {
      rows[size] = row;
    }
    size++;
  }
}
