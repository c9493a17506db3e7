package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.Issue;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetFilter;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.Listing;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks a database: place by place, and in a place some hundred entries at a time.
 *
 * <p>What cannot be described together is described one by one, so that one broken view costs one
 * {@link Listing.Failed} and nothing else.
 */
final class ListingCursor implements Cursor<Listing>, Stoppable {
  /** Failures after which there is no point in asking on. */
  private static final Set<ErrorCode> FATAL =
      Set.of(ConnectorException.CONNECTION_LOST, ConnectorException.CANCELED);

  private static final int ALIVE_WITHIN_SECONDS = 5;

  private final JdbcConnector connector;
  private final AssetFilter filter;
  private final Catalog.Scope scope;
  private final StopSwitch stop = new StopSwitch();

  /** Containers that are listed as soon as something in them is. */
  private final Deque<AssetDescriptor> pending = new ArrayDeque<>();

  private final Deque<Listing> ready = new ArrayDeque<>();
  private final Deque<Catalog.Place> places = new ArrayDeque<>();
  private final Deque<Catalog.Entry> entries = new ArrayDeque<>();
  private @Nullable Session session;
  private Catalog.@Nullable Place place;
  private boolean started;
  private boolean closed;

  ListingCursor(JdbcConnector connector, AssetFilter filter, Catalog.Scope scope) {
    this.connector = connector;
    this.filter = filter;
    this.scope = scope;
  }

  @Override
  public boolean hasNext() {
    if (closed) {
      throw stop.isStopped()
          ? connector.failures().canceled("list", null)
          : new IllegalStateException("The cursor is closed");
    }
    if (stop.isStopped() || Thread.currentThread().isInterrupted()) {
      throw connector.failures().canceled("list", null);
    }
    if (!ready.isEmpty()) {
      return true;
    }
    stop.enter();
    try {
      advance();
    } catch (SQLException e) {
      throw failure(e, null);
    } catch (ConnectorException e) {
      throw e;
    } catch (RuntimeException e) {
      throw stop.isStopped()
          ? connector.failures().canceled("list", null)
          : connector.failures().fault("list", null, e);
    } finally {
      stop.exit();
    }
    return !ready.isEmpty();
  }

  @Override
  public Listing next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void advance() throws SQLException {
    if (!started) {
      started = true;
      session = connector.connections().open(stop);
      places.addAll(session.dialect().catalog().places(session, scope));
    }
    Session open = session;
    while (ready.isEmpty() && open != null) {
      if (!entries.isEmpty()) {
        describeSome(open);
      } else if (!places.isEmpty()) {
        enter(open, places.remove());
      } else {
        open.close();
        session = null;
        return;
      }
    }
  }

  private void enter(Session open, Catalog.Place entering) throws SQLException {
    while (!pending.isEmpty() && !entering.path().isWithin(pending.getLast().path())) {
      pending.removeLast();
    }
    pending.addLast(entering.asset());
    place = entering;
    if (filter.acceptsAll()) {
      flushContainers();
    }
    if (!entering.holdsEntries()) {
      return;
    }
    try {
      open.dialect().catalog().entries(open, entering).stream()
          .filter(entry -> filter.accepts(entering.path().child(entry.name())))
          .sorted(Catalog.Entry.ORDER)
          .forEach(entries::add);
    } catch (SQLException e) {
      fail(open, entering.path(), e);
    }
  }

  private void describeSome(Session open) throws SQLException {
    Catalog catalog = open.dialect().catalog();
    List<Catalog.Entry> some = entries.stream().limit(catalog.chunk()).toList();
    some.forEach(entry -> entries.remove());
    Catalog.Place here = place;
    if (here == null) {
      return;
    }
    Map<Catalog.Entry, Catalog.Described> described;
    try {
      described = catalog.describe(open, here, some);
    } catch (SQLException e) {
      requireAlive(open, e);
      if (SqlFailures.whyFailed(e).equals(ConnectorException.TIMED_OUT)) {
        // One by one they would each take as long.
        for (Catalog.Entry entry : some) {
          fail(open, here.path().child(entry.name()), e);
        }
      } else {
        describeOneByOne(open, here, some);
      }
      return;
    }
    for (Catalog.Entry entry : some) {
      add(described.get(entry));
    }
  }

  private void describeOneByOne(Session open, Catalog.Place here, List<Catalog.Entry> some)
      throws SQLException {
    for (Catalog.Entry entry : some) {
      try {
        add(open.dialect().catalog().describe(open, here, List.of(entry)).get(entry));
      } catch (SQLException e) {
        fail(open, here.path().child(entry.name()), e);
      }
    }
  }

  private void add(Catalog.@Nullable Described described) {
    if (described != null) {
      flushContainers();
      ready.add(Listing.found(described.asset()));
      described.indexes().forEach(index -> ready.add(Listing.found(index)));
    }
  }

  private void flushContainers() {
    pending.forEach(container -> ready.add(Listing.found(container)));
    pending.clear();
  }

  private void fail(Session open, AssetPath under, SQLException why) throws SQLException {
    requireAlive(open, why);
    flushContainers();
    ConnectorException failure = connector.failures().during("list", under, why);
    ready.add(Listing.failed(under, Issue.from(failure).at(under.toString())));
  }

  private void requireAlive(Session open, SQLException why) throws SQLException {
    if (stop.isStopped()
        || FATAL.contains(SqlFailures.whyFailed(why))
        || !open.connection().isValid(ALIVE_WITHIN_SECONDS)) {
      throw why;
    }
  }

  private ConnectorException failure(SQLException why, @Nullable AssetPath asset) {
    return stop.isStopped()
        ? connector.failures().canceled("list", asset)
        : connector.failures().during("list", asset, why);
  }

  @Override
  public void cancel() {
    stop.stop();
  }

  @Override
  public void endNow() {
    stop.endNow();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (session != null) {
      session.close();
      session = null;
    }
    connector.forget(this);
  }
}
