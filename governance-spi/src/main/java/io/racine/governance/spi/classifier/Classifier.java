package io.racine.governance.spi.classifier;

import java.util.Set;

/**
 * Says what columns hold.
 *
 * <p>What it can do beyond this, it says by implementing {@link SupportsTableEvidence}, {@link
 * SupportsText} and {@link SupportsRules}. The same values give the same verdict.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public interface Classifier extends AutoCloseable {
  /** Returns everything it could ever answer. */
  Set<EntityDefinition> entities();

  /**
   * Returns a text that differs whenever some verdict could differ: rules, thresholds, code. Assets
   * judged under another version are judged anew by an incremental scan.
   */
  String version();

  /** Returns an accumulator for one column. */
  ColumnAccumulator open(ColumnContext column);

  /**
   * Returns an accumulator with the state that {@link ColumnAccumulator#toBytes()} gave.
   *
   * @throws IllegalArgumentException if the bytes are not such a state, or of another version
   */
  ColumnAccumulator restore(ColumnContext column, byte[] state);

  /** Frees what it holds; a second call does nothing. */
  @Override
  default void close() {}
}
