package io.racine.governance.connector.redis;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.config.Settings;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorContext;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.Fingerprint;
import io.racine.governance.spi.connector.ListRequest;
import io.racine.governance.spi.connector.Listing;
import io.racine.governance.spi.connector.PartitionRequest;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.SourceDescription;
import io.racine.governance.spi.connector.SupportsFingerprints;
import io.racine.governance.spi.connector.SupportsPartitions;
import io.racine.governance.spi.connector.ValueReader;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;

/** Reads one Redis: a server, a server behind sentinels, or a cluster. */
final class RedisConnector implements Connector, SupportsPartitions, SupportsFingerprints {
  /** A call that needs connections while it runs. */
  private interface Call<T> {
    T on(ServerSessions sessions) throws RedisFault;
  }

  private final ConnectorContext context;
  private final RedisFailures failures;
  private final Servers servers;
  private final Map<Integer, KeyPatterns> patterns = new ConcurrentHashMap<>();
  private final Set<Stoppable> running = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closed = new AtomicBoolean();

  RedisConnector(ConnectorContext context) {
    this.context = context;
    this.failures = new RedisFailures(context.source());
    Pace pace = new Pace(context.clock(), settings().get(RedisSettings.COMMANDS_PER_SECOND));
    this.servers = new Servers(settings(), failures, pace);
  }

  @Override
  public SourceDescription verify() {
    return call(
        "connect to",
        null,
        sessions -> {
          Session session = sessions.to(sessions.shards().get(0));
          session.call(Command.of(Protocol.Command.PING));
          Map<String, String> facts = info(session, "server");
          Map<String, String> attributes = new TreeMap<>();
          attributes.put("mode", servers.isCluster() ? "cluster" : "standalone");
          attributes.put("servers", Integer.toString(sessions.shards().size()));
          attributes.put("tls", Boolean.toString(settings().get(RedisSettings.TLS)));
          boolean valkey = facts.getOrDefault("server_name", "").equals("valkey");
          String version =
              facts.getOrDefault(
                  valkey ? "valkey_version" : "redis_version", "unknown to this login");
          return new SourceDescription(valkey ? "Valkey" : "Redis", version, attributes);
        });
  }

  /** Returns facts of a server, or none when the login may not ask. */
  private static Map<String, String> info(Session session, String section) throws RedisFault {
    try {
      return Answers.info(session.call(Command.of(Protocol.Command.INFO).add(section)));
    } catch (RedisFault e) {
      if (e.reason() == RedisFault.Reason.DENIED) {
        return Map.of();
      }
      throw e;
    }
  }

  @Override
  public Cursor<Listing> listAssets(ListRequest request) {
    requireOpen();
    return register(new ListingCursor(this, request.filter()));
  }

  @Override
  public ValueReader open(AssetPartition partition, ReadRequest request) {
    requireOpen();
    return register(new RedisValueReader(this, partition, request));
  }

  @Override
  public List<AssetPartition> partitions(AssetDescriptor asset, PartitionRequest request) {
    requireOpen();
    AssetPartition whole = AssetPartition.whole(asset);
    long most = keys(asset) / settings().get(RedisSettings.PARTITION_KEYS);
    int count = (int) Math.min(request.targetCount(), most);
    if (count < 2) {
      return List.of(whole);
    }
    return call(
        "split",
        asset.path(),
        sessions -> {
          TableRef table = TableRef.of(asset.path(), "").orElseThrow(() -> gone("split", asset));
          KeyPatterns all = patterns(sessions, table);
          if (all.find(table.pattern()).isEmpty()) {
            throw gone("split", asset);
          }
          return ranges(sessions.shards(), count).stream()
              .map(range -> new AssetPartition(asset.path(), asset.type(), table.token(range, all)))
              .toList();
        });
  }

  private ConnectorException gone(String doing, AssetDescriptor asset) {
    return failures.noSuchAsset(doing, asset.path());
  }

  private static long keys(AssetDescriptor asset) {
    String keys = asset.attributes().getOrDefault("keys", "");
    return keys.matches("\\d{1,18}") ? Long.parseLong(keys) : asset.rowEstimate().orElse(0);
  }

