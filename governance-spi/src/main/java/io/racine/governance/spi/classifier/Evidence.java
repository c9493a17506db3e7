package io.racine.governance.spi.classifier;

import java.io.Serializable;

/**
 * The counts behind a finding; counts only, never values.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param read values read, nulls included, repeats included
 * @param nulls of these, null or empty
 * @param distinct different values among the others; the unit of the statistics
 * @param matched distinct values that fit the rule's form
 * @param validated of these, distinct values that also pass its check
 * @since 0.1
 */
public record Evidence(long read, long nulls, long distinct, long matched, long validated)
    implements Serializable {
  public static final Evidence NONE = new Evidence(0, 0, 0, 0, 0);

  public Evidence {
    if (read < 0 || nulls < 0 || nulls > read) {
      throw new IllegalArgumentException("nulls must be between 0 and read");
    }
    if (validated < 0 || validated > matched || matched > distinct) {
      throw new IllegalArgumentException("validated ≤ matched ≤ distinct must hold");
    }
  }
}
