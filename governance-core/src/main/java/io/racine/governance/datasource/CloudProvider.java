package io.racine.governance.datasource;

/** Where a data source runs. */
public enum CloudProvider {
  AWS,
  AZURE,
  GCP,
  ON_PREMISES,
  OTHER
}
