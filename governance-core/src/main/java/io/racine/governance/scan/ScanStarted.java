package io.racine.governance.scan;

import io.racine.governance.event.GovernanceEvent;
import io.racine.governance.spi.asset.SourceName;
import java.time.Instant;

/**
 * A scan was started or resumed.
 *
 * @param resumed whether it goes on with an earlier one
 * @since 0.1
 */
public record ScanStarted(Instant at, ScanId scan, SourceName dataSource, boolean resumed)
    implements GovernanceEvent {}
