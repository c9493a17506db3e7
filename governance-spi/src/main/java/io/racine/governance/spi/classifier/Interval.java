package io.racine.governance.spi.classifier;

import java.io.Serializable;

/**
 * An estimated share with its 95 % interval; each in 0 to 1.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param low the lower end
 * @param estimate the estimate itself
 * @param high the upper end
 * @since 0.1
 */
public record Interval(double low, double estimate, double high) implements Serializable {
  public Interval {
    if (!(0 <= low && low <= estimate && estimate <= high && high <= 1)) {
      throw new IllegalArgumentException("0 ≤ low ≤ estimate ≤ high ≤ 1 must hold");
    }
  }
}
