package io.racine.governance.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetFilter;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.ListRequest;
import io.racine.governance.spi.connector.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The result of one listing, in its order.
 *
 * @param leftOut how many tables, views and routines it says it left out
 */
record Listed(List<AssetDescriptor> assets, long leftOut) {
  Listed(List<AssetDescriptor> assets) {
    this(assets, 0);
  }

  static Listed by(Connector connector, AssetFilter filter) {
    List<AssetDescriptor> found = new ArrayList<>();
    long leftOut = 0;
    try (Cursor<Listing> cursor = connector.listAssets(ListRequest.of(filter))) {
      while (cursor.hasNext()) {
        Listing listing = cursor.next();
        if (listing instanceof Listing.LeftOut count) {
          leftOut += count.count();
        } else {
          assertThat(listing)
              .as("a listing step of a healthy source")
              .isInstanceOf(Listing.Found.class);
          found.add(((Listing.Found) listing).asset());
        }
      }
    }
    return new Listed(found, leftOut);
  }

  static Listed all(Connector connector) {
    return by(connector, AssetFilter.all());
  }

  AssetDescriptor require(AssetPath path) {
    return assets.stream()
        .filter(asset -> asset.path().equals(path) && asset.type().holdsRows())
        .findFirst()
        .orElseThrow(() -> new AssertionError("The connector does not list " + path));
  }

  /** Returns each asset as one line: what the contract compares. */
  List<String> lines() {
    return assets.stream().map(Listed::line).toList();
  }

  static String line(AssetDescriptor asset) {
    return asset.type().holdsRows()
        ? asset
            + asset.columns().stream()
                .map(column -> column.path() + " " + column.logicalType())
                .toList()
                .toString()
        : asset.toString();
  }

  /** Returns what of these must be listed under a filter. */
  Listed under(AssetFilter filter) {
    return new Listed(assets.stream().filter(asset -> passes(asset, filter)).toList());
  }

  /** Leaves out indexes of which the path does not tell the table. */
  Listed comparable() {
    return new Listed(
        assets.stream()
            .filter(asset -> asset.type() != CatalogItemType.INDEX || table(asset).isPresent())
            .toList());
  }

  /** Returns how many tables, views and routines do not pass. */
  long leftOutBy(AssetFilter filter) {
    return assets.stream()
        .filter(asset -> asset.type().holdsRows() || asset.type().isRoutine())
        .filter(asset -> !filter.accepts(asset.path()))
        .count();
  }

  private boolean passes(AssetDescriptor asset, AssetFilter filter) {
    return switch (asset.type()) {
      case DATABASE, SCHEMA ->
          filter.acceptsAll()
              || assets.stream()
                  .filter(inner -> inner.type().holdsRows() || inner.type().isRoutine())
                  .anyMatch(
                      inner -> inner.path().isWithin(asset.path()) && filter.accepts(inner.path()));
      case INDEX -> table(asset).filter(filter::accepts).isPresent();
      case TABLE, VIEW, COLUMN, PROCEDURE, FUNCTION -> filter.accepts(asset.path());
    };
  }

  private Optional<AssetPath> table(AssetDescriptor index) {
    return assets.stream()
        .filter(asset -> asset.type().holdsRows() && index.path().isWithin(asset.path()))
        .map(AssetDescriptor::path)
        .findFirst();
  }
}
