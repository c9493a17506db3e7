package io.racine.governance.scan;

/** What state a scan is in. */
public enum ScanStatus {
  /** It was created and not started. */
  PENDING,
  RUNNING,
  /** It went through; single assets may have failed, see its counts and issues. */
  COMPLETED,
  /** It could not go on; what it had finished is kept. */
  FAILED,
  /** Somebody stopped it; what it had finished is kept. */
  CANCELED,
  /** Its process ended before it did; what it had finished is kept. */
  INTERRUPTED;

  /** Returns whether a scan in this state can be resumed. */
  public boolean isResumable() {
    return this == FAILED || this == CANCELED || this == INTERRUPTED;
  }
}
