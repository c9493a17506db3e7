package io.racine.governance.scan;

/** What became of one asset of a scan. */
public enum AssetOutcome {
  RECORDED,
  UNCHANGED,
  FAILED
}
