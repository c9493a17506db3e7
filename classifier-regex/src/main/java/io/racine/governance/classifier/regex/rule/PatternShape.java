package io.racine.governance.classifier.regex.rule;

import io.racine.governance.classifier.regex.automaton.CharSet;
import io.racine.governance.classifier.regex.automaton.Syntax;
import io.racine.governance.classifier.regex.automaton.UnsupportedPatternException;

/**
 * What is certain about every text that a pattern matches as a whole.
 *
 * <p>Cheap to test, so that most patterns never run on most values. Wider than the truth where the
 * pattern is not understood; never narrower.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param minLength the least length in UTF-16 units
 * @param maxLength the greatest, or {@link #UNBOUNDED}
 * @param alphabet the characters that can occur
 * @param first the characters that can come first; all of them when the text may be empty
 * @param required ASCII characters each of which must occur
 * @param starts how the text can begin
 * @param minDigits the least number of digits
 * @param minLetters the least number of letters, those beyond ASCII and their like included
 */
record PatternShape(
    int minLength,
    int maxLength,
    CharSet alphabet,
    CharSet first,
    CharSet required,
    PatternStarts starts,
    int minDigits,
    int minLetters) {
  static final int UNBOUNDED = Integer.MAX_VALUE;
  static final PatternShape ANYTHING =
      new PatternShape(
          0, UNBOUNDED, CharSet.ALL, CharSet.ALL, CharSet.NONE, PatternStarts.ANYTHING, 0, 0);

  /** Returns the shape of an RE2 pattern. */
  static PatternShape of(String pattern) {
    try {
      return PatternShapeReader.read(Syntax.parse(pattern));
    } catch (UnsupportedPatternException leftToRe2) {
      return ANYTHING;
    }
  }

  /** Returns how many different characters must occur. */
  int fixedCharacters() {
    return Long.bitCount(required.low()) + Long.bitCount(required.high());
  }

  boolean admits(ValueForm form) {
    return form.length() >= minLength
        && form.length() <= maxLength
        && form.digits() >= minDigits
        && form.letters() >= minLetters
        && form.isWithin(alphabet)
        && form.hasAll(required)
        && (form.length() == 0 || first.contains(form.text().charAt(0)))
        && starts.fit(form.text(), 0);
  }

  /**
   * Returns where in a part of a text the next match may begin that has no ASCII letter or digit
   * right before it, or -1; what is before the part does not count.
   */
  int nextStart(String text, int start, int from, int end) {
    for (int i = from; i <= end - minLength; i++) {
      if ((i == start || !isWordCharacter(text.charAt(i - 1)))
          && (i == text.length() || first.contains(text.charAt(i)))
          && starts.fit(text, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isWordCharacter(char c) {
    return CharSet.isDigit(c) || CharSet.isLetter(c);
  }

  /** Returns whether a match may lie somewhere in this. */
  boolean mayLieIn(ValueForm form) {
    return form.length() >= minLength
        && form.digits() >= minDigits
        && form.letters() >= minLetters
        && form.hasAll(required)
        && form.hasAny(first);
  }

  /** Returns where the next run of characters of the alphabet begins, or -1. */
  int nextRun(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (alphabet.contains(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  /** Returns where the run of characters of the alphabet that begins at {@code start} ends. */
  int endOfRun(String text, int start) {
    int end = start;
    while (end < text.length() && alphabet.contains(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Returns whether a match may lie within a part of a text. */
  boolean mayLieIn(String text, int start, int end) {
    if (end - start < minLength) {
      return false;
    }
    long low = required.low();
    long high = required.high();
    boolean begins = false;
    int digits = 0;
    int letters = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c < 64) {
        low &= ~(1L << c);
        digits += CharSet.isDigit(c) ? 1 : 0;
      } else if (c < 128) {
        high &= ~(1L << (c - 64));
        letters += CharSet.isLetter(c) ? 1 : 0;
      } else {
        letters++;
      }
      begins |= i <= end - minLength && first.contains(c);
    }
    return low == 0 && high == 0 && begins && digits >= minDigits && letters >= minLetters;
  }
}
