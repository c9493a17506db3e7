package io.racine.governance.spi.classifier;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * One reason for or against a finding, in words.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param text what speaks for or against it; names and counts, never values
 * @param weight how much, as the natural logarithm of a likelihood ratio; negative speaks against
 * @since 0.1
 */
public record Reason(String text, double weight) implements Serializable {
  public Reason {
    requireNonNull(text, "text");
    if (Double.isNaN(weight)) {
      throw new IllegalArgumentException("weight must be a number");
    }
  }

  public boolean speaksFor() {
    return weight >= 0;
  }
}
