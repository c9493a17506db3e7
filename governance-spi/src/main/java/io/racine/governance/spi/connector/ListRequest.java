package io.racine.governance.spi.connector;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.asset.AssetFilter;

/**
 * What to list.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param filter which tables, views and routines; a connector may use it to ask its source for
 *     less, and must not deliver what does not pass; it counts what it left out with {@link
 *     Listing.LeftOut} where it knows
 * @since 0.1
 */
public record ListRequest(AssetFilter filter) {
  public ListRequest {
    requireNonNull(filter, "filter");
  }

  public static ListRequest of(AssetFilter filter) {
    return new ListRequest(filter);
  }

  public static ListRequest all() {
    return new ListRequest(AssetFilter.all());
  }
}
