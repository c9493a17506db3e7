package io.racine.governance.connector.redis;

import io.racine.governance.connector.redis.KeyPatterns.Pattern;
import io.racine.governance.spi.Issue;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetFilter;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.Listing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Lists database by database: first goes over its keys, then describes table by table. */
final class ListingCursor implements Cursor<Listing>, Stoppable {
  /** A table that is still to be described. */
  private record Entry(Pattern pattern, ValueKind kind, AssetPath path) {}

  private final RedisConnector connector;
  private final AssetFilter filter;
  private final StopSwitch stop = new StopSwitch();
  private final Deque<Listing> ready = new ArrayDeque<>();
  private final Deque<Integer> databases = new ArrayDeque<>();
  private final Deque<Entry> entries = new ArrayDeque<>();
  private @Nullable ServerSessions sessions;
  private long leftOut;
  private boolean started;
  private boolean ended;
  private boolean closed;

  ListingCursor(RedisConnector connector, AssetFilter filter) {
    this.connector = connector;
    this.filter = filter;
  }

  @Override
  public boolean hasNext() {
    if (stop.isStopped()) {
      throw connector.failures().canceled("list", null);
    }
    if (closed) {
      throw new IllegalStateException("The cursor is closed");
    }
    try {
      while (ready.isEmpty() && !ended) {
        advance();
      }
      return !ready.isEmpty();
    } catch (RedisFault e) {
      close();
      throw stop.isStopped()
          ? connector.failures().canceled("list", null)
          : connector.failures().during("list", null, e);
    } catch (IndexOutOfBoundsException | ClassCastException e) {
      close();
      throw connector.failures().broken("list", null, e);
    }
  }

  @Override
  public Listing next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void advance() throws RedisFault {
    ServerSessions open = sessions;
    if (!started) {
      started = true;
      open = connector.sessions(stop);
      sessions = open;
      databases.addAll(connector.databases(open));
    }
    if (open == null) {
      ended = true;
    } else if (!entries.isEmpty()) {
      describe(open, entries.remove());
    } else if (!databases.isEmpty()) {
      enter(open, databases.remove());
    } else {
      ended = true;
      free();
      if (leftOut > 0) {
        ready.add(Listing.leftOut(leftOut));
      }
    }
  }

  private void enter(ServerSessions open, int number) throws RedisFault {
    AssetPath database = Database.path(number);
    Listing container = Listing.found(described(database));
    KeyPatterns patterns;
    try {
      open.select(number);
      patterns = new KeyScan(connector.settings()).run(open, () -> false);
    } catch (RedisFault e) {
      fail(database, e, container);
      return;
    }
    connector.remember(number, patterns);
    for (Pattern pattern : patterns.all()) {
      for (ValueKind kind : ValueKind.values()) {
        AssetPath path = database.child(kind.tableName(pattern.name()));
        if (pattern.counts().count(kind) > 0) {
          if (filter.accepts(path)) {
            entries.add(new Entry(pattern, kind, path));
          } else {
            leftOut++;
          }
        }
      }
    }
    sortEntries();
    if (filter.acceptsAll() || !entries.isEmpty()) {
      ready.add(container);
    }
  }

  private void sortEntries() {
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort((one, other) -> one.path.compareTo(other.path));
    entries.clear();
    entries.addAll(sorted);
  }

  private static AssetDescriptor described(AssetPath database) {
    return AssetDescriptor.builder(CatalogItemType.DATABASE, database)
        .nativeKind("database")
        .build();
  }

  private void describe(ServerSessions open, Entry entry) throws RedisFault {
    var describer = new AssetDescriber(entry.pattern, entry.kind);
    try {
      for (Map.Entry<Shard, List<byte[]>> part : byShard(open, entry).entrySet()) {
        describer.look(open.to(part.getKey()), part.getValue());
      }
      if (describer.isDenied()) {
        throw new RedisFault(RedisFault.Reason.DENIED, "NOPERM");
      }
      AssetPath database = entry.path.parent().orElseThrow();
      ready.add(Listing.found(describer.describe(database)));
    } catch (RedisFault e) {
      fail(entry.path, e, null);
    }
  }

  private Map<Shard, List<byte[]>> byShard(ServerSessions open, Entry entry) {
    Map<Shard, List<byte[]>> parts = new LinkedHashMap<>();
    for (byte[] key : entry.pattern.counts().sample(entry.kind)) {
      open.shards().stream()
          .filter(shard -> shard.slots().stream().anyMatch(slots -> slots.holds(key)))
          .findFirst()
          .ifPresent(shard -> parts.computeIfAbsent(shard, any -> new ArrayList<>()).add(key));
    }
    return parts;
  }

  private void fail(AssetPath under, RedisFault fault, @Nullable Listing container)
      throws RedisFault {
    if (stop.isStopped() || fault.endsConnection() || isOfAll(fault)) {
      throw fault;
    }
    if (container != null) {
      ready.add(container);
    }
    Issue issue = Issue.from(connector.failures().during("list", under, fault));
    ready.add(Listing.failed(under, issue.at(under.toString())));
  }

  private static boolean isOfAll(RedisFault fault) {
    return fault.reason() == RedisFault.Reason.LOGIN
        || fault.reason() == RedisFault.Reason.OVERLOADED;
  }

  @Override
  public void cancel() {
    stop.endNow();
  }

  @Override
  public void endNow() {
    stop.endNow();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      free();
      connector.forget(this);
    }
  }

  private void free() {
    if (sessions != null) {
      sessions.close();
      sessions = null;
    }
  }
}
