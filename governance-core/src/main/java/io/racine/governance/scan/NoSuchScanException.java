package io.racine.governance.scan;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.GovernanceException;

/**
 * There is no such scan in the caller's organisation.
 *
 * @since 0.1
 */
public final class NoSuchScanException extends GovernanceException {
  private static final long serialVersionUID = 1L;
  private static final ErrorCode CODE = ErrorCode.of("scan.not-found", ErrorKind.CALLER);

  NoSuchScanException(ScanId id) {
    super(CODE, "There is no scan with id " + id + ".");
  }
}
