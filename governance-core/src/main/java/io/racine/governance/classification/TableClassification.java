package io.racine.governance.classification;

import io.racine.governance.catalog.CatalogItemId;
import io.racine.governance.datasource.DataSourceId;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.classifier.Finding;
import java.time.Instant;
import java.util.List;

/**
 * What the last scan found in a table as a whole, such as columns that single people out together.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param item the table
 * @param dataSource the source it is in
 * @param table where it is
 * @param findings best first; not empty
 * @param scanId the scan that found it
 * @since 0.1
 */
public record TableClassification(
    CatalogItemId item,
    DataSourceId dataSource,
    AssetPath table,
    List<Finding> findings,
    long scanId,
    Instant updatedAt) {
  public TableClassification {
    findings = List.copyOf(findings);
  }

  @Override
  public String toString() {
    return table + ": " + findings.get(0);
  }
}
