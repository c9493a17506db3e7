package io.racine.governance.scan;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;

/** The ways a scan can fail that are not a source's or the store's. */
final class ScanErrors {
  static final ErrorCode SOURCE_BUSY = ErrorCode.of("scan.source-busy", ErrorKind.CALLER);
  static final ErrorCode SOURCE_OFF = ErrorCode.of("scan.source-off", ErrorKind.CALLER);
  static final ErrorCode NOT_STARTABLE = ErrorCode.of("scan.not-startable", ErrorKind.CALLER);
  static final ErrorCode CLOSED = ErrorCode.of("scan.closed", ErrorKind.CALLER);
  static final ErrorCode RUNNING_ELSEWHERE =
      ErrorCode.of("scan.running-elsewhere", ErrorKind.CALLER);
  static final ErrorCode BROKEN_DOCUMENTS = ErrorCode.of("scan.broken-documents", ErrorKind.SOURCE);
  static final ErrorCode SOURCE_PAUSED = ErrorCode.of("scan.source-paused", ErrorKind.SOURCE);
  static final ErrorCode SOURCE_GONE = ErrorCode.of("scan.source-gone", ErrorKind.SOURCE);
  static final ErrorCode UNEXPECTED = ErrorCode.of("scan.unexpected", ErrorKind.BUG);

  private ScanErrors() {}
}
