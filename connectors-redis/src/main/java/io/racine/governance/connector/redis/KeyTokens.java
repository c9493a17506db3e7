package io.racine.governance.connector.redis;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a key apart into words, which may be names of something, and what can only be a value.
 *
 * <p>A key is parted at separators. A part between strong ones that is one value, such as a mail
 * address or a UUID, stays whole; other parts are parted further at weak ones. A part with digits
 * is a value, but for letters before them: {@code user42} is the word {@code user} and a value.
 */
final class KeyTokens {
  private static final String STRONG = ":/|,{}#=;";
  private static final String WEAK = "-._";

  /** The same as a table, for every character of every key is looked up. */
  private static final boolean[] IS_STRONG = table(STRONG);

  private static final boolean[] IS_WEAK = table(WEAK);
  private static final int MOST_TOKENS = 24;
  private static final int LONGEST_SEPARATOR = 4;
  private static final int LONGEST_WORD = 40;
  private static final int SHORTEST_HEX = 8;
  private static final int UUID_LENGTH = 36;

  /**
   * One part of a key.
   *
   * @param separator what stands before it; may be empty
   * @param word the part if it is a word, else null
   * @param start where it begins in the key
   * @param end where it ends in the key
   */
  record Token(String separator, @Nullable String word, int start, int end) {
    /** Returns whether it may belong to the same value as the part before it. */
    boolean isWeak() {
      return KeyTokens.isWeak(separator);
    }
  }

  private final String key;
  private final List<Token> tokens = new ArrayList<>(6);

  private KeyTokens(String key) {
    this.key = key;
  }

  static List<Token> of(String key) {
    var parts = new KeyTokens(key);
    parts.split();
    return parts.tokens;
  }

  static boolean isWeak(String separator) {
    for (int i = 0; i < separator.length(); i++) {
      if (!isWeak(separator.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean[] table(String characters) {
    boolean[] table = new boolean[128];
    characters.chars().forEach(c -> table[c] = true);
    return table;
  }

  private static boolean isStrong(char c) {
    return c < IS_STRONG.length && IS_STRONG[c];
  }

  private static boolean isWeak(char c) {
    return c < IS_WEAK.length && IS_WEAK[c];
  }

  private void split() {
    int at = 0;
    while (at < key.length() || tokens.isEmpty()) {
      int start = at;
      while (at < key.length() && isSeparator(key.charAt(at))) {
        at++;
      }
      if (at - start > LONGEST_SEPARATOR || tokens.size() >= MOST_TOKENS) {
        int cut = Math.min(at, start + LONGEST_SEPARATOR);
        add(start, cut, null, cut, key.length());
        return;
      }
      int end = at;
      while (end < key.length() && !isStrong(key.charAt(end))) {
        end++;
      }
      segment(start, at, end);
      at = end;
    }
  }

  private static boolean isSeparator(char c) {
    return isStrong(c) || isWeak(c);
  }

  private void segment(int separator, int from, int to) {
    if (from == to) {
      add(separator, from, "", from, to);
    } else if (to - from > LONGEST_WORD || isUuid(from, to) || hasOddCharacter(from, to)) {
      add(separator, from, null, from, to);
    } else {
      parts(separator, from, to, false);
    }
  }

  /** Parts a segment further, at underscores or at the other weak separators and runs of them. */
  private void parts(int separator, int from, int to, boolean underscores) {
    int before = separator;
    int at = from;
    while (at < to) {
      int end = at;
      while (end < to && !isBetween(key.charAt(end), underscores)) {
        end++;
      }
      if (end > at) {
        part(before, at, end);
        before = end;
      }
      at = end;
      while (at < to && isBetween(key.charAt(at), underscores)) {
        at++;
      }
    }
    if (before < to && before != separator) {
      add(before, to, "", to, to);
    }
  }

  private static boolean isBetween(char c, boolean underscores) {
    return underscores ? c == '_' : c == '-' || c == '.';
  }

  private void part(int separator, int from, int to) {
    int digit = firstDigit(from, to);
    if (digit < 0) {
      boolean value = isHex(from, to) || firstLetter(from, to) < 0;
      add(separator, from, value ? null : key.substring(from, to), from, to);
    } else if (indexOf('_', from, to) >= 0) {
      parts(separator, from, to, true);
    } else if (digit == from || isHex(from, to) || !allDigits(digit, to)) {
      add(separator, from, null, from, to);
    } else {
      add(separator, from, key.substring(from, digit), from, digit);
      add(digit, digit, null, digit, to);
    }
  }

  private void add(int separator, int begin, @Nullable String word, int from, int to) {
    boolean usual = begin - separator == 1 && key.charAt(separator) == ':';
    String before = usual ? ":" : key.substring(separator, begin);
    tokens.add(new Token(before, word, from, to));
  }

  private boolean hasOddCharacter(int from, int to) {
    for (int i = from; i < to; i++) {
      char c = key.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '$' && !isWeak(c)) {
        return true;
      }
    }
    return false;
  }

  private boolean isUuid(int from, int to) {
    if (to - from != UUID_LENGTH) {
      return false;
    }
    for (int i = 0; i < UUID_LENGTH; i++) {
      char c = key.charAt(from + i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : Character.digit(c, 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean isHex(int from, int to) {
    if (to - from < SHORTEST_HEX) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (Character.digit(key.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean allDigits(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Character.isDigit(key.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private int firstDigit(int from, int to) {
    for (int i = from; i < to; i++) {
      if (Character.isDigit(key.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private int firstLetter(int from, int to) {
    for (int i = from; i < to; i++) {
      if (Character.isLetter(key.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private int indexOf(char wanted, int from, int to) {
    int at = key.indexOf(wanted, from);
    return at < to ? at : -1;
  }
}
