package io.racine.governance.classifier.regex.automaton;

import com.google.re2j.PatternSyntaxException;
import java.util.List;

/**
 * A set of code points: bits for ASCII, and which ones beyond.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param ascii the ASCII characters; whether it has others says the second part
 * @param beyond those beyond ASCII
 */
record SymbolSet(CharSet ascii, Beyond beyond) {
  SymbolSet {
    ascii = new CharSet(ascii.low(), ascii.high(), false);
  }

  static SymbolSet of(int codePoint) {
    return codePoint < 128
        ? new SymbolSet(CharSet.of(codePoint), Beyond.NOTHING)
        : new SymbolSet(CharSet.NONE, new Beyond.Ranges(List.of(codePoint, codePoint), false));
  }

  /** Returns the set of one bit for all characters beyond ASCII. */
  static SymbolSet of(CharSet set) {
    return new SymbolSet(set, set.other() ? Beyond.EVERYTHING : Beyond.NOTHING);
  }

  /** Returns what a pattern of one character matches, as RE2 says. */
  static SymbolSet asked(String pattern) {
    Beyond.Asked asked;
    try {
      asked = Beyond.Asked.of(pattern);
    } catch (PatternSyntaxException e) {
      throw new UnsupportedPatternException(e.getDescription());
    }
    CharSet ascii = CharSet.NONE;
    for (int c = 0; c < 128; c++) {
      ascii = asked.contains(c) ? ascii.or(CharSet.of(c)) : ascii;
    }
    return new SymbolSet(ascii, asked);
  }

  boolean contains(int codePoint) {
    return codePoint < 128 ? ascii.contains(codePoint) : beyond.contains(codePoint);
  }

  /** Returns the same with one bit for all characters beyond ASCII: wider, never narrower. */
  CharSet shape() {
    return new CharSet(ascii.low(), ascii.high(), !beyond.equals(Beyond.NOTHING));
  }

  /** Returns how many ASCII characters it has. */
  int width() {
    return Long.bitCount(ascii.low()) + Long.bitCount(ascii.high());
  }

  /** Returns the ASCII characters that are in this once in upper case. */
  SymbolSet beforeUpper() {
    long upper = ascii.high() & 0x07FFFFFEL;
    long others = ascii.high() & ~0x07FFFFFE00000000L;
    return new SymbolSet(new CharSet(ascii.low(), others | upper << 32, false), beyond);
  }
}
