package io.racine.governance.datasource;

/** What state a data source is in. */
public enum DataSourceStatus {
  /** Its last connection worked. */
  ACTIVE,
  /** It is not to be used: somebody switched it off, or no builder declares it any more. */
  INACTIVE,
  /** Its last connection failed. */
  ERROR,
  /** It was never connected to. */
  PENDING,
  /** A scan of it is running. */
  SYNCING,
  /** It is down on purpose; scans are refused. */
  MAINTENANCE
}
