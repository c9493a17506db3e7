package io.racine.governance.spi.classifier;

import java.io.Serializable;

/**
 * The key of the hashes that stand for distinct values while a run counts them.
 *
 * <p>One per run, shared by all shards of the run so that their states merge, and never stored:
 * without it the hashes cannot be tried against guessed values. Serialisable so that an engine can
 * ship it to its workers; {@code toString} does not show it.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param high 64 random bits
 * @param low 64 random bits
 * @since 0.1
 */
public record HashKey(long high, long low) implements Serializable {
  public static HashKey of(long high, long low) {
    return new HashKey(high, low);
  }

  @Override
  public String toString() {
    return "HashKey";
  }
}
