package io.racine.governance.spi.connector;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.asset.ColumnDescriptor;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How much of an asset to read, and of which columns.
 *
 * <p>Made with {@link #builder}. Reading ends at the first limit that is reached; {@link
 * ReadSummary#end()} says at which.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ReadRequest implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Enough for a verdict on most columns, small enough for a scan of thousands of tables. */
  public static final long DEFAULT_MAX_ROWS = 10_000;

  /** 64 MiB, so that one table of large texts cannot take the time of all others. */
  public static final long DEFAULT_MAX_BYTES = 64L << 20;

  /** Longer texts are cut here: what a column holds shows in its first characters. */
  public static final int DEFAULT_MAX_VALUE_CHARS = 4_096;

  public static final Duration DEFAULT_TIME_LIMIT = Duration.ofMinutes(5);

  /** Large enough to spread the cost of a round trip, small enough to hold several in memory. */
  public static final int DEFAULT_BATCH_ROWS = 1_000;

  private final ReadMode mode;
  private final ArrayList<ColumnDescriptor> columns;
  private final long maxRows;
  private final long maxBytes;
  private final int maxValueChars;
  private final Duration timeLimit;
  private final int batchRows;
  private final long seed;

  private ReadRequest(Builder builder) {
    this.mode = builder.mode;
    this.columns = new ArrayList<>(builder.columns);
    this.maxRows = builder.maxRows;
    this.maxBytes = builder.maxBytes;
    this.maxValueChars = builder.maxValueChars;
    this.timeLimit = builder.timeLimit;
    this.batchRows = builder.batchRows;
    this.seed = builder.seed;
  }

  /**
   * Returns a builder for reading these columns.
   *
   * @param columns columns of the asset at the top level; batches deliver them in this order
   */
  public static Builder builder(ReadMode mode, List<ColumnDescriptor> columns) {
    return new Builder(mode, columns);
  }

  public ReadMode mode() {
    return mode;
  }

  public List<ColumnDescriptor> columns() {
    return Collections.unmodifiableList(columns);
  }

  /** Returns the most rows to deliver; {@code Long.MAX_VALUE} for no limit. */
  public long maxRows() {
    return maxRows;
  }

  /**
   * Returns the most bytes of values to deliver, counted as two per character, or as their length.
   */
  public long maxBytes() {
    return maxBytes;
  }

  /** Returns the most characters of one value; the rest is cut off, at the source where it can. */
  public int maxValueChars() {
    return maxValueChars;
  }

  /** Returns how long reading may take, from the first call of {@code next}. */
  public Duration timeLimit() {
    return timeLimit;
  }

  /** Returns the most rows in one batch. */
  public int batchRows() {
    return batchRows;
  }

  /** Returns what makes a random choice repeatable where the source can repeat one. */
  public long seed() {
    return seed;
  }

  @Override
  public String toString() {
    return mode + " of " + columns.size() + " columns, at most " + maxRows + " rows";
  }

  /**
   * Builds one request.
   *
   * <p><b>Threads:</b> Confined: one thread at a time.
   */
  public static final class Builder {
    private final ReadMode mode;
    private final List<ColumnDescriptor> columns;
    private long maxRows;
    private long maxBytes;
    private int maxValueChars = DEFAULT_MAX_VALUE_CHARS;
    private Duration timeLimit = DEFAULT_TIME_LIMIT;
    private int batchRows = DEFAULT_BATCH_ROWS;
    private long seed;

    private Builder(ReadMode mode, List<ColumnDescriptor> columns) {
      this.mode = requireNonNull(mode, "mode");
      this.columns = List.copyOf(columns);
      this.maxRows = mode == ReadMode.FULL ? Long.MAX_VALUE : DEFAULT_MAX_ROWS;
      this.maxBytes = mode == ReadMode.FULL ? Long.MAX_VALUE : DEFAULT_MAX_BYTES;
    }

    public Builder maxRows(long maxRows) {
      this.maxRows = positive("maxRows", maxRows);
      return this;
    }

    public Builder maxBytes(long maxBytes) {
      this.maxBytes = positive("maxBytes", maxBytes);
      return this;
    }

    public Builder maxValueChars(int maxValueChars) {
      this.maxValueChars = (int) positive("maxValueChars", maxValueChars);
      return this;
    }

    public Builder timeLimit(Duration timeLimit) {
      if (timeLimit.isNegative() || timeLimit.isZero()) {
        throw new IllegalArgumentException("timeLimit must be positive but was " + timeLimit);
      }
      this.timeLimit = timeLimit;
      return this;
    }

    public Builder batchRows(int batchRows) {
      this.batchRows = (int) positive("batchRows", batchRows);
      return this;
    }

    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    public ReadRequest build() {
      return new ReadRequest(this);
    }

    private static long positive(String name, long value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " must be 1 or more but was " + value);
      }
      return value;
    }
  }
}
