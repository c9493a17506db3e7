package io.racine.governance.spi.classifier;

/**
 * What kind of evidence a rule rests on first.
 *
 * @since 0.1
 */
public enum ClassificationRuleType {
  REGEX_PATTERN,
  DICTIONARY_LOOKUP,
  COLUMN_NAME_PATTERN,
  TABLE_NAME_PATTERN,
  DATA_TYPE_PATTERN,
  VALUE_RANGE_PATTERN,
  STATISTICAL_PATTERN,
  METADATA_PATTERN,
  COMPOSITE_PATTERN,
  ML_INFERENCE,
  AI_INFERENCE
}
