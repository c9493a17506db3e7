package io.racine.governance.spi.classifier;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a column of an entity are like as a whole: how many, how long, how random.
 *
 * <p>Fits when every statistic lies in its range. It is silent about columns of fewer than {@link
 * #leastDistinct()} different values, of which statistics say nothing.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class StatisticSignal implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The share of a signal that does not give one. */
  public static final double DEFAULT_SHARE = 0.6;

  private static final int DEFAULT_LEAST_DISTINCT = 20;

  private final EnumMap<ColumnStatistic, Range> ranges;
  private final int leastDistinct;
  private final double share;

  private StatisticSignal(Builder builder) {
    this.ranges = new EnumMap<>(builder.ranges);
    this.leastDistinct = builder.leastDistinct;
    this.share = builder.share;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Returns the ranges; not empty. */
  public Map<ColumnStatistic, Range> ranges() {
    return Collections.unmodifiableMap(ranges);
  }

  public int leastDistinct() {
    return leastDistinct;
  }

  /** Returns how many of the columns that fit are of the entity, 0 to 1. */
  public double share() {
    return share;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StatisticSignal that
        && ranges.equals(that.ranges)
        && leastDistinct == that.leastDistinct
        && Double.compare(share, that.share) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(ranges, leastDistinct, share);
  }

  @Override
  public String toString() {
    return ranges.toString();
  }

  /**
   * A closed range.
   *
   * @param least the least number allowed; negative infinity for no limit
   * @param greatest the greatest; infinity for no limit
   */
  public record Range(double least, double greatest) implements Serializable {
    public Range {
      if (!(least <= greatest)) {
        throw new IllegalArgumentException(
            "the least of a range must not be above the greatest but was "
                + least
                + " > "
                + greatest);
      }
    }

    public boolean contains(double number) {
      return number >= least && number <= greatest;
    }

    @Override
    public String toString() {
      return least + " to " + greatest;
    }
  }

  /**
   * Builds one signal.
   *
   * <p><b>Threads:</b> Confined: one thread at a time.
   */
  public static final class Builder {
    private final EnumMap<ColumnStatistic, Range> ranges = new EnumMap<>(ColumnStatistic.class);
    private int leastDistinct = DEFAULT_LEAST_DISTINCT;
    private double share = DEFAULT_SHARE;

    private Builder() {}

    public Builder range(ColumnStatistic statistic, Range range) {
      ranges.put(requireNonNull(statistic, "statistic"), requireNonNull(range, "range"));
      return this;
    }

    public Builder atLeast(ColumnStatistic statistic, double least) {
      return range(statistic, new Range(least, Double.POSITIVE_INFINITY));
    }

    public Builder atMost(ColumnStatistic statistic, double greatest) {
      return range(statistic, new Range(Double.NEGATIVE_INFINITY, greatest));
    }

    public Builder leastDistinct(int leastDistinct) {
      if (leastDistinct < 1) {
        throw new IllegalArgumentException(
            "leastDistinct must be at least 1 but was " + leastDistinct);
      }
      this.leastDistinct = leastDistinct;
      return this;
    }

    public Builder share(double share) {
      this.share = Shares.checked("share", share);
      return this;
    }

    /**
     * Returns the signal.
     *
     * @throws IllegalStateException if it has no range
     */
    public StatisticSignal build() {
      if (ranges.isEmpty()) {
        throw new IllegalStateException("A statistic signal must have a range");
      }
      return new StatisticSignal(this);
    }
  }
}
