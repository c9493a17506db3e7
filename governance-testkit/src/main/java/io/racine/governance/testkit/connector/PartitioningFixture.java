package io.racine.governance.testkit.connector;

import io.racine.governance.spi.asset.AssetPath;
import java.util.List;
import java.util.Optional;

/**
 * A source with tables to split.
 *
 * <p>All it adds has a default, so any {@link ReadingFixture} will do; what makes a split hard is
 * added where it can be had.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 *
 * @since 0.1
 */
public interface PartitioningFixture extends ReadingFixture {
  /**
   * Returns all rows of the tables to split. Override it to add an empty one, and ones whose keys
   * lie in heaps with gaps between them, repeat, are texts, or are missing.
   */
  default List<ExpectedRows> splitTables() {
    return expectedRows();
  }

  /**
   * Returns a table that {@link #grow} may add rows to, none of those above; empty if there is
   * none.
   */
  default Optional<AssetPath> growingTable() {
    return Optional.empty();
  }

  /** Adds some rows to the growing table that are not equal to any other, all over its keys. */
  default void grow() {}
}
