package io.racine.governance.scan;

/** Whether a scan may leave out what has not changed. */
public enum ScanType {
  /** Every asset is read. */
  FULL,
  /**
   * An asset is left out when its fingerprint, the rules, the settings and the sampling are the
   * same.
   */
  INCREMENTAL
}
