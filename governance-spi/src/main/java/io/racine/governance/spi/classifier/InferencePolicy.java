package io.racine.governance.spi.classifier;

/**
 * What of a source may be shown to an {@link InferenceService}.
 *
 * @since 0.1
 */
public enum InferencePolicy {
  /** Nothing; no question is asked. */
  OFF,
  /** Names, types, comments, and values with each letter and digit replaced. */
  MASKED,
  /**
   * Values as they are, too: a decision for who answers for the data. They leave the process, and a
   * few of them are in the bytes that a {@link ColumnAccumulator} gives to be merged elsewhere.
   */
  RAW
}
