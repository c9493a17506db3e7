package io.racine.governance.scan;

/** Ends the work on an asset because the scan was stopped; never leaves the package. */
final class StoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoppedException() {
    super("The scan was stopped", null, false, false);
  }
}
