package io.racine.governance.classifier.regex.rule;

/**
 * Makes one of the many blanks, hyphens, digits and full-width forms of Unicode.
 *
 * <p>One character for one, so that offsets stay.
 */
public final class Separators {
  private Separators() {}

  /** Returns the text with folded characters; itself when there are none. */
  public static String fold(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127 && fold(text.charAt(i)) != text.charAt(i)) {
        return foldFrom(text, i);
      }
    }
    return text;
  }

  /**
   * Returns a whole value folded, trimmed and without a pair of quotation marks around it, which
   * exports leave behind.
   */
  public static String bare(String value) {
    String text = fold(value).strip();
    int last = text.length() - 1;
    if (last > 1 && isQuote(text.charAt(0)) && text.charAt(last) == text.charAt(0)) {
      return text.substring(1, last).strip();
    }
    return text;
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  private static String foldFrom(String text, int start) {
    char[] chars = text.toCharArray();
    for (int i = start; i < chars.length; i++) {
      chars[i] = fold(chars[i]);
    }
    return new String(chars);
  }

  private static char fold(char c) {
    if (c < 0xA0) {
      return c;
    }
    if (c == 0xA0
        || (c >= 0x2000 && c <= 0x200D)
        || c == 0x202F
        || c == 0x205F
        || c == 0x2060
        || c == 0x3000
        || c == 0xFEFF) {
      return ' ';
    }
    if (c == 0xAD || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE63) {
      return '-';
    }
    if (c >= 0xFF01 && c <= 0xFF5E) {
      return (char) (c - 0xFEE0);
    }
    // Arabic-Indic digits and their like.
    return Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c;
  }
}
