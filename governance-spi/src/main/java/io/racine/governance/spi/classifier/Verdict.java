package io.racine.governance.spi.classifier;

/** What a finding claims. */
public enum Verdict {
  /** The column is of the entity: that is what it is for. */
  IS,
  /** Some of the column's values are, or contain, the entity. */
  CONTAINS
}
