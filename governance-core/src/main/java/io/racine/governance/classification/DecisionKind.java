package io.racine.governance.classification;

/** What a person decided about a column. */
public enum DecisionKind {
  /** The entity is right, whatever later scans say. */
  CONFIRMED,
  /** The entity is wrong; it is not claimed again. */
  REJECTED,
  /** The column is of this entity and level, whatever scans say. */
  OVERRIDDEN
}
