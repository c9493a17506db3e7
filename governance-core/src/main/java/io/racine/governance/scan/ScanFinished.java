package io.racine.governance.scan;

import io.racine.governance.event.GovernanceEvent;
import io.racine.governance.spi.asset.SourceName;
import java.time.Instant;

/**
 * A scan has ended, in whatever way; told exactly once per start.
 *
 * @since 0.1
 */
public record ScanFinished(
    Instant at, ScanId scan, SourceName dataSource, ScanStatus status, ScanCounts counts)
    implements GovernanceEvent {}
