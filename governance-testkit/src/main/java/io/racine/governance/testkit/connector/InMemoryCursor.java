package io.racine.governance.testkit.connector;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.Issue;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetFilter;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.Listing;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Walks through an {@link InMemorySource} in the order of the paths: containers first. */
final class InMemoryCursor implements Cursor<Listing> {
  private final InMemoryConnector connector;
  private final InMemorySource source;
  private final AssetFilter filter;
  private final Iterator<InMemoryAsset> assets;
  private final NavigableMap<AssetPath, ErrorCode> unreported;
  private final Runnable stop = this::stop;
  private final AtomicBoolean canceled = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private @Nullable Listing next;
  private int delivered;
  private long leftOut;

  InMemoryCursor(InMemoryConnector connector, InMemorySource source, AssetFilter filter) {
    this.connector = connector;
    this.source = source;
    this.filter = filter;
    this.assets = source.all().iterator();
    this.unreported = new TreeMap<>(connector.faults().listing());
    connector.activity().listed();
    connector.started(stop);
  }

  @Override
  public boolean hasNext() {
    if (closed.get()) {
      throw new IllegalStateException("The cursor is closed");
    }
    requireNotCanceled();
    Optional<ErrorCode> end = connector.faults().listingEnd(delivered);
    if (end.isPresent()) {
      throw connector.failure(end.get(), null, "The listing broke off after " + delivered);
    }
    while (next == null && assets.hasNext()) {
      next = listing(assets.next().descriptor());
    }
    if (next == null && !unreported.isEmpty()) {
      next = failed(unreported.firstEntry());
    }
    if (next == null && leftOut > 0) {
      next = Listing.leftOut(leftOut);
      leftOut = 0;
    }
    return next != null;
  }

  @Override
  public Listing next() {
    if (!hasNext()) {
      throw new NoSuchElementException("The listing is at its end");
    }
    Listing found = requireNonNull(next);
    if (found instanceof Listing.Found asset) {
      connector.faults().beforeListing().accept(asset.asset().path());
      requireNotCanceled();
    }
    next = null;
    delivered++;
    return found;
  }

  @Override
  public void cancel() {
    if (!closed.get() && canceled.compareAndSet(false, true)) {
      connector.activity().cancelled();
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      connector.ended(stop);
      connector.activity().cursorFreed();
    }
  }

  private void stop() {
    cancel();
  }

  private void requireNotCanceled() {
    if (canceled.get()) {
      throw connector.canceled(null);
    }
  }

  private @Nullable Listing listing(AssetDescriptor asset) {
    for (Map.Entry<AssetPath, ErrorCode> fault : connector.faults().listing().entrySet()) {
      if (asset.path().isWithin(fault.getKey())) {
        return unreported.containsKey(fault.getKey()) ? failed(fault) : null;
      }
    }
    if (passes(asset)) {
      return Listing.found(asset);
    }
    leftOut += isLeaf(asset.type()) ? 1 : 0;
    return null;
  }

  private Listing failed(Map.Entry<AssetPath, ErrorCode> fault) {
    AssetPath under = fault.getKey();
    unreported.remove(under);
    return Listing.failed(
        under, Issue.error(fault.getValue(), "Cannot list " + under).at(under.toString()));
  }

  private boolean passes(AssetDescriptor asset) {
    AssetPath path = asset.path();
    return switch (asset.type()) {
      case DATABASE, SCHEMA ->
          filter.acceptsAll()
              || source.all().stream()
                  .map(InMemoryAsset::descriptor)
                  .anyMatch(
                      inner ->
                          isLeaf(inner.type())
                              && inner.path().isWithin(path)
                              && filter.accepts(inner.path()));
      case INDEX -> path.parent().filter(filter::accepts).isPresent();
      case TABLE, VIEW, COLUMN, PROCEDURE, FUNCTION -> filter.accepts(path);
    };
  }

  private static boolean isLeaf(CatalogItemType type) {
    return type.holdsRows() || type.isRoutine();
  }
}
