package io.racine.governance.scan;

import io.racine.governance.event.GovernanceEvent;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.SourceName;
import java.time.Instant;

/**
 * A scan is done with one table or view.
 *
 * @param outcome what became of it
 * @param rows rows read of it
 * @param progress how far the scan is now
 * @since 0.1
 */
public record AssetScanned(
    Instant at,
    ScanId scan,
    SourceName dataSource,
    AssetPath asset,
    AssetOutcome outcome,
    long rows,
    ScanProgress progress)
    implements GovernanceEvent {}
