package io.racine.governance.classifier.regex.rule;

import io.racine.governance.classifier.regex.automaton.CharSet;
import io.racine.governance.classifier.regex.dictionary.WordLists;
import org.jspecify.annotations.Nullable;

/**
 * A value after some normalisation, with what rules ask of it first: its length and characters.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class ValueForm {
  private final String text;
  private final long low;
  private final long high;
  private final boolean other;
  private final int digits;
  private final int letters;
  private @Nullable String folded;

  ValueForm(String text) {
    this.text = text;
    long lowBits = 0;
    long highBits = 0;
    boolean beyond = false;
    int digitCount = 0;
    int letterCount = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 64) {
        lowBits |= 1L << c;
        digitCount += CharSet.isDigit(c) ? 1 : 0;
      } else if (c < 128) {
        highBits |= 1L << (c - 64);
        letterCount += CharSet.isLetter(c) ? 1 : 0;
      } else {
        beyond = true;
        letterCount++;
      }
    }
    this.digits = digitCount;
    this.letters = letterCount;
    this.low = lowBits;
    this.high = highBits;
    this.other = beyond;
  }

  String text() {
    return text;
  }

  int length() {
    return text.length();
  }

  int digits() {
    return digits;
  }

  /** Returns how many characters are ASCII letters or beyond ASCII. */
  int letters() {
    return letters;
  }

  boolean isWithin(CharSet set) {
    return (low & ~set.low()) == 0 && (high & ~set.high()) == 0 && (!other || set.other());
  }

  boolean hasAll(CharSet set) {
    return (set.low() & ~low) == 0 && (set.high() & ~high) == 0;
  }

  boolean hasAny(CharSet set) {
    return (set.low() & low) != 0 || (set.high() & high) != 0 || (other && set.other());
  }

  /** Returns the text as word lists have it. */
  String folded() {
    String result = folded;
    if (result == null) {
      result = WordLists.fold(text);
      folded = result;
    }
    return result;
  }

  @Override
  public String toString() {
    return text.length() + " characters";
  }
}
