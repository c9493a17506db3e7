package io.racine.governance.spi.connector;

import io.racine.governance.spi.Issue;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import org.jspecify.annotations.Nullable;

/**
 * One step of a listing: an asset, a place that could not be listed, or a count of what was left
 * out.
 *
 * <p>A failure says that what lies at or below a path is unknown, so that nothing there is taken
 * for gone. It does not end the listing; what does is an exception.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public sealed interface Listing {
  /** Something the source holds. */
  record Found(AssetDescriptor asset) implements Listing {}

  /**
   * A place that could not be listed.
   *
   * @param under the place; null when it is the whole source
   * @param issue why
   */
  record Failed(@Nullable AssetPath under, Issue issue) implements Listing {}

  /**
   * How many tables, views and routines were left out because the filter did not pass them.
   *
   * @param count 0 or more; a connector that asks its source only for what passes says 0 or nothing
   */
  record LeftOut(long count) implements Listing {
    public LeftOut {
      if (count < 0) {
        throw new IllegalArgumentException("count must not be negative but was " + count);
      }
    }
  }

  static Listing found(AssetDescriptor asset) {
    return new Found(asset);
  }

  static Listing failed(@Nullable AssetPath under, Issue issue) {
    return new Failed(under, issue);
  }

  static Listing leftOut(long count) {
    return new LeftOut(count);
  }
}
