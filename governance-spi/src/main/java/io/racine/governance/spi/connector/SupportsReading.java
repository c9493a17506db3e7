package io.racine.governance.spi.connector;

/**
 * A connector that can read values.
 *
 * @since 0.1
 */
public interface SupportsReading {
  /**
   * Returns a reader of one partition.
   *
   * @implSpec Returns at once and touches nothing; the first {@link ValueReader#next()} does, so
   *     that there is always something to cancel. Holds at most one connection while it runs.
   */
  ValueReader open(AssetPartition partition, ReadRequest request);
}
