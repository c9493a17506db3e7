package io.racine.governance.spi.value;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column in one {@link ValueBatch}.
 *
 * <p>Values are canonical text: ISO-8601 dates, plain decimals without exponent, {@code true} and
 * {@code false}. A binary value has no text, only a length. A column of a repeated path has as many
 * values as it has elements, each with the row it belongs to; any other has one per row. A value
 * may stand for several equal ones ({@link #multiplicity}).
 *
 * <p>{@code toString} gives the path and the number of values, never a value.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ValueColumn {
  private final FieldPath path;
  private final LogicalType type;
  private final @Nullable String[] texts;
  private final int @Nullable [] rows;
  private final long @Nullable [] multiplicities;
  private final long @Nullable [] binaryLengths;
  private final int size;

  private ValueColumn(Builder builder) {
    this.path = builder.path;
    this.type = builder.type;
    this.size = builder.size;
    // A full array is never written to again: the builder takes another before it goes on.
    this.texts = builder.texts.length == size ? builder.texts : Arrays.copyOf(builder.texts, size);
    this.rows = builder.rows == null ? null : Arrays.copyOf(builder.rows, size);
    this.multiplicities =
        builder.multiplicities == null ? null : Arrays.copyOf(builder.multiplicities, size);
    this.binaryLengths =
        builder.binaryLengths == null ? null : Arrays.copyOf(builder.binaryLengths, size);
  }

  /**
   * Returns a builder that expects about that many values.
   *
   * @param type what the values are; a JSON column holds one document per row
   */
  public static Builder builder(FieldPath path, LogicalType type, int expectedSize) {
    return new Builder(path, type, expectedSize);
  }

  /** Returns a column of one text (or null) per row. */
  public static ValueColumn ofTexts(
      FieldPath path, LogicalType type, List<? extends @Nullable String> texts) {
    Builder builder = builder(path, type, texts.size());
    for (String text : texts) {
      builder.add(text);
    }
    return builder.build();
  }

  public FieldPath path() {
    return path;
  }

  public LogicalType type() {
    return type;
  }

  /** Returns how many values there are, nulls included. */
  public int size() {
    return size;
  }

  /** Returns the text of a value, or null when it is null or binary. */
  public @Nullable String text(int index) {
    return texts[index];
  }

  public boolean isNull(int index) {
    return texts[index] == null && binaryLength(index) < 0;
  }

  /** Returns the length of a binary value in bytes, or -1 when it is not binary. */
  public long binaryLength(int index) {
    return binaryLengths == null ? -1 : binaryLengths[index];
  }

  /** Returns the row, within the batch and from 0, that a value belongs to. */
  public int row(int index) {
    return rows == null ? index : rows[index];
  }

  /** Returns whether values say which row they are of; if not, each row has one, in order. */
  boolean hasRows() {
    return rows != null || path.isRepeated();
  }

  /** Returns how many equal values this one stands for; 1 or more. */
  public long multiplicity(int index) {
    return multiplicities == null ? 1 : multiplicities[index];
  }

  @Override
  public String toString() {
    return path + " (" + size + " values)";
  }

  /**
   * Builds one column.
   *
   * <p><b>Threads:</b> Confined: one thread at a time.
   */
  public static final class Builder {
    private final FieldPath path;
    private final LogicalType type;
    private @Nullable String[] texts;
    private int @Nullable [] rows;
    private long @Nullable [] multiplicities;
    private long @Nullable [] binaryLengths;
    private int size;

    private Builder(FieldPath path, LogicalType type, int expectedSize) {
      this.path = requireNonNull(path, "path");
      this.type = requireNonNull(type, "type");
      this.texts = new @Nullable String[Math.max(1, expectedSize)];
    }

    /** Adds the next row's value; null for none. */
    public Builder add(@Nullable String text) {
      grow();
      texts[size] = text;
      if (rows != null) {
        rows[size] = size;
      }
      size++;
      return this;
    }

    /** Adds a value that stands for several equal ones. */
    public Builder add(@Nullable String text, long multiplicity) {
      if (multiplicity < 1) {
        throw new IllegalArgumentException(
            "multiplicity must be 1 or more but was " + multiplicity);
      }
      add(text);
      if (multiplicities == null && multiplicity > 1) {
        multiplicities = new long[texts.length];
        Arrays.fill(multiplicities, 1);
      }
      if (multiplicities != null) {
        multiplicities[size - 1] = multiplicity;
      }
      return this;
    }

    /** Adds an element of a repeated path. */
    public Builder addElement(int row, @Nullable String text) {
      if (rows == null) {
        rows = new int[texts.length];
        for (int i = 0; i < size; i++) {
          rows[i] = i;
        }
      }
      add(text);
      rows[size - 1] = row;
      return this;
    }

    /** Adds a binary value, of which only the length is known. */
    public Builder addBinary(long lengthInBytes) {
      if (lengthInBytes < 0) {
        throw new IllegalArgumentException(
            "lengthInBytes must not be negative but was " + lengthInBytes);
      }
      add(null);
      if (binaryLengths == null) {
        binaryLengths = new long[texts.length];
        Arrays.fill(binaryLengths, -1);
      }
      binaryLengths[size - 1] = lengthInBytes;
      return this;
    }

    /** Returns how many values were added. */
    public int size() {
      return size;
    }

    public ValueColumn build() {
      return new ValueColumn(this);
    }

    private void grow() {
      if (size < texts.length) {
        return;
      }
      int larger = texts.length * 2;
      texts = Arrays.copyOf(texts, larger);
      if (rows != null) {
        rows = Arrays.copyOf(rows, larger);
      }
      if (multiplicities != null) {
        multiplicities = Arrays.copyOf(multiplicities, larger);
        Arrays.fill(multiplicities, size, larger, 1);
      }
      if (binaryLengths != null) {
        binaryLengths = Arrays.copyOf(binaryLengths, larger);
        Arrays.fill(binaryLengths, size, larger, -1);
      }
    }
  }
}
