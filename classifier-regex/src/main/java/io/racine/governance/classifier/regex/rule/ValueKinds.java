package io.racine.governance.classifier.regex.rule;

import io.racine.governance.classifier.regex.automaton.CharSet;
import java.util.List;
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
  private static final int LONGEST_COUNTED = 256;
  private static final int LONGEST_WORD = 15;

  /** What {@link #look} says beside the kinds. */
  private static final int ASCII = 1 << 30;

  private static final int ONE_TOKEN = 1 << 29;

  private static final int DIGIT = 1;
  private static final int LETTER = 2;
  private static final int BLANK = 4;
  private static final int NO_HEX = 8;
  private static final int NO_TOKEN = 16;
  private static final int BEYOND = 32;
  private static final byte[] CLASSES = classes();

  /** For each length, the first characters of placeholders and flags, one bit each. */
  private static final long[][] FIRST = firstCharacters();

  private ValueKinds() {}

  private static byte[] classes() {
    byte[] classes = new byte[128];
    for (char c = 0; c < 128; c++) {
      boolean hex = Character.digit(c, 16) >= 0;
      int of = CharSet.isDigit(c) ? DIGIT : CharSet.isLetter(c) ? LETTER : NO_TOKEN;
      classes[c] = (byte) (of | (c == ' ' ? BLANK : 0) | (hex ? 0 : NO_HEX));
    }
    return classes;
  }

  private static long[][] firstCharacters() {
    long[][] first = new long[LONGEST_WORD + 1][2];
    for (Set<String> words : List.of(PLACEHOLDERS, FLAGS)) {
      for (String word : words) {
        char c = word.charAt(0);
        first[word.length()][c >> 6] |= 1L << c;
      }
    }
    return first;
  }

  /** Spares most values a copy in lower case; beyond ASCII that may be of another length. */
  private static boolean mayBeWord(String text, int length, int seen) {
    if (!isAscii(seen) || length == 0) {
      return true;
    }
    char c = text.charAt(0);
    int lower = CharSet.isLetter(c) ? c | 32 : c;
    return (FIRST[length][lower >> 6] >>> lower & 1) != 0;
  }

  static int of(String text) {
    return only(look(text));
  }

  /** Returns the kinds out of what {@link #look} says. */
  static int only(int seen) {
    return seen & ~(ASCII | ONE_TOKEN);
  }

  static boolean isAscii(int seen) {
    return (seen & ASCII) != 0;
  }

  /** Returns whether all characters are ASCII letters and digits. */
  static boolean isOneToken(int seen) {
    return (seen & ONE_TOKEN) != 0;
  }

  /** Returns the kinds, and with them what else one look at every character tells. */
  static int look(String text) {
    int length = text.length();
    int kinds = 0;
    int digits = 0;
    int letters = 0;
    int blanks = 0;
    int classes = 0;
    int scanned = Math.min(length, LONGEST_COUNTED);
    for (int i = 0; i < scanned; i++) {
      char c = text.charAt(i);
      int of = c < 128 ? CLASSES[c] : Character.isLetter(c) ? BEYOND | LETTER : BEYOND;
      digits += of & DIGIT;
      letters += (of & LETTER) >> 1;
      blanks += (of & BLANK) >> 2;
      classes |= of;
    }
    boolean hex = (classes & (NO_HEX | BEYOND)) == 0;
    for (int i = scanned; i < length; i++) {
      char c = text.charAt(i);
      classes |= c < 128 ? CLASSES[c] : BEYOND;
    }
    kinds |= (classes & BEYOND) == 0 ? ASCII : 0;
    kinds |= (classes & (BEYOND | NO_TOKEN)) == 0 ? ONE_TOKEN : 0;
    if (letters > 0) {
      kinds |= ValueKind.LETTERS.bit();
    }
    if (length <= LONGEST_WORD && mayBeWord(text, length, kinds)) {
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
