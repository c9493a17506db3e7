package io.racine.governance.scan;

import io.racine.governance.catalog.CatalogItemId;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.Verdict;
import java.time.Instant;

/**
 * What one scan found in one column, before any person's decision. History: later scans do not
 * change it.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param scan the scan
 * @param item the column
 * @param table where its table is
 * @param column where it is within its table
 * @param dataType its type as the source writes it
 * @param entity what it holds
 * @param classification how sensitive that is
 * @param verdict whether the column is, or contains, the entity
 * @param confidenceScore how sure that is, 0 to 1
 * @param ruleId the rule that said so
 * @since 0.1
 */
public record ScanResult(
    ScanId scan,
    CatalogItemId item,
    AssetPath table,
    FieldPath column,
    String dataType,
    EntityType entity,
    SensitivityLevel classification,
    Verdict verdict,
    double confidenceScore,
    String ruleId,
    Instant createdAt) {}
