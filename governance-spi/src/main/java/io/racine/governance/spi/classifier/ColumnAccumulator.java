package io.racine.governance.spi.classifier;

import io.racine.governance.spi.value.ValueColumn;

/**
 * Gathers evidence on one column, value by value.
 *
 * <p>Its state is integer or fixed-point and does not depend on the order of the values, so that
 * shards that are merged give exactly the verdict of one accumulator that saw everything. It keeps
 * no value: distinct values are keyed hashes.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 *
 * @since 0.1
 */
public interface ColumnAccumulator {
  /** Takes in values; never throws for odd data. */
  void accept(ValueColumn values);

  /**
   * Takes in what {@code other} has gathered; {@code other} is not to be used any more.
   *
   * @throws IllegalArgumentException if {@code other} is of another classifier, version or run
   */
  void merge(ColumnAccumulator other);

  /**
   * Returns the state, with a version, for {@link Classifier#restore}. Holds no value and no key.
   */
  byte[] toBytes();

  /** Returns the verdict on what was taken in up to now; may be called more than once. */
  ColumnVerdict verdict();
}
