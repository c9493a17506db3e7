package io.racine.governance.scan;

import io.racine.governance.catalog.CatalogItemId;
import io.racine.governance.catalog.CatalogRecorder;
import io.racine.governance.classification.ClassificationRecorder;
import io.racine.governance.classification.Judge;
import io.racine.governance.datasource.DataSource;
import io.racine.governance.spi.Issue;
import io.racine.governance.spi.classifier.HashKey;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ValueReader;
import java.util.Collection;
import java.util.List;

/** What the scan of one asset needs of the run it is part of. Thread-safe. */
interface ScanContext {
  ScanRequest request();

  DataSource source();

  Connector connector();

  CatalogRecorder catalog();

  ClassificationRecorder classifications();

  Tally tally();

  HashKey hashKey();

  /** Returns a hash of everything besides the data that verdicts depend on. */
  String judgedWith();

  Judge judge();

  boolean stopRequested();

  ReaderWatch watch(ValueReader reader);

  void inTransaction(Runnable work);

  void recordUnchanged(CatalogItemId table);

  /** Writes what became of an asset; part of the caller's transaction. */
  void recordFinished(
      CatalogItemId table,
      AssetOutcome outcome,
      long rows,
      long bytes,
      Collection<JdbiScanRecordStore.ResultRow> results,
      List<Issue> issues);

  default boolean isIncremental() {
    return request().type() == ScanType.INCREMENTAL;
  }

  /** Returns the source for a message. */
  default String sourceText() {
    return "data source '" + source().name() + "'";
  }
}
