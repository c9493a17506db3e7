package io.racine.governance.spi.classifier;

/**
 * A number that describes the values of a column as a whole.
 *
 * <p>All but {@link #NULL_SHARE} and {@link #UNIQUENESS} are over the distinct values, each counted
 * once, placeholders left out; of large columns over the classifier's sample of them.
 *
 * @since 0.1
 */
public enum ColumnStatistic {
  /** How many different values there are. */
  DISTINCT,
  /** Different values by values that are not null, 0 to 1; 1 where none occurs twice. */
  UNIQUENESS,
  /** Nulls and empty values by values read, 0 to 1. */
  NULL_SHARE,
  /** The length of the shortest value, in UTF-16 units. */
  LEAST_LENGTH,
  /** The mean length, in UTF-16 units. */
  MEAN_LENGTH,
  /** The length of the longest value, in UTF-16 units; 4095 stands for all above. */
  GREATEST_LENGTH,
  /** The mean over the values of the Shannon entropy of their characters, in bits a character. */
  ENTROPY,
  /** The mean share of ASCII digits among the characters, 0 to 1. */
  DIGIT_SHARE,
  /** The mean share of letters among the characters, 0 to 1. */
  LETTER_SHARE,
  /**
   * The share of values of the most common shape, 0 to 1; a shape has {@code A} for each upper-case
   * letter, {@code a} for each other, {@code 9} for each digit, and all else as it is.
   */
  TOP_SHAPE_SHARE,
  /** The share of whole numbers whose successor is there too, 0 to 1; near 1 for a counter. */
  DENSITY
}
