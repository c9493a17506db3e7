package io.racine.governance.testkit.connector;

import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.ListRequest;
import io.racine.governance.spi.connector.Listing;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A cursor over a list with one fault. It holds a cursor of the connector in memory besides, that
 * notices cancelling and closing.
 */
final class FaultyCursor implements Cursor<Listing> {
  private final ConnectorFault fault;
  private final Cursor<Listing> guard;
  private final Iterator<Listing> listings;
  private boolean canceled;

  private FaultyCursor(ConnectorFault fault, Cursor<Listing> guard, List<Listing> listings) {
    this.fault = fault;
    this.guard = guard;
    this.listings = listings.iterator();
  }

  static FaultyCursor over(ConnectorFault fault, Connector healthy, List<Listing> listings) {
    return new FaultyCursor(fault, healthy.listAssets(ListRequest.all()), listings);
  }

  static FaultyCursor empty(ConnectorFault fault) {
    return new FaultyCursor(fault, new NoCursor(), List.of());
  }

  @Override
  public boolean hasNext() {
    if (canceled || fault != ConnectorFault.CURSOR_SURVIVES_CLOSE) {
      boolean any = guard.hasNext();
      return any && listings.hasNext();
    }
    return listings.hasNext();
  }

  @Override
  public Listing next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return listings.next();
  }

  @Override
  public void cancel() {
    if (fault != ConnectorFault.CURSOR_IGNORES_CANCEL) {
      canceled = true;
      guard.cancel();
    }
  }

  @Override
  public void close() {
    if (fault != ConnectorFault.CURSOR_STAYS_OPEN) {
      guard.close();
    }
  }

  /** Nothing at all. */
  private static final class NoCursor implements Cursor<Listing> {
    @Override
    public boolean hasNext() {
      return false;
    }

    @Override
    public Listing next() {
      throw new NoSuchElementException();
    }

    @Override
    public void cancel() {
      // Nothing runs.
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
