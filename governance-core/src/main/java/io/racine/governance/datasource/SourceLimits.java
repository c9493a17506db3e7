package io.racine.governance.datasource;

import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How much a scan may ask of one source; no limits unless set.
 *
 * <p>{@code SourceLimits.builder().maxReaders(2).rowsPerSecond(5_000).build()}, given to {@link
 * DataSourceBuilder#limits} or {@link DataSourceRequest.Builder#limits}. Verdicts do not depend on
 * them.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class SourceLimits {
  public static final SourceLimits NONE = builder().build();

  private final @Nullable Integer maxReaders;
  private final @Nullable Long rowsPerSecond;

  private SourceLimits(Builder builder) {
    this.maxReaders = builder.maxReaders;
    this.rowsPerSecond = builder.rowsPerSecond;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Returns how many readers may be at work at once, each on a connection of its own. */
  public OptionalInt maxReaders() {
    return maxReaders == null ? OptionalInt.empty() : OptionalInt.of(maxReaders);
  }

  /** Returns how many rows all readers together may read in a second. */
  public OptionalLong rowsPerSecond() {
    return rowsPerSecond == null ? OptionalLong.empty() : OptionalLong.of(rowsPerSecond);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SourceLimits that
        && Objects.equals(maxReaders, that.maxReaders)
        && Objects.equals(rowsPerSecond, that.rowsPerSecond);
  }

  @Override
  public int hashCode() {
    return Objects.hash(maxReaders, rowsPerSecond);
  }

  @Override
  public String toString() {
    return (maxReaders == null ? "any number of" : "at most " + maxReaders)
        + " readers, "
        + (rowsPerSecond == null ? "any number of" : "at most " + rowsPerSecond)
        + " rows a second";
  }

  /**
   * Builds the limits of one source.
   *
   * <p><b>Threads:</b> Confined: one thread at a time.
   */
  public static final class Builder {
    private @Nullable Integer maxReaders;
    private @Nullable Long rowsPerSecond;

    private Builder() {}

    /**
     * Sets how many readers may be at work at once, each on a connection of its own; listing takes
     * one connection more. A scan's own parallelism holds besides.
     */
    public Builder maxReaders(int readers) {
      positive("limits.max-readers", readers);
      this.maxReaders = readers;
      return this;
    }

    /** Sets how many rows all readers together may read in a second. */
    public Builder rowsPerSecond(long rows) {
      positive("limits.rows-per-second", rows);
      this.rowsPerSecond = rows;
      return this;
    }

    public SourceLimits build() {
      return new SourceLimits(this);
    }

    private static void positive(String name, long value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " must be 1 or more but was " + value);
      }
    }
  }
}
