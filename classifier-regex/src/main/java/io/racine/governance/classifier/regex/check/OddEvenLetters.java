package io.racine.governance.classifier.regex.check;

/**
 * The last letter of an Italian codice fiscale: odd and even positions are worth different numbers,
 * the sum modulo 26 is the letter (DM 23 December 1976): {@code odd-even-letters}.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class OddEvenLetters implements ValueCheck {
  /** The worth of 0 to 9, then of A to Z, at odd positions. */
  private static final int[] ODD = {
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8,
    12, 14, 16, 10, 22, 25, 24, 23
  };

  static ValueCheck read(CheckArguments arguments) {
    return new OddEvenLetters();
  }

  @Override
  public boolean passes(String value) {
    int sum = 0;
    for (int i = 0; i < value.length() - 1; i++) {
      char c = value.charAt(i);
      int letter = c - 'A';
      int digit = c - '0';
      boolean isDigit = digit >= 0 && digit <= 9;
      if (!isDigit && (letter < 0 || letter > 25)) {
        return false;
      }
      sum += i % 2 == 0 ? ODD[isDigit ? digit : letter + 10] : isDigit ? digit : letter;
    }
    return value.length() > 1 && value.charAt(value.length() - 1) == 'A' + sum % 26;
  }
}
