package io.racine.governance.classifier.regex.column;

/**
 * Masks values: what is left is their form.
 *
 * <p>{@link #of} turns an upper-case letter into {@code A}, any other letter into {@code a}, a
 * digit or number into {@code 9}, and keeps punctuation, symbols and blanks. A mask of a mask is
 * the same.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public final class Masks {
  /** The most UTF-16 units of a mask. */
  public static final int LONGEST = 64;

  private static final int MARKS =
      1 << Character.NON_SPACING_MARK
          | 1 << Character.COMBINING_SPACING_MARK
          | 1 << Character.ENCLOSING_MARK;
  private static final int NUMBERS =
      1 << Character.DECIMAL_DIGIT_NUMBER
          | 1 << Character.LETTER_NUMBER
          | 1 << Character.OTHER_NUMBER;

  /** What has no form of its own: it may stand for anything, so it is not kept. */
  private static final int FORMLESS =
      1 << Character.CONTROL
          | 1 << Character.FORMAT
          | 1 << Character.SURROGATE
          | 1 << Character.PRIVATE_USE
          | 1 << Character.UNASSIGNED
          | 1 << Character.LINE_SEPARATOR
          | 1 << Character.PARAGRAPH_SEPARATOR;

  private Masks() {}

  /** Returns the mask of the first {@value #LONGEST} characters of a value. */
  public static String of(CharSequence value) {
    StringBuilder mask = new StringBuilder(Math.min(value.length(), LONGEST));
    for (int i = 0; i < value.length() && mask.length() < LONGEST; ) {
      int c = Character.codePointAt(value, i);
      i += Character.charCount(c);
      int kind = 1 << Character.getType(c);
      if ((kind & MARKS) != 0) {
        // Part of the letter before; a run of them must not make the work long.
        if (i > LONGEST * 4) {
          break;
        }
      } else if ((kind & NUMBERS) != 0) {
        mask.append('9');
      } else if (Character.isUpperCase(c) || Character.isTitleCase(c)) {
        mask.append('A');
      } else if (Character.isAlphabetic(c)) {
        mask.append('a');
      } else if ((kind & FORMLESS) != 0) {
        mask.append('?');
      } else if (mask.length() + Character.charCount(c) <= LONGEST) {
        mask.appendCodePoint(c);
      } else {
        break;
      }
    }
    return mask.toString();
  }
}
