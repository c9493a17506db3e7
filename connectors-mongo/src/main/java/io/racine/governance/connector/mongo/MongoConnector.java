package io.racine.governance.connector.mongo;

import com.mongodb.MongoClientSettings;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/** Reads one MongoDB deployment. */
final class MongoConnector implements Connector, SupportsPartitions, SupportsFingerprints {
  private static final long IDLE_THREAD_SECONDS = 10;
  private static final long CLOSE_MILLIS = 2_000;

  private final ConnectorContext context;
  private final MongoFailures failures;
  private final Clients clients;
  private final Semaphore permits;
  private final ExecutorService workers;
  private final Set<Stoppable> running = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closed = new AtomicBoolean();

  MongoConnector(ConnectorContext context) {
    this.context = context;
    this.failures = new MongoFailures(context.source());
    this.clients = new Clients(context, failures);
    this.permits = new Semaphore(settings().get(MongoSettings.MAX_CONNECTIONS), true);
    // Threads come with the first call and go soon after the last; each makes one call at a time.
    this.workers =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_THREAD_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "racine-mongo-" + context.source());
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public SourceDescription verify() {
    return call(
        "verify",
        null,
        channel -> new Deployment(channel).describe(databases(), clients.isEncrypted()));
  }

  @Override
  public Cursor<Listing> listAssets(ListRequest request) {
    requireOpen();
    return register(new MongoListing(this, request.filter()));
  }

  @Override
  public ValueReader open(AssetPartition partition, ReadRequest request) {
    requireOpen();
    return register(new MongoReader(this, partition, request));
  }

  @Override
  public List<AssetPartition> partitions(AssetDescriptor asset, PartitionRequest request) {
    AssetPath path = asset.path();
    boolean splits =
        asset.type() == CatalogItemType.TABLE && !asset.nativeKind().equals("time series");
    if (request.targetCount() == 1 || !splits) {
      requireOpen();
      return List.of(AssetPartition.whole(asset));
    }
    return call(
        "split",
        path,
        channel -> {
          long documents = new CollectionStatistics(channel, path).documents().orElse(0);
          List<IdRange> ranges =
              new IdRanges(channel, path).split(documents, request.targetCount());
          return ranges.size() == 1
              ? List.of(AssetPartition.whole(asset))
              : ranges.stream()
                  .map(range -> new AssetPartition(path, asset.type(), range.token()))
                  .toList();
        });
  }

  @Override
  public Optional<Fingerprint> fingerprint(AssetDescriptor asset) {
    return call(
        "fingerprint",
        asset.path(),
        channel -> new ChangeMark(channel, asset).read().map(Fingerprint::of));
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      running.forEach(Stoppable::endNow);
      running.clear();
      // The driver says goodbye to the server, which may not answer; closing must not wait for it.
      CompletableFuture<Void> gone = CompletableFuture.runAsync(clients::close, workers);
      workers.shutdown();
      Conversation.isDoneWithin(gone, CLOSE_MILLIS);
    }
  }

  private <T> T call(String doing, @Nullable AssetPath asset, Function<Channel, T> call) {
    requireOpen();
    var conversation = new Conversation(this);
    Stoppable stoppable = register(conversation::stop);
    try {
      return call(conversation, doing, asset, call);
    } finally {
      conversation.end();
      running.remove(stoppable);
    }
  }

  /** Makes one call of a conversation, within the time limit for calls that read no values. */
  <T> T call(
      Conversation conversation,
      String doing,
      @Nullable AssetPath asset,
      Function<Channel, T> call) {
    long limit = settings().get(MongoSettings.QUERY_TIMEOUT).toMillis();
    try {
      return conversation.call(
          doing,
          asset,
          // Finding a server has its own limit, and each query of the call may take its time.
          connectMillis() + 4 * limit,
          () -> call.apply(Channel.of(conversation, clients.clientOfCall(), limit)));
    } catch (ConnectorException e) {
      boolean login = asset == null && e.code().equals(ConnectorException.ACCESS_DENIED);
      throw login && isAnonymous() ? loginWanted(doing) : e;
    }
  }

  /** A server that lets nobody in without a login says that nobody is not allowed. */
  private ConnectorException loginWanted(String doing) {
    return failures.because(
        ConnectorException.LOGIN_REFUSED,
        doing,
        null,
        "the server wants a login. Set 'user' and 'password'.");
  }

  /** Returns whether the source has no login that might be allowed more. */
  boolean isAnonymous() {
    return settings().find(MongoSettings.USER).isEmpty()
        && settings().find(MongoSettings.AUTH_MECHANISM).isEmpty()
        && context.handedIn(MongoClientSettings.class).isEmpty();
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

  /** Fails when the server's list of collections is readable and lacks this one. */
  void requireThere(Channel channel, AssetPath path) {
    try {
      var named = new BsonDocument("name", new BsonString(path.name()));
      for (String name : channel.collectionNames(path.names().get(0)).filter(named)) {
        if (name.equals(path.name())) {
          return;
        }
      }
    } catch (RuntimeException e) {
      if (MongoFailures.why(e).equals(ConnectorException.ACCESS_DENIED)) {
        return;
      }
      throw e;
    }
    throw failures.of(ConnectorException.NO_SUCH_ASSET, "read", path, null);
  }

  /** Returns how long finding a server may take. */
  long connectMillis() {
    return settings().get(MongoSettings.CONNECT_TIMEOUT).toMillis();
  }

  Clock clock() {
    return context.clock();
  }

  MongoFailures failures() {
    return failures;
  }

  Clients clients() {
    return clients;
  }

  Executor workers() {
    return workers;
  }

  /** Returns the right to make a call, of which there are as many as connections. */
  Semaphore permits() {
    return permits;
  }

  List<String> databases() {
    return settings().get(MongoSettings.DATABASES);
  }

  boolean listsSystem() {
    return settings().get(MongoSettings.SYSTEM_DATABASES);
  }

  int sampleSize() {
    return settings().get(MongoSettings.SAMPLE_SIZE);
  }

  private Settings settings() {
    return context.settings();
  }

  @Override
  public String toString() {
    return "connector of '" + context.source() + "'";
  }
}
