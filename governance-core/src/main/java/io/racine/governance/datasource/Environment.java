package io.racine.governance.datasource;

/** What a data source is used for. */
public enum Environment {
  PRODUCTION,
  STAGING,
  TEST,
  DEVELOPMENT
}
