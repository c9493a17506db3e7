package io.racine.governance.scan;

import io.racine.governance.catalog.CatalogRecorder.Recorded;
import io.racine.governance.spi.GovernanceException;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.connector.Connector;
import java.time.Duration;

/** Scans assets in threads of their own, as many at once as there are slots. Thread-safe. */
final class AssetWorkers {
  /** After a fault, workers get so long to end; one that hangs in the store is then left behind. */
  static final Duration FAULT_GRACE = Duration.ofSeconds(5);

  private final ScanContext context;
  private final ScanId id;
  private final Connector connector;

  AssetWorkers(ScanContext context, ScanId id, Connector connector) {
    this.context = context;
    this.id = id;
    this.connector = connector;
  }

  /** Scans an asset as soon as there is a slot, unless the run is to end. */
  void submit(AssetDescriptor asset, Recorded recorded) {
    try {
      if (!context.slots().take(context.control()::isEnding)) {
        return;
      }
    } catch (InterruptedException e) {
      throw context.control().interrupted();
    }
    context
        .engine()
        .execute(
            () -> {
              try {
                work(asset, recorded);
              } finally {
                context.slots().giveBack();
              }
            },
            context.slots()::giveBack);
  }

  private void work(AssetDescriptor asset, Recorded recorded) {
    if (context.control().isEnding()) {
      return;
    }
    var scan = new AssetScan(context, connector, asset, recorded);
    try {
      finished(asset, scan.run(), scan.rows());
    } catch (StoppedException e) {
      // The run is to end, for a reason that is known; this asset was not reached.
      return;
    } catch (RuntimeException e) {
      // The source's failures were caught; what comes through here is the store's or our own fault.
      context.control().fail(e);
    } catch (Error e) {
      context
          .control()
          .fail(
              new GovernanceException(
                  ScanErrors.UNEXPECTED,
                  "Scanning "
                      + asset.path()
                      + " of "
                      + context.sourceText()
                      + " ended with "
                      + e.getClass()));
      throw e;
    }
  }

  private void finished(AssetDescriptor asset, AssetOutcome outcome, long rows) {
    context.tally().finished(outcome);
    ScanEngine engine = context.engine();
    engine.tell(
        new AssetScanned(
            engine.now(),
            id,
            context.source().name(),
            asset.path(),
            outcome,
            rows,
            context.tally().progress(context.effort().effort())));
  }

  /** Waits for the end of all; after a fault not for ever. What comes later is not recorded. */
  void awaitAll() {
    if (!context.slots().awaitAll(() -> context.control().fault().isPresent(), FAULT_GRACE)) {
      context.records().close();
    }
  }
}
