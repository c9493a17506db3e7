package io.racine.governance.scan;

import io.racine.governance.catalog.CatalogItemId;
import io.racine.governance.catalog.CatalogRecorder.Recorded;
import io.racine.governance.datasource.DataSource;
import io.racine.governance.plugin.PluginFailure;
import io.racine.governance.spi.GovernanceException;
import io.racine.governance.spi.Issue;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.connector.Connector;
import java.util.Map;
import java.util.Optional;

/**
 * One run from its start to its end: list, record, hand tables to workers, mark what is gone.
 *
 * <p>{@link #run} is called once, by one thread; the rest is thread-safe.
 */
final class ScanTask {
  private final ScanContext context;
  private final ScanId id;
  private final Map<CatalogItemId, AssetOutcome> finishedBefore;

  ScanTask(ScanContext context, ScanId id, Map<CatalogItemId, AssetOutcome> finishedBefore) {
    this.context = context;
    this.id = id;
    this.finishedBefore = finishedBefore;
  }

  /**
   * Scans to the end or to a stop.
   *
   * @throws GovernanceException if the scan cannot go on
   */
  void run() {
    try (Connector connector = context.engine().connectors().open(context.source())) {
      scan(connector);
      context.control().sourceGone().ifPresent(this::sourceGone);
    } catch (RuntimeException e) {
      // A connector that is stopped breaks off in its own way; that is no failure.
      if (!context.control().stopRequested()) {
        throw PluginFailure.from(e, "Scanning " + context.sourceText());
      }
    }
  }

  private void scan(Connector connector) {
    try {
      context.calls().call(connector::verify);
      scanAssets(connector);
    } catch (StoppedException e) {
      // Who stopped it has said why.
      if (!context.control().isEnding()) {
        throw e;
      }
    }
  }

  private void scanAssets(Connector connector) {
    RunControl control = context.control();
    var workers = new AssetWorkers(context, id, connector);
    var listing = new SourceListing(context, connector, asset -> found(asset, workers));
    try {
      listing.run();
    } catch (RuntimeException e) {
      // A fault or a stop came first and is likely the cause of this one.
      if (!control.isEnding()) {
        control.failAfterReading(e);
      }
    } finally {
      // Until they end, workers hold the connector.
      workers.awaitAll();
    }
    Optional<RuntimeException> fault = control.fault();
    if (fault.isPresent()) {
      // Why the store gave itself up, rather than what followed from it in one of the threads.
      throw context
          .engine()
          .database()
          .fatalFault()
          .<RuntimeException>map(e -> e)
          .orElse(fault.get());
    }
    if (!control.isStopped() && listing.isComplete()) {
      context.catalog().markGone(context.request().filter(), listing.unknownPlaces());
    }
  }

  private void found(AssetDescriptor asset, AssetWorkers workers) {
    Tally tally = context.tally();
    tally.listed();
    Recorded recorded = context.catalog().record(asset);
    AssetOutcome before = finishedBefore.get(recorded.id());
    if (before != null) {
      context.catalog().columnsUnchanged(recorded.id());
      tally.finished(before);
    } else if (asset.type().holdsRows()) {
      workers.submit(asset, recorded);
    } else {
      tally.finished(AssetOutcome.RECORDED);
    }
  }

  private void sourceGone(GovernanceException gone) {
    context.records().issue(Issue.from(gone).at(context.source().name().text()));
    throw gone;
  }

  /** Makes the run end soon, and with this failure unless it has one already. */
  void fail(RuntimeException failure) {
    context.control().fail(failure);
  }

  /** Makes the run end soon. */
  void requestStop() {
    context.control().requestStop();
  }

  boolean stopRequested() {
    return context.control().stopRequested();
  }

  ScanId id() {
    return id;
  }

  DataSource source() {
    return context.source();
  }

  ScanCounts counts() {
    return context.tally().counts();
  }

  ScanEffort effort() {
    return context.effort().effort();
  }

  ScanProgress progress() {
    return context.tally().progress(effort());
  }
}
