package io.racine.governance.spi.connector;

import io.racine.governance.spi.Issue;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import org.jspecify.annotations.Nullable;

/**
 * One step of a listing: an asset, or a place that could not be listed.
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

  static Listing found(AssetDescriptor asset) {
    return new Found(asset);
  }

  static Listing failed(@Nullable AssetPath under, Issue issue) {
    return new Failed(under, issue);
  }
}
