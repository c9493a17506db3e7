package io.racine.governance.connector.mongo;

import com.mongodb.client.MongoCursor;
import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.Issue;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetFilter;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.Listing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Walks over databases and, one by one, their collections.
 *
 * <p>It keeps the entries of one database at a time, without what is large in them. A collection
 * that cannot be described costs one {@link Listing.Failed} and nothing else.
 */
final class MongoListing implements Cursor<Listing>, Stoppable {
  private static final Set<String> SYSTEM_DATABASES = Set.of("admin", "config", "local");
  private static final String SYSTEM = "system.";

  /** Where a time series is kept; its documents are read through the series itself. */
  private static final String BUCKETS = "system.buckets.";

  /** Failures after which there is no point in asking on. */
  private static final Set<ErrorCode> FATAL =
      Set.of(
          ConnectorException.UNREACHABLE,
          ConnectorException.CONNECTION_LOST,
          ConnectorException.OVERLOADED,
          ConnectorException.LOGIN_REFUSED,
          ConnectorException.MISCONFIGURED,
          ConnectorException.CANCELED);

  private final MongoConnector connector;
  private final AssetFilter filter;
  private final Conversation conversation;
  private final Deque<Listing> ready = new ArrayDeque<>();
  private final Deque<String> databases = new ArrayDeque<>();
  private final Deque<CollectionEntry> entries = new ArrayDeque<>();
  private GridFs buckets = new GridFs(List.of());
  private @Nullable AssetPath database;

  /** Whether the database has been listed, which it is as soon as something in it is. */
  private boolean announced;

  private boolean started;
  private volatile boolean closed;

  MongoListing(MongoConnector connector, AssetFilter filter) {
    this.connector = connector;
    this.filter = filter;
    this.conversation = new Conversation(connector);
  }

  @Override
  public boolean hasNext() {
    if (closed) {
      throw conversation.isStopped()
          ? connector.failures().canceled("list", null)
          : new IllegalStateException("The cursor is closed");
    }
    if (conversation.isStopped()) {
      throw connector.failures().canceled("list", null);
    }
    while (ready.isEmpty()) {
      if (!entries.isEmpty()) {
        describe(entries.remove());
      } else if (!databases.isEmpty()) {
        enter(AssetPath.of(databases.remove()));
      } else if (!started) {
        started = true;
        call(null, this::findDatabases);
      } else {
        return false;
      }
    }
    return true;
  }

  @Override
  public Listing next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void call(@Nullable AssetPath asset, Consumer<Channel> work) {
    connector.call(
        conversation,
        "list",
        asset,
        channel -> {
          work.accept(channel);
          return Boolean.TRUE;
        });
  }

  private void findDatabases(Channel channel) {
    List<String> wanted = connector.databases();
    Set<String> there = new TreeSet<>();
    try {
      channel.databaseNames().into(there);
    } catch (RuntimeException e) {
      if (wanted.isEmpty()
          || connector.isAnonymous()
          || !MongoFailures.why(e).equals(ConnectorException.ACCESS_DENIED)) {
        throw e;
      }
      // Who may not see the databases is asked for them one by one.
      there.addAll(wanted);
    }
    if (wanted.isEmpty()) {
      if (!connector.listsSystem()) {
        there.removeAll(SYSTEM_DATABASES);
      }
      databases.addAll(there);
      return;
    }
    for (String name : new TreeSet<>(wanted)) {
      if (there.contains(name)) {
        databases.add(name);
      } else {
        AssetPath path = AssetPath.of(name);
        fail(
            path,
            connector
                .failures()
                .because(
                    ConnectorException.NO_SUCH_ASSET,
                    "list",
                    path,
                    "there is no such database. Check the setting 'databases'."));
      }
    }
  }

  private void enter(AssetPath entering) {
    database = entering;
    announced = false;
    if (filter.acceptsAll()) {
      announce();
    }
    try {
      call(entering, channel -> findEntries(channel, entering));
    } catch (ConnectorException e) {
      failUnlessFatal(entering, e);
    }
  }

  private void findEntries(Channel channel, AssetPath entering) {
    List<CollectionEntry> found = entriesOf(channel, entering.name());
    Collections.sort(found);
    buckets = new GridFs(found.stream().map(CollectionEntry::name).toList());
    long leftOut = 0;
    for (CollectionEntry entry : found) {
      if (filter.accepts(entering.child(entry.name()))) {
        entries.add(entry);
      } else {
        leftOut++;
      }
    }
    if (leftOut > 0) {
      ready.add(Listing.leftOut(leftOut));
    }
  }

  private List<CollectionEntry> entriesOf(Channel channel, String name) {
    List<CollectionEntry> found = new ArrayList<>();
    try (MongoCursor<RawBsonDocument> cursor = channel.collections(name).iterator()) {
      while (cursor.hasNext()) {
        add(CollectionEntry.of(cursor.next()), found);
      }
    } catch (RuntimeException e) {
      if (!MongoFailures.why(e).equals(ConnectorException.ACCESS_DENIED)) {
        throw e;
      }
      found.clear();
      for (String each : channel.collectionNames(name)) {
        add(CollectionEntry.named(each), found);
      }
    }
    return found;
  }

  private void add(CollectionEntry entry, List<CollectionEntry> found) {
    boolean system = entry.name().startsWith(SYSTEM);
    boolean listed =
        !entry.name().isEmpty()
            && !entry.name().startsWith(BUCKETS)
            && (!system || connector.listsSystem());
    if (listed) {
      found.add(entry);
    }
  }

  private void describe(CollectionEntry entry) {
    AssetPath home = database;
    if (home == null) {
      return;
    }
    AssetPath path = home.child(entry.name());
    try {
      List<Listing> steps =
          connector.call(
              conversation,
              "list",
              path,
              channel ->
                  new CollectionDescriber(channel, connector.failures(), connector.sampleSize())
                      .describe(home, entry, buckets));
      announce();
      ready.addAll(steps);
    } catch (ConnectorException e) {
      failUnlessFatal(path, e);
    }
  }

  private void announce() {
    AssetPath home = database;
    if (!announced && home != null) {
      announced = true;
      ready.add(
          Listing.found(
              AssetDescriptor.builder(CatalogItemType.DATABASE, home)
                  .nativeKind("database")
                  .build()));
    }
  }

  private void failUnlessFatal(AssetPath under, ConnectorException failure) {
    if (conversation.isStopped() || FATAL.contains(failure.code())) {
      throw failure;
    }
    announce();
    fail(under, failure);
  }

  private void fail(AssetPath under, ConnectorException failure) {
    ready.add(Listing.failed(under, Issue.from(failure).at(under.toString())));
  }

  @Override
  public void cancel() {
    conversation.stop();
  }

  @Override
  public void endNow() {
    conversation.stop();
    conversation.end();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      conversation.end();
      connector.forget(this);
    }
  }
}