  /** Splits along the servers' ranges of slots, so that few partitions need a server twice. */
  private static List<SlotRange> ranges(List<Shard> shards, int count) {
    List<SlotRange> served = new ArrayList<>();
    shards.forEach(shard -> served.addAll(shard.slots()));
    served.sort((one, other) -> Integer.compare(one.first(), other.first()));
    List<SlotRange> ranges = new ArrayList<>();
    int left = count;
    int slotsLeft = served.stream().mapToInt(SlotRange::size).sum();
    for (SlotRange range : served) {
      int parts = Math.max(1, Math.round((float) left * range.size() / slotsLeft));
      ranges.addAll(range.split(parts));
      left = Math.max(0, left - parts);
      slotsLeft -= range.size();
    }
    return ranges;
  }

  @Override
  public Optional<Fingerprint> fingerprint(AssetDescriptor asset) {
    return call(
        "fingerprint",
        asset.path(),
        sessions -> {
          var mark = new WriteMark();
          for (Shard shard : sessions.shards()) {
            mark.add(sessions.to(shard));
          }
          return mark.fingerprint();
        });
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      running.forEach(Stoppable::endNow);
      running.clear();
    }
  }

  private <T> T call(String doing, @Nullable AssetPath asset, Call<T> call) {
    requireOpen();
    StopSwitch stop = register(new StopSwitch());
    try (ServerSessions sessions = sessions(stop)) {
      return call.on(sessions);
    } catch (RedisFault e) {
      throw stop.isStopped() ? failures.canceled(doing, asset) : failures.during(doing, asset, e);
    } catch (IndexOutOfBoundsException | ClassCastException e) {
      throw failures.broken(doing, asset, e);
    } finally {
      running.remove(stop);
    }
  }

  private void requireOpen() {
    if (closed.get()) {
      throw new IllegalStateException("The connector of '" + context.source() + "' is closed");
    }
  }

  /** Remembers what runs, so that closing ends it; also what began while closing ran. */
  private <T extends Stoppable> T register(T starting) {
    running.add(starting);
    if (closed.get()) {
      running.remove(starting);
      requireOpen();
    }
    return starting;
  }

  void forget(Stoppable ended) {
    running.remove(ended);
  }

  ServerSessions sessions(StopSwitch stop) throws RedisFault {
    return new ServerSessions(servers, stop);
  }

  /** Returns the numbers of the databases to list, in the order of their names. */
  List<Integer> databases(ServerSessions sessions) throws RedisFault {
    List<String> named = settings().get(RedisSettings.DATABASES);
    if (!named.isEmpty() || servers.isCluster()) {
      return byName(named.isEmpty() ? List.of("0") : named);
    }
    Map<String, String> keyspace = info(sessions.to(sessions.shards().get(0)), "keyspace");
    List<String> numbers = new ArrayList<>();
    for (String name : keyspace.keySet()) {
      Database.numberOf(name).ifPresent(number -> numbers.add(Integer.toString(number)));
    }
    // A login that may not ask sees no database at all; the first is the usual one.
    return byName(keyspace.isEmpty() ? List.of("0") : numbers);
  }

  private static List<Integer> byName(List<String> numbers) {
    return numbers.stream().distinct().sorted().map(Integer::valueOf).toList();
  }

  void remember(int database, KeyPatterns found) {
    patterns.put(database, found);
  }

  /** Returns the patterns that the last listing found, or finds them. */
  private KeyPatterns patterns(ServerSessions sessions, TableRef table) throws RedisFault {
    return patterns(sessions, table, () -> false);
  }

  KeyPatterns patterns(ServerSessions sessions, TableRef table, BooleanSupplier late)
      throws RedisFault {
    KeyPatterns known = patterns.get(table.database());
    if (known == null || !table.isIn(known)) {
      sessions.select(table.database());
      known = new KeyScan(settings()).run(sessions, late);
      remember(table.database(), known);
    }
    return known;
  }

  Servers servers() {
    return servers;
  }

  Clock clock() {
    return context.clock();
  }

  RedisFailures failures() {
    return failures;
  }

  Settings settings() {
    return context.settings();
  }
}
