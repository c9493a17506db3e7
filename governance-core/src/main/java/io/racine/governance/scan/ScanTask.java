package io.racine.governance.scan;

import static java.util.Objects.requireNonNull;

import io.racine.governance.catalog.CatalogItemId;
import io.racine.governance.catalog.CatalogRecorder;
import io.racine.governance.catalog.CatalogRecorder.Recorded;
import io.racine.governance.classification.ClassificationRecorder;
import io.racine.governance.classification.Judge;
import io.racine.governance.datasource.DataSource;
import io.racine.governance.organization.OrganizationId;
import io.racine.governance.plugin.PluginFailure;
import io.racine.governance.spi.GovernanceException;
import io.racine.governance.spi.Issue;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetFilter;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.classifier.HashKey;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.ListRequest;
import io.racine.governance.spi.connector.Listing;
import io.racine.governance.spi.connector.ValueReader;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One run from its start to its end: list, record, hand tables to workers, mark what is gone.
 *
 * <p>{@link #run} is called once, by one thread; the rest is thread-safe.
 */
final class ScanTask implements ScanContext {
  /** After a fault, workers get so long to end; one that hangs in the store is then left behind. */
  static final Duration FAULT_GRACE = Duration.ofSeconds(5);

  /** Beyond its own limit a connector gets so much longer before its reader is cancelled for it. */
  private static final long GRACE_SECONDS = 5;

  private final ScanEngine engine;
  private final OrganizationId organization;
  private final ScanRequest request;
  private final DataSource source;
  private final ScanId id;
  private final Map<CatalogItemId, AssetOutcome> finishedBefore;
  private final CatalogRecorder catalog;
  private final ClassificationRecorder classifications;
  private final HashKey hashKey;
  private final String judgedWith;
  private final Tally tally = new Tally();
  private final Set<ReaderWatch> activeReaders = ConcurrentHashMap.newKeySet();
  private final Set<AssetPath> unknownPlaces = new HashSet<>();
  private final AtomicReference<@Nullable RuntimeException> fault = new AtomicReference<>();
  private volatile @Nullable Connector connector;
  private volatile @Nullable Cursor<Listing> listing;
  private volatile boolean stopRequested;
  private volatile boolean workersLeftBehind;
  private boolean listingComplete = true;

  ScanTask(
      ScanEngine engine,
      OrganizationId organization,
      ScanRequest request,
      DataSource source,
      ScanId id,
      Map<CatalogItemId, AssetOutcome> finishedBefore,
      CatalogRecorder catalog,
      ClassificationRecorder classifications,
      HashKey hashKey,
      String judgedWith) {
    this.engine = engine;
    this.organization = organization;
    this.request = request;
    this.source = source;
    this.id = id;
    this.finishedBefore = finishedBefore;
    this.catalog = catalog;
    this.classifications = classifications;
    this.hashKey = hashKey;
    this.judgedWith = judgedWith;
  }

  /**
   * Scans to the end or to a stop.
   *
   * @throws GovernanceException if the scan cannot go on
   */
  void run() {
    try (Connector opened = engine.connectors().open(source)) {
      connector = opened;
      if (!stopRequested) {
        opened.verify();
      }
      if (!stopRequested) {
        scan(opened);
      }
    } catch (StoppedException e) {
      requestStop();
    } catch (RuntimeException e) {
      // A connector that is stopped breaks off in its own way; that is no failure.
      if (!stopRequested) {
        throw PluginFailure.from(e, "Scanning " + sourceText());
      }
    }
  }

  private void scan(Connector opened) {
    var slots = new WorkerSlots(request.parallelism());
    try {
      list(opened, slots);
    } catch (RuntimeException e) {
      // A worker's fault came first and is likely the cause of this one.
      fault.compareAndSet(null, e);
    } finally {
      // Until they end, workers hold the connector.
      workersLeftBehind = !slots.awaitAll(() -> fault.get() != null, FAULT_GRACE);
    }
    RuntimeException failed = fault.get();
    if (failed != null) {
      // Why the store gave itself up, rather than what followed from it in one of the threads.
      throw engine.database().fatalFault().<RuntimeException>map(e -> e).orElse(failed);
    }
    if (!stopRequested && listingComplete) {
      catalog.markGone(request.filter(), unknownPlaces);
    }
  }

  private void list(Connector opened, WorkerSlots slots) {
    try (Cursor<Listing> cursor = opened.listAssets(ListRequest.of(request.filter()))) {
      listing = cursor;
      while (!stopRequested && fault.get() == null && cursor.hasNext()) {
        Listing next = cursor.next();
        if (next instanceof Listing.Found found) {
          found(found.asset(), slots);
        } else if (next instanceof Listing.Failed failed) {
          failed(failed);
        } else if (next instanceof Listing.LeftOut leftOut) {
          tally.leftOut(leftOut.count());
        }
      }
      if (!stopRequested && fault.get() == null) {
        tally.listingDone();
      }
    } finally {
      listing = null;
    }
  }

  private void found(AssetDescriptor asset, WorkerSlots slots) {
    if (isFiltered(asset)) {
      tally.leftOut(1);
      return;
    }
    tally.listed();
    Recorded recorded = catalog.record(asset);
    AssetOutcome before = finishedBefore.get(recorded.id());
    if (before != null) {
      catalog.columnsUnchanged(recorded.id());
      tally.finished(before);
    } else if (asset.type().holdsRows()) {
      submit(asset, recorded, slots);
    } else {
      tally.finished(AssetOutcome.RECORDED);
    }
  }

  /**
   * A connector should have left these out; one that does not must not change what a filter means.
   */
  private boolean isFiltered(AssetDescriptor asset) {
    AssetFilter filter = request.filter();
    return switch (asset.type()) {
      case TABLE, VIEW, PROCEDURE, FUNCTION -> !filter.accepts(asset.path());
      case INDEX -> asset.path().parent().filter(filter::accepts).isEmpty();
      case DATABASE, SCHEMA, COLUMN -> false;
    };
  }

  private void failed(Listing.Failed failed) {
    tally.listed();
    tally.finished(AssetOutcome.FAILED);
    Issue issue = failed.issue();
    if (failed.under() == null) {
      listingComplete = false;
    } else {
      unknownPlaces.add(failed.under());
      issue = issue.where().isPresent() ? issue : issue.at(failed.under().toString());
    }
    engine.records().insertIssue(organization, id, issue, engine.now());
  }

  private void submit(AssetDescriptor asset, Recorded recorded, WorkerSlots slots) {
    while (!taken(slots)) {
      if (stopRequested || fault.get() != null) {
        return;
      }
    }
    engine.execute(
        () -> {
          try {
            work(asset, recorded);
          } finally {
            slots.giveBack();
          }
        },
        slots::giveBack);
  }

  /** Waits a moment for a free worker; short, so that a stop is noticed. */
  private boolean taken(WorkerSlots slots) {
    try {
      return slots.tryTake();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      requestStop();
      return false;
    }
  }

  private void work(AssetDescriptor asset, Recorded recorded) {
    if (stopRequested || fault.get() != null) {
      return;
    }
    var assetScan = new AssetScan(this, asset, recorded);
    try {
      AssetOutcome outcome = assetScan.run();
      tally.finished(outcome);
      engine.tell(
          new AssetScanned(
              engine.now(),
              id,
              source.name(),
              asset.path(),
              outcome,
              assetScan.rows(),
              tally.progress()));
    } catch (StoppedException e) {
      requestStop();
    } catch (RuntimeException e) {
      // The source's failures were caught; what comes through here is the store's or our own fault.
      fail(e);
    } catch (Error e) {
      fail(
          new GovernanceException(
              ScanErrors.UNEXPECTED,
              "Scanning " + asset.path() + " of " + sourceText() + " ended with " + e.getClass()));
      throw e;
    }
  }

  /** Makes the run end soon, and with this failure unless it has one already. */
  void fail(RuntimeException failure) {
    fault.compareAndSet(null, failure);
    cancelReading();
  }

  /** Makes the run end soon. */
  void requestStop() {
    stopRequested = true;
    cancelReading();
  }

  private void cancelReading() {
    Cursor<Listing> cursor = listing;
    if (cursor != null) {
      cursor.cancel();
    }
    activeReaders.forEach(ReaderWatch::cancel);
  }

  ScanId id() {
    return id;
  }

  @Override
  public ScanRequest request() {
    return request;
  }

  @Override
  public DataSource source() {
    return source;
  }

  @Override
  public Connector connector() {
    return requireNonNull(connector);
  }

  @Override
  public CatalogRecorder catalog() {
    return catalog;
  }

  @Override
  public ClassificationRecorder classifications() {
    return classifications;
  }

  @Override
  public Tally tally() {
    return tally;
  }

  @Override
  public HashKey hashKey() {
    return hashKey;
  }

  @Override
  public String judgedWith() {
    return judgedWith;
  }

  @Override
  public Judge judge() {
    return engine.classifiers().judge(organization);
  }

  @Override
  public boolean stopRequested() {
    return stopRequested;
  }

  @Override
  public ReaderWatch watch(ValueReader reader) {
    var watch = new ReaderWatch(reader, activeReaders);
    watch.alarm(engine.after(request.assetTimeLimit().plusSeconds(GRACE_SECONDS), watch::timeOut));
    if (stopRequested) {
      // The stop came between the opening and here and has not seen this reader.
      reader.cancel();
    }
    return watch;
  }

  @Override
  public void inTransaction(Runnable work) {
    engine
        .database()
        .runInTransaction(
            () -> {
              if (workersLeftBehind) {
                // The run has ended, and the next one may have this table by now.
                throw new StoppedException();
              }
              work.run();
            });
  }

  @Override
  public void recordUnchanged(CatalogItemId table) {
    inTransaction(
        () -> {
          catalog.columnsUnchanged(table);
          engine.records().copyResults(organization, id, table, engine.now());
          engine
              .records()
              .insertAsset(organization, id, table, AssetOutcome.UNCHANGED, 0, 0, engine.now());
        });
  }

  @Override
  public void recordFinished(
      CatalogItemId table,
      AssetOutcome outcome,
      long rows,
      long bytes,
      Collection<JdbiScanRecordStore.ResultRow> results,
      List<Issue> issues) {
    engine.records().insertAsset(organization, id, table, outcome, rows, bytes, engine.now());
    engine.records().insertResults(organization, id, results, engine.now());
    for (Issue issue : issues) {
      engine.records().insertIssue(organization, id, issue, engine.now());
    }
  }
}
