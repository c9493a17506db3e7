package io.racine.governance.classification;

import io.racine.governance.catalog.CallerCatalog;
import io.racine.governance.catalog.CatalogItemId;
import io.racine.governance.datasource.DataSourceId;
import io.racine.governance.organization.OrganizationId;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.store.Database;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes what a scan found, and lets people's decisions stand. Not API; may change in any release.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
public final class ClassificationRecorder {
  private final JdbiClassificationStore store;
  private final Classifiers classifiers;
  private final CallerCatalog catalog;
  private final Clock clock;
  private final OrganizationId organization;
  private final DataSourceId source;
  private final long scan;

  public ClassificationRecorder(
      Database database,
      Classifiers classifiers,
      CallerCatalog catalog,
      Clock clock,
      OrganizationId organization,
      DataSourceId source,
      long scan) {
    this.store = new JdbiClassificationStore(database);
    this.classifiers = classifiers;
    this.catalog = catalog;
    this.clock = clock;
    this.organization = organization;
    this.source = source;
    this.scan = scan;
  }

  /**
   * Records the verdicts on one table and its columns, by item; part of the caller's transaction.
   */
  public void record(CatalogItemId table, Map<CatalogItemId, ColumnVerdict> verdicts) {
    EntityNames names = classifiers.of(organization).names();
    Map<CatalogItemId, List<StoredFinding>> findings = new HashMap<>();
    verdicts.forEach((item, verdict) -> findings.put(item, stored(verdict, names)));
    store.replace(organization, source, scan, verdicts, findings, clock.instant());
    Map<CatalogItemId, StoredDecision> decisions = store.decisions(organization, table);
    findings.forEach(
        (item, found) -> {
          StoredDecision decision = decisions.get(item);
          var effective =
              new Effective(
                  StoredClassification.counting(found, decision)
                      .map(StoredFinding::finding)
                      .orElse(null),
                  decision == null ? null : decision.shown(names));
          catalog.classify(item, effective.entity().orElse(null), effective.level().orElse(null));
        });
  }

  private static List<StoredFinding> stored(ColumnVerdict verdict, EntityNames names) {
    return verdict.findings().stream()
        .map(finding -> new StoredFinding(finding, names.originalOf(finding)))
        .toList();
  }

  /**
   * Records the verdicts on those columns of a table of which nothing is known yet: the values
   * could not be read, and what names alone say must not replace what an earlier scan read.
   */
  public void recordMissing(CatalogItemId table, Map<CatalogItemId, ColumnVerdict> verdicts) {
    Map<CatalogItemId, ColumnVerdict> missing = new LinkedHashMap<>(verdicts);
    missing.keySet().removeAll(store.classifiedColumns(organization, table));
    record(table, missing);
  }

  /** Returns what is known about the columns that the scan met. */
  public List<DataClassification> metByScan() {
    EntityNames names = classifiers.of(organization).names();
    return store.listOfScan(organization, source, scan).stream()
        .map(known -> known.shown(names))
        .toList();
  }

  /** Returns what is known about the tables that the scan met. */
  public List<TableClassification> tablesMetByScan() {
    return store.tablesOfScan(organization, source, scan);
  }
}
