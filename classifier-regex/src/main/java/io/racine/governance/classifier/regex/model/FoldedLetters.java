package io.racine.governance.classifier.regex.model;

import java.text.Normalizer;

/**
 * Lower-case letters without accents, one UTF-16 unit at a time and without an object made.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class FoldedLetters {
  static final int LETTER = 1;
  static final int DIGIT = 2;
  static final int CAPITAL = 4;
  static final int VOWEL = 8;

  private static final char[] LATIN = latin();
  private static final byte[] KINDS = kinds();

  private FoldedLetters() {}

  static char of(char c) {
    return c < LATIN.length ? LATIN[c] : Character.toLowerCase(c);
  }

  /** Returns whether the unit only changes the letter before it. */
  static boolean isMark(char c) {
    return c >= 0x300 && c <= 0x36F;
  }

  /** Returns what the unit is, as bits; a half of a pair is taken for a letter. */
  static int kinds(char c) {
    return c < KINDS.length ? KINDS[c] : foundKinds(c);
  }

  private static int foundKinds(char c) {
    if (Character.isLetter(c) || Character.isSurrogate(c)) {
      return LETTER | (Character.isUpperCase(c) ? CAPITAL : 0);
    }
    return Character.isDigit(c) ? DIGIT : 0;
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[LATIN.length];
    for (char c = 0; c < kinds.length; c++) {
      boolean vowel = "aeiouy".indexOf(LATIN[c]) >= 0;
      kinds[c] = (byte) (foundKinds(c) | (vowel ? VOWEL : 0));
    }
    return kinds;
  }

  /** Basic Latin to Latin Extended-B. */
  private static char[] latin() {
    char[] table = new char[0x250];
    for (char c = 0; c < table.length; c++) {
      String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
      table[c] = Character.toLowerCase(parts.charAt(0));
    }
    // Letters that Unicode does not take apart.
    String odd = "ßsæaœoøołlđdðdþtıiıi";
    for (int i = 0; i < odd.length(); i += 2) {
      table[odd.charAt(i)] = odd.charAt(i + 1);
      table[Character.toUpperCase(odd.charAt(i))] = odd.charAt(i + 1);
    }
    return table;
  }
}
