package io.racine.governance.scan;

import io.racine.governance.catalog.CatalogItemId;
import io.racine.governance.catalog.CatalogRecorder;
import io.racine.governance.organization.OrganizationId;
import io.racine.governance.spi.Issue;
import java.util.Collection;
import java.util.List;

/** Writes what a run came to, as long as it runs. Thread-safe. */
final class RunRecords {
  private final ScanEngine engine;
  private final OrganizationId organization;
  private final ScanId id;
  private final CatalogRecorder catalog;
  private volatile boolean closed;

  RunRecords(ScanEngine engine, OrganizationId organization, ScanId id, CatalogRecorder catalog) {
    this.engine = engine;
    this.organization = organization;
    this.id = id;
    this.catalog = catalog;
  }

  /** Says that the run has ended: the next one may have its assets by now. */
  void close() {
    closed = true;
  }

  /**
   * Does work in a transaction.
   *
   * @throws StoppedException if the run has ended
   */
  void inTransaction(Runnable work) {
    engine
        .database()
        .runInTransaction(
            () -> {
              if (closed) {
                throw new StoppedException();
              }
              work.run();
            });
  }

  void unchanged(CatalogItemId table) {
    inTransaction(
        () -> {
          catalog.columnsUnchanged(table);
          engine.records().copyResults(organization, id, table, engine.now());
          engine
              .records()
              .insertAsset(organization, id, table, AssetOutcome.UNCHANGED, 0, 0, engine.now());
        });
  }

  /** Writes what became of an asset; part of the caller's transaction. */
  void finished(
      CatalogItemId table,
      AssetOutcome outcome,
      long rows,
      long bytes,
      Collection<JdbiScanRecordStore.ResultRow> results,
      List<Issue> issues) {
    engine.records().insertAsset(organization, id, table, outcome, rows, bytes, engine.now());
    engine.records().insertResults(organization, id, results, engine.now());
    issues.forEach(this::issue);
  }

  void issue(Issue issue) {
    engine.records().insertIssue(organization, id, issue, engine.now());
  }
}
