package io.racine.governance.scan;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.GovernanceException;

/**
 * A scan could not go on. What it had finished is kept, and it can be resumed.
 *
 * @since 0.1
 */
public final class ScanFailedException extends GovernanceException {
  private static final long serialVersionUID = 1L;

  private final long scanId;

  ScanFailedException(ScanId scanId, ErrorCode code, String message) {
    super(code, message);
    this.scanId = scanId.value();
  }

  public ScanId scanId() {
    return ScanId.of(scanId);
  }
}
