package io.racine.governance.connector.jdbc;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings databases' texts into the canonical form of {@link
 * io.racine.governance.spi.value.ValueColumn}. What does not have the expected form stays as it is:
 * an odd value is for the classifier to judge, not for us to lose.
 */
final class CanonicalText {
  private static final Pattern ZERO_OFFSET = Pattern.compile("(.*\\d)[+-]00(?::?00)?(?::?00)?");

  /** Longer than any number of interest; keeps 1E999999999 from becoming a gigabyte of zeros. */
  private static final int LARGEST_EXPONENT = 1_000;

  private CanonicalText() {}

  static String truth(String text) {
    return switch (text) {
      case "t", "T", "1", "TRUE", "True", "true" -> "true";
      case "f", "F", "0", "FALSE", "False", "false" -> "false";
      default -> text;
    };
  }

  static String number(String text) {
    if (text.indexOf('E') < 0 && text.indexOf('e') < 0) {
      return text;
    }
    try {
      var number = new BigDecimal(text);
      return Math.abs((long) number.precision() - number.scale()) > LARGEST_EXPONENT
          ? text
          : number.toPlainString();
    } catch (NumberFormatException e) {
      return text;
    }
  }

  /** {@code 2024-02-29 23:59:59.5} becomes {@code 2024-02-29T23:59:59.5}. */
  static String timestamp(String text) {
    return text.length() > 10 && text.charAt(10) == ' ' && Character.isDigit(text.charAt(9))
        ? text.substring(0, 10) + 'T' + text.substring(11)
        : text;
  }

  /** As {@link #timestamp}, of a text that is in UTC and may say so. */
  static String utc(String text) {
    String timestamp = timestamp(text);
    if (timestamp.indexOf('T') < 0 || timestamp.endsWith("Z")) {
      return timestamp;
    }
    Matcher zero = ZERO_OFFSET.matcher(timestamp);
    return zero.matches() ? zero.group(1) + "Z" : timestamp + "Z";
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  static String same(String text) {
    return text;
  }
}
