package io.racine.governance.spi.connector;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A mark that differs when an asset's rows or shape differ; equal marks mean nothing changed.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param text the mark; no values; at most 500 characters
 * @since 0.1
 */
public record Fingerprint(String text) implements Serializable {
  public Fingerprint {
    if (requireNonNull(text, "text").isEmpty() || text.length() > 500) {
      throw new IllegalArgumentException(
          "Fingerprint must have 1 to 500 characters but had " + text.length());
    }
  }

  public static Fingerprint of(String text) {
    return new Fingerprint(text);
  }
}
