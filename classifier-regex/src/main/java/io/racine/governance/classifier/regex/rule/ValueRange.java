package io.racine.governance.classifier.regex.rule;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * A range of numbers or of ISO days.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class ValueRange {
  private static final int LONGEST_NUMBER = 40;

  private final @Nullable BigDecimal least;
  private final @Nullable BigDecimal greatest;
  private final @Nullable LocalDate from;
  private final @Nullable LocalDate to;

  private ValueRange(
      @Nullable BigDecimal least,
      @Nullable BigDecimal greatest,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {
    this.least = least;
    this.greatest = greatest;
    this.from = from;
    this.to = to;
  }

  /**
   * Returns the range between two bounds, each possibly open.
   *
   * @throws IllegalArgumentException if a bound is neither a number nor an ISO day, or they are not
   *     of one kind
   */
  static ValueRange of(@Nullable String minimum, @Nullable String maximum) {
    LocalDate from = day(minimum);
    LocalDate to = day(maximum);
    if (from != null || to != null) {
      if ((minimum != null && from == null) || (maximum != null && to == null)) {
        throw new IllegalArgumentException("range must have two numbers or two ISO days");
      }
      return new ValueRange(null, null, from, to);
    }
    return new ValueRange(bound(minimum), bound(maximum), null, null);
  }

  private static @Nullable BigDecimal bound(@Nullable String text) {
    if (text == null) {
      return null;
    }
    BigDecimal number = number(text);
    if (number == null) {
      throw new IllegalArgumentException(
          "range must be of numbers or ISO days but was '" + text + "'");
    }
    return number;
  }

  boolean contains(String value) {
    if (from != null || to != null) {
      LocalDate day = day(value.length() > 10 ? value.substring(0, 10) : value);
      return day != null
          && (from == null || !day.isBefore(from))
          && (to == null || !day.isAfter(to));
    }
    BigDecimal number = number(value);
    return number != null
        && (least == null || number.compareTo(least) >= 0)
        && (greatest == null || number.compareTo(greatest) <= 0);
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    if (text == null || text.length() != 10 || text.charAt(4) != '-') {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static @Nullable BigDecimal number(String text) {
    // No exponents: comparing with 1E999999999 would take for ever.
    if (text.isEmpty()
        || text.length() > LONGEST_NUMBER
        || text.indexOf('e') >= 0
        || text.indexOf('E') >= 0) {
      return null;
    }
    char first = text.charAt(0);
    if (first != '-' && first != '+' && first != '.' && (first < '0' || first > '9')) {
      return null;
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
