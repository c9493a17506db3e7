package io.racine.governance.classifier.regex.rule;

import java.util.Locale;
import java.util.Set;

/** Recognises the {@link ValueKind}s of a value, by hand: each is a look at few characters. */
final class ValueKinds {
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "n/a",
          "na",
          "null",
          "none",
          "nil",
          "nan",
          "unknown",
          "undefined",
          "missing",
          "-",
          "--",
          "---",
          "?",
          "??",
          "???",
          ".",
          "*",
          "tbd",
          "tba",
          "not available",
          "not applicable",
          "not specified",
          "not provided",
          "not given",
          "redacted",
          "[redacted]",
          "(null)",
          "#n/a",
          "<null>",
          "\\n",
          "000-00-0000",
          "123-45-6789",
          "xxx-xx-xxxx",
          "999-99-9999");
  private static final Set<String> FLAGS =
      Set.of("true", "false", "yes", "no", "y", "n", "t", "f", "on", "off", "0", "1");
  private static final int SHORTEST_RUNNING_TEXT = 40;

  private ValueKinds() {}

  static int of(String text) {
    int length = text.length();
    int kinds = 0;
    int digits = 0;
    int letters = 0;
    int blanks = 0;
    boolean hex = true;
    int scanned = Math.min(length, 256);
    for (int i = 0; i < scanned; i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (digit) {
        digits++;
      } else if (Character.isLetter(c)) {
        letters++;
      } else if (c == ' ') {
        blanks++;
      }
      hex &= digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
    if (letters > 0) {
      kinds |= ValueKind.LETTERS.bit();
    }
    if (length <= 15) {
      String lower = text.toLowerCase(Locale.ROOT);
      if (PLACEHOLDERS.contains(lower)) {
        kinds |= ValueKind.PLACEHOLDER.bit();
      }
      if (FLAGS.contains(lower)) {
        kinds |= ValueKind.BOOLEAN.bit();
      }
    }
    if (digits > 0 && letters <= 4 && length <= 40) {
      kinds |= numeric(text, digits, letters);
    }
    if (hex
        && digits > 0
        && letters > 0
        && (length == 32 || length == 40 || length == 64 || length == 128)) {
      kinds |= ValueKind.HEX_DIGEST.bit();
    }
    if (length == 36 && digits + letters == 32 && isUuid(text)) {
      kinds |= ValueKind.UUID.bit();
    }
    if (length == 26 && letters > 0 && digits + letters == 26 && text.charAt(0) <= '7') {
      kinds |= ValueKind.ULID.bit();
    }
    if (length >= SHORTEST_RUNNING_TEXT && blanks >= 5 && letters > digits) {
      kinds |= ValueKind.TEXT.bit();
    }
    return kinds;
  }

  private static int numeric(String text, int digits, int letters) {
    int length = text.length();
    if (digits == length) {
      return ValueKind.INTEGER.bit() | wholeNumber(text);
    }
    int start = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    int point = text.indexOf('.');
    if (letters == 0 && digits == length - start) {
      return ValueKind.INTEGER.bit();
    }
    if (letters == 0 && point >= start && digits == length - start - 1) {
      return ValueKind.DECIMAL.bit();
    }
    if (letters == 0
        && digits == length - 2
        && start == 0
        && point > 0
        && text.lastIndexOf('.') != point) {
      return ValueKind.VERSION.bit();
    }
    if (length >= 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
      if (length == 10 && digits == 8) {
        return ValueKind.DAY.bit();
      }
      if (length >= 16 && (text.charAt(10) == 'T' || text.charAt(10) == ' ') && digits >= 12) {
        return ValueKind.INSTANT.bit();
      }
    }
    return 0;
  }

  private static int wholeNumber(String text) {
    int kinds = 0;
    switch (text.length()) {
      case 8, 14 -> {
        if (isCompactDay(text)) {
          kinds |= ValueKind.COMPACT_DAY.bit();
        }
      }
      case 10 -> {
        // 1990-01-01 to 2036: nine digits would be before 2001 and are too common as ids.
        if (text.charAt(0) == '1') {
          kinds |= ValueKind.EPOCH.bit();
        }
      }
      case 13 -> {
        if (text.charAt(0) == '1') {
          kinds |= ValueKind.EPOCH.bit();
        }
      }
      case 16 -> {
        if (text.startsWith("15")
            || text.startsWith("16")
            || text.startsWith("17")
            || text.startsWith("18")) {
          kinds |= ValueKind.EPOCH.bit();
        }
      }
      default -> {}
    }
    if (text.length() == 13 && passesEan13(text) && text.charAt(0) != '1') {
      kinds |= ValueKind.PRODUCT_CODE.bit();
    }
    return kinds;
  }

  private static boolean isCompactDay(String text) {
    int year = Integer.parseInt(text.substring(0, 4));
    int month = Integer.parseInt(text.substring(4, 6));
    int day = Integer.parseInt(text.substring(6, 8));
    return year >= 1900 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  }

  private static boolean passesEan13(String text) {
    int sum = 0;
    for (int i = 0; i < 13; i++) {
      sum += (text.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return sum % 10 == 0;
  }

  private static boolean isUuid(String text) {
    for (int i = 0; i < 36; i++) {
      char c = text.charAt(i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : Character.digit(c, 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
