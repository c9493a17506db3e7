package io.racine.governance.connector.file;

import io.racine.governance.connector.file.format.FormatProblem;
import io.racine.governance.spi.Issue;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetFilter;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.Listing;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the containers; gathers the keys of one, then looks into its data sets one by one.
 *
 * <p>A data set is known only when the last key of its container has been seen, and containers come
 * in the order of their names; so a container is listed to its end before its first data set comes.
 * What is held of it is bounded by {@link DataSetGroups}.
 */
final class DataSetListing implements Cursor<Listing>, Stoppable {
  /** Failures after which there is no point in asking for another container. */
  private static final Set<io.racine.governance.spi.ErrorCode> FATAL =
      Set.of(
          ConnectorException.UNREACHABLE,
          ConnectorException.LOGIN_REFUSED,
          ConnectorException.CONNECTION_LOST,
          ConnectorException.OVERLOADED,
          ConnectorException.CANCELED);

  private final ObjectConnector connector;
  private final AssetFilter filter;
  private final StopSignal stop = new StopSignal();
  private final Deque<Listing> ready = new ArrayDeque<>();

  private @Nullable Deque<String> containers;
  private boolean onlyOne;
  private Iterator<Map.Entry<DataSetName, MemberGroup>> dataSets =
      Map.<DataSetName, MemberGroup>of().entrySet().iterator();
  private String schema = "";
  private long leftOut;
  private boolean closed;

  DataSetListing(ObjectConnector connector, AssetFilter filter) {
    this.connector = connector;
    this.filter = filter;
  }

  @Override
  public boolean hasNext() {
    if (closed) {
      throw stop.isStopped() ? canceled() : new IllegalStateException("The cursor is closed");
    }
    try {
      while (ready.isEmpty()) {
        requireGoing();
        if (!advance()) {
          return false;
        }
      }
      requireGoing();
      return true;
    } catch (ObjectFailure e) {
      throw stop.isStopped() ? canceled() : connector.failures().during("list", null, e);
    } catch (ConnectorException e) {
      throw e;
    } catch (RuntimeException e) {
      throw stop.isStopped() ? canceled() : connector.failures().fault("list", null, e);
    }
  }

  @Override
  public Listing next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void requireGoing() {
    if (stop.isStopped() || Thread.currentThread().isInterrupted()) {
      throw canceled();
    }
  }

  private ConnectorException canceled() {
    return connector.failures().canceled("list", null);
  }

  /** Makes the next step ready; false at the end. */
  private boolean advance() throws ObjectFailure {
    Deque<String> left = containers;
    if (left == null) {
      left = new ArrayDeque<>(connector.store().containers(stop));
      onlyOne = left.size() == 1;
      containers = left;
    } else if (dataSets.hasNext()) {
      var dataSet = dataSets.next();
      describe(dataSet.getKey(), dataSet.getValue());
    } else if (leftOut > 0) {
      ready.add(Listing.leftOut(leftOut));
      leftOut = 0;
    } else if (!left.isEmpty()) {
      enter(left.remove());
    } else {
      return false;
    }
    return true;
  }

  private void enter(String container) throws ObjectFailure {
    var groups = new DataSetGroups();
    ObjectRun run = connector.store().list(container, connector.scope().prefix(), stop);
    try {
      for (ObjectEntry entry = run.next(); entry != null; entry = run.next()) {
        DataSetKey key = connector.scope().key(entry.key());
        if (key != null) {
          groups.add(entry, key);
        }
      }
    } catch (ObjectFailure e) {
      AssetPath path = container.isEmpty() ? null : AssetPath.of(container);
      if (onlyOne || stop.isStopped() || FATAL.contains(e.code())) {
        throw connectorFailure(path, e);
      }
      fail(path, path, connector.failures().during("list", path, e));
      return;
    }
    var sorted = groups.sorted(container);
    boolean any = sorted.keySet().stream().anyMatch(filter::accepts);
    if (!container.isEmpty() && (filter.acceptsAll() || any)) {
      ready.add(Listing.found(container(container)));
    }
    run.unlisted().forEach(unlisted -> fail(container, unlisted));
    schema = "";
    dataSets = sorted.values().iterator();
  }

  private ConnectorException connectorFailure(@Nullable AssetPath path, ObjectFailure failure) {
    return stop.isStopped() ? canceled() : connector.failures().during("list", path, failure);
  }

  private AssetDescriptor container(String container) throws ObjectFailure {
    AssetDescriptor.Builder described =
        AssetDescriptor.builder(CatalogItemType.DATABASE, AssetPath.of(container))
            .nativeKind("bucket");
    connector.store().facts(container, stop).forEach(described::attribute);
    return described.build();
  }

  /** What lies in a folder can be named after it or lie in any schema: all may still be there. */
  private void fail(String container, ObjectRun.Unlisted unlisted) {
    AssetPath under = container.isEmpty() ? null : AssetPath.of(container);
    DataSetKey below = DataSetKey.of(unlisted.prefix() + "any.x", true).orElse(null);
    String folder = below == null ? "" : below.schema();
    AssetPath place = folder.isEmpty() ? under : new DataSetName(container, "", folder, "").path();
    fail(under, place, connector.failures().during("list", place, unlisted.failure()));
  }

  private void fail(
      @Nullable AssetPath under, @Nullable AssetPath place, ConnectorException failure) {
    Issue issue = Issue.from(failure);
    ready.add(Listing.failed(under, place == null ? issue : issue.at(place.toString())));
  }

  private void fail(DataSetName name, ConnectorException failure) {
    AssetPath path = name.path();
    // The tables in a workbook or archive have paths beside that of the object itself.
    AssetPath under = mayHoldMore(name) ? path.parent().orElse(null) : path;
    announceSchema(name);
    fail(under, path, failure);
  }

  private void describe(DataSetName name, MemberGroup group) throws ObjectFailure {
    // An archive's tables pass one by one; which they are is known only once it is looked into.
    boolean mayPass = filter.accepts(name.path()) || mayHoldMore(name);
    if (!mayPass) {
      leftOut++;
      return;
    }
    try {
      var look = new DataSetLook(connector.store(), connector.contents(), connector.limits(), stop);
      for (AssetDescriptor table : look.describe(name, group)) {
        if (filter.accepts(table.path())) {
          announceSchema(name);
          ready.add(Listing.found(table));
        } else {
          leftOut++;
        }
      }
    } catch (ObjectFailure e) {
      requireGoing();
      if (FATAL.contains(e.code())) {
        throw connectorFailure(name.path(), e);
      }
      fail(name, connector.failures().during("list", name.path(), e));
    } catch (FormatProblem e) {
      requireGoing();
      fail(name, connector.failures().during("list", name.path(), e));
    }
  }

  private static boolean mayHoldMore(DataSetName name) {
    String table = name.table();
    return table.contains(".zip")
        || table.contains(".tar")
        || table.endsWith(".tgz")
        || table.endsWith(".xlsx");
  }

  private void announceSchema(DataSetName name) {
    if (!name.schema().isEmpty() && !name.schema().equals(schema)) {
      schema = name.schema();
      ready.add(
          Listing.found(
              AssetDescriptor.builder(
                      CatalogItemType.SCHEMA,
                      new DataSetName(name.container(), "", name.schema(), "").path())
                  .nativeKind("prefix")
                  .build()));
    }
  }

  @Override
  public void cancel() {
    stop.stop(StopSignal.Reason.CANCELED);
  }

  @Override
  public void endNow() {
    cancel();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      connector.forget(this);
    }
  }
}
