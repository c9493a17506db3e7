package io.racine.governance.scan;

import io.racine.governance.catalog.CallerCatalog;
import io.racine.governance.catalog.CatalogItemId;
import io.racine.governance.catalog.CatalogRecorder;
import io.racine.governance.classification.ClassificationRecorder;
import io.racine.governance.classification.Classifiers;
import io.racine.governance.datasource.Connectors;
import io.racine.governance.datasource.DataSource;
import io.racine.governance.datasource.DataSourceStatus;
import io.racine.governance.datasource.DataSources;
import io.racine.governance.datasource.SourceLimits;
import io.racine.governance.event.EventBus;
import io.racine.governance.event.GovernanceEvent;
import io.racine.governance.organization.Caller;
import io.racine.governance.organization.OrganizationId;
import io.racine.governance.spi.GovernanceException;
import io.racine.governance.spi.Issue;
import io.racine.governance.spi.classifier.HashKey;
import io.racine.governance.store.ContentHash;
import io.racine.governance.store.Database;
import io.racine.governance.store.JsonText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs scans: their threads, their heartbeats, their ends. Not API; may change in any release.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
public final class ScanEngine implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(ScanEngine.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  /** A node that has been silent for so long is taken for dead. */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(4);

  /**
   * When the store gives itself up, a scan ends by itself within {@link AssetWorkers#FAULT_GRACE}.
   * One whose own thread hangs in the store has its end called after this.
   */
  private static final Duration STORE_GRACE = AssetWorkers.FAULT_GRACE.plusSeconds(2);

  private final Database database;
  private final JdbiScanStore store;
  private final JdbiScanRecordStore records;
  private final Connectors connectors;
  private final DataSources sources;
  private final Classifiers classifiers;
  private final Clock clock;
  private final EventBus events;
  private final Supplier<HashKey> hashKeys;
  private final LongSupplier random;
  private final RetryPolicy retries;
  private final String node;
  private final ExecutorService workers;
  private final ScheduledExecutorService alarms;

  /** Apart from the alarms, which must come when the store no longer answers. */
  private final ScheduledExecutorService heartbeats;

  private final Map<ScanId, RunningScan> running = new ConcurrentHashMap<>();
  private volatile boolean closed;

  public ScanEngine(
      Database database,
      Connectors connectors,
      DataSources sources,
      Classifiers classifiers,
      Clock clock,
      EventBus events,
      Supplier<HashKey> hashKeys,
      LongSupplier random,
      RetryPolicy retries,
      String node,
      ThreadFactory threads) {
    this.database = database;
    this.store = new JdbiScanStore(database);
    this.records = new JdbiScanRecordStore(database);
    this.connectors = connectors;
    this.sources = sources;
    this.classifiers = classifiers;
    this.clock = clock;
    this.events = events;
    this.hashKeys = hashKeys;
    this.random = random;
    this.retries = retries;
    this.node = node;
    this.workers = Executors.newCachedThreadPool(threads);
    this.alarms = Executors.newSingleThreadScheduledExecutor(threads);
    this.heartbeats = Executors.newSingleThreadScheduledExecutor(threads);
    database.whenFatal(this::storeGaveUp);
  }

  /**
   * Marks the scans that a dead process left running.
   *
   * @param onlyNode whether no other process can have the store open, so that every such scan is
   *     dead
   */
  public void recover(boolean onlyNode) {
    // Whatever a clock says, a scan that runs in no process does not run.
    Instant lastHeard =
        onlyNode ? clock.instant().plus(Duration.ofDays(3650)) : clock.instant().minus(SILENCE);
    int interrupted =
        database.inTransaction(() -> store.interruptSilent(lastHeard, clock.instant()));
    if (interrupted > 0) {
      LOGGER.info("{} scans were interrupted and can be resumed", interrupted);
    }
  }

  /** Refuses to go on when a scan of an organisation is running. */
  public void requireIdle(OrganizationId organization) {
    if (store.isAnyScanRunning(organization)) {
      throw new GovernanceException(
          ScanErrors.SOURCE_BUSY,
          "Organisation " + organization + " has a running scan. Cancel it first.");
    }
  }

  ScanRun launch(OrganizationId organization, Scan scan, boolean resumed) {
    DataSource source = sources.require(organization, scan.dataSource());
    requireUsable(source);
    ScanRequest request =
        ScanRequestJson.read(source.name().text(), store.request(organization, scan.id()));
    database.runInTransaction(
        () -> {
          store.lockSource(organization, source.id());
          if (store.isScanRunning(organization, source.id())) {
            throw new GovernanceException(
                ScanErrors.SOURCE_BUSY,
                "Cannot scan data source '"
                    + source.name()
                    + "': another scan of it is running. Wait for it or cancel it.");
          }
          if (!store.updateToRunningIf(
              organization, scan.id(), scan.status(), node, clock.instant())) {
            throw new GovernanceException(
                ScanErrors.NOT_STARTABLE, "Scan " + scan.id() + " was started by somebody else.");
          }
          records.deleteFailures(organization, scan.id());
          recordIgnoredRules(organization, scan.id());
          sources.updateStatus(organization, source.id(), DataSourceStatus.SYNCING);
        });
    Map<CatalogItemId, AssetOutcome> finished =
        resumed ? records.finishedAssets(organization, scan.id()) : Map.of();
    var catalog =
        new CatalogRecorder(database, clock, organization, source.id(), scan.id().value());
    var classifications =
        new ClassificationRecorder(
            database,
            classifiers,
            new CallerCatalog(database, sources, clock, Caller.system(organization)),
            clock,
            organization,
            source.id(),
            scan.id().value());
    HashKey hashKey = hashKeys.get();
    var control = new RunControl();
    var records = new RunRecords(this, organization, scan.id(), catalog);
    var effort = new EffortTally(scan.effort());
    var context =
        new ScanContext(
            this,
            organization,
            request,
            source,
            catalog,
            classifications,
            hashKey,
            judgedWith(organization, source, request),
            control,
            records,
            new Tally(),
            effort,
            new SourceCalls(
                retries,
                new BackOff(retries, new SplittableRandom(random.getAsLong())),
                control,
                control,
                effort,
                clock,
                source,
                records::issue),
            slots(request, source.limits()),
            rate(source.limits()));
    var task = new ScanTask(context, scan.id(), finished);
    var run = new RunningScan(this, organization, task, classifications);
    running.put(scan.id(), run);
    if (closed) {
      // close() may have looked before this run was there.
      task.requestStop();
    }
    tell(new ScanStarted(now(), scan.id(), source.name(), resumed));
    Future<?> heartbeat =
        heartbeats.scheduleAtFixedRate(
            () -> beat(organization, run),
            HEARTBEAT.toMillis(),
            HEARTBEAT.toMillis(),
            TimeUnit.MILLISECONDS);
    execute(
        () -> {
          try {
            run.drive();
          } finally {
            heartbeat.cancel(false);
            running.remove(scan.id());
          }
        },
        () -> {
          heartbeat.cancel(false);
          running.remove(scan.id());
          throw closedException();
        });
    return run;
  }

  /** Writes what the classifiers leave out of the organisation's rules, once for a resumed scan. */
  private void recordIgnoredRules(OrganizationId organization, ScanId scan) {
    List<Issue> known = records.issues(organization, scan);
    for (Issue issue : classifiers.issues(organization)) {
      if (known.stream().noneMatch(earlier -> isSamePlace(earlier, issue))) {
        records.insertIssue(organization, scan, issue, clock.instant());
      }
    }
  }

  private static boolean isSamePlace(Issue one, Issue other) {
    return one.code().equals(other.code()) && one.where().equals(other.where());
  }

  private static WorkerSlots slots(ScanRequest request, SourceLimits limits) {
    return new WorkerSlots(
        Math.min(request.parallelism(), limits.maxReaders().orElse(ScanRequest.MAX_PARALLELISM)));
  }

  private static @Nullable RowRate rate(SourceLimits limits) {
    return limits.rowsPerSecond().isPresent()
        ? new RowRate(limits.rowsPerSecond().getAsLong(), System::nanoTime)
        : null;
  }

  private void requireUsable(DataSource source) {
    if (closed) {
      throw closedException();
    }
    if (source.status() == DataSourceStatus.INACTIVE
        || source.status() == DataSourceStatus.MAINTENANCE) {
      throw new GovernanceException(
          ScanErrors.SOURCE_OFF,
          "Cannot scan data source '"
              + source.name()
              + "': its status is "
              + source.status()
              + ". Set it to ACTIVE first.");
    }
  }

  private static GovernanceException closedException() {
    return new GovernanceException(ScanErrors.CLOSED, "Cannot scan: the library is closed.");
  }

  /** Everything besides the data that verdicts depend on, as one hash. */
  private String judgedWith(OrganizationId organization, DataSource source, ScanRequest request) {
    String text =
        String.join(
            "\n",
            classifiers.version(organization),
            JsonText.write(source.settings()),
            source.locales().toString(),
            source.inference().name(),
            String.valueOf(source.environment()),
            JsonText.write(ScanRequestJson.sampling(request.sampling())),
            Integer.toString(JsonExpansion.VERSION));
    return ContentHash.of(text);
  }

  private void beat(OrganizationId organization, RunningScan run) {
    try {
      store.updateHeartbeat(organization, run.id(), node, run.effort(), clock.instant());
    } catch (RuntimeException e) {
      // The scan itself meets a broken store at its next write; the heartbeats must go on.
      LOGGER.debug("Heartbeat of scan {} failed", run.id(), e);
    }
  }

  private void storeGaveUp() {
    try {
      running.values().forEach(run -> run.storeGaveUp(STORE_GRACE));
    } catch (RejectedExecutionException e) {
      LOGGER.debug("The library was being closed when the store gave itself up");
    }
  }

  Optional<RunningScan> findRunning(OrganizationId organization, ScanId id) {
    return Optional.ofNullable(running.get(id)).filter(run -> run.isOf(organization));
  }

  /** Runs work in a thread of its own; when the engine is closed, does {@code rejected} instead. */
  void execute(Runnable work, Runnable rejected) {
    try {
      workers.execute(work);
    } catch (RejectedExecutionException e) {
      rejected.run();
    }
  }

  Future<?> after(Duration delay, Runnable work) {
    return alarms.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  void tell(GovernanceEvent event) {
    events.tell(event);
  }

  Instant now() {
    return clock.instant();
  }

  Database database() {
    return database;
  }

  JdbiScanRecordStore records() {
    return records;
  }

  JdbiScanStore store() {
    return store;
  }

  Connectors connectors() {
    return connectors;
  }

  DataSources sources() {
    return sources;
  }

  Classifiers classifiers() {
    return classifiers;
  }

  String node() {
    return node;
  }

  /** Cancels what runs and waits a few seconds for its end. */
  @Override
  public void close() {
    closed = true;
    running.values().forEach(RunningScan::cancel);
    long limit = System.nanoTime() + CLOSE_LIMIT.toNanos();
    for (RunningScan run : running.values()) {
      if (!run.awaitEnd(Duration.ofNanos(limit - System.nanoTime()))) {
        LOGGER.warn(
            "Scan {} did not end in time; it can be resumed after the next start", run.id());
      }
    }
    workers.shutdownNow();
    alarms.shutdownNow();
    heartbeats.shutdownNow();
  }
}
