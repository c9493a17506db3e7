package io.racine.governance.classifier.regex.automaton;

/**
 * Not API: a set of characters, one bit per ASCII character and one for all others together.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param low bits of the characters 0 to 63
 * @param high bits of the characters 64 to 127
 * @param other whether any other character belongs to it
 */
public record CharSet(long low, long high, boolean other) {
  public static final CharSet NONE = new CharSet(0, 0, false);
  public static final CharSet ALL = new CharSet(-1, -1, true);

  /** K and S in both cases: the Kelvin sign and the long s fold to them, nothing else to ASCII. */
  private static final long FOLDED_FROM_BEYOND = 1L << 11 | 1L << 19 | 1L << 43 | 1L << 51;

  public static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Returns whether an ASCII character is a letter. */
  public static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  public static CharSet of(int codePoint) {
    return codePoint < 64
        ? new CharSet(1L << codePoint, 0, false)
        : codePoint < 128 ? new CharSet(0, 1L << (codePoint - 64), false) : new CharSet(0, 0, true);
  }

  public static CharSet range(int first, int last) {
    long low = 0;
    long high = 0;
    for (int c = first; c <= Math.min(last, 127); c++) {
      if (c < 64) {
        low |= 1L << c;
      } else {
        high |= 1L << (c - 64);
      }
    }
    return new CharSet(low, high, last > 127);
  }

  public boolean isWithin(CharSet that) {
    return (low & ~that.low) == 0 && (high & ~that.high) == 0 && (!other || that.other);
  }

  public CharSet or(CharSet that) {
    return new CharSet(low | that.low, high | that.high, other || that.other);
  }

  public CharSet and(CharSet that) {
    return new CharSet(low & that.low, high & that.high, other && that.other);
  }

  /** Returns what is not in this; characters beyond ASCII always are, as only some are in this. */
  public CharSet negated() {
    return new CharSet(~low, ~high, true);
  }

  /** Adds the other case of each letter; with it what Unicode folds to ASCII letters. */
  public CharSet ignoringCase() {
    long letters = high & 0x07FFFFFE07FFFFFEL;
    if (letters == 0) {
      return this;
    }
    long folded = high | (letters << 32) | (letters >>> 32);
    return new CharSet(
        low, folded & (high | 0x07FFFFFE07FFFFFEL), other || (letters & FOLDED_FROM_BEYOND) != 0);
  }

  public boolean contains(int codePoint) {
    return codePoint < 64
        ? (low >>> codePoint & 1) != 0
        : codePoint < 128 ? (high >>> (codePoint - 64) & 1) != 0 : other;
  }
}
