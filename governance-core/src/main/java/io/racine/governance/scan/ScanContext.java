package io.racine.governance.scan;

import io.racine.governance.catalog.CatalogRecorder;
import io.racine.governance.classification.ClassificationRecorder;
import io.racine.governance.classification.Judge;
import io.racine.governance.datasource.DataSource;
import io.racine.governance.organization.OrganizationId;
import io.racine.governance.spi.classifier.HashKey;
import io.racine.governance.spi.connector.ValueReader;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of a run share. Thread-safe.
 *
 * @param judgedWith a hash of everything besides the data that verdicts depend on
 * @param calls how the source is called
 * @param slots one for each reader that may be at work
 * @param rowRate the source's limit of rows a second, or null
 */
record ScanContext(
    ScanEngine engine,
    OrganizationId organization,
    ScanRequest request,
    DataSource source,
    CatalogRecorder catalog,
    ClassificationRecorder classifications,
    HashKey hashKey,
    String judgedWith,
    RunControl control,
    RunRecords records,
    Tally tally,
    EffortTally effort,
    SourceCalls calls,
    WorkerSlots slots,
    @Nullable RowRate rowRate) {
  /** Beyond its own limit a connector gets so much longer before its reader is cancelled for it. */
  private static final long GRACE_SECONDS = 5;

  /** What the batches of all readers of a run that wait to be judged may take together. */
  private static final long HAND_OVER_BYTES = 16L << 20;

  Judge judge() {
    return engine.classifiers().judge(organization);
  }

  Optional<RowRate> rate() {
    return Optional.ofNullable(rowRate);
  }

  /** Returns how many bytes may wait between one reader and its judge. */
  long handOverBytes() {
    return HAND_OVER_BYTES / slots.size();
  }

  /** Keeps a reader in sight, and cancels it when it is late. */
  ReaderWatch watch(ValueReader reader, Duration limit) {
    ReaderWatch watch = control.watch(reader);
    watch.alarm(engine.after(limit.plusSeconds(GRACE_SECONDS), watch::timeOut));
    return watch;
  }

  boolean isIncremental() {
    return request.type() == ScanType.INCREMENTAL;
  }

  /** Returns the source for a message. */
  String sourceText() {
    return "data source '" + source.name() + "'";
  }
}
