package io.racine.governance.classifier.regex.column;

/**
 * What statistics need to know of one value, packed into 64 bits: nothing that would give it away.
 *
 * <p>From the low end: 12 bits length, 8 bits entropy, 7 bits share of digits, 7 bits share of
 * letters, 30 bits hash of the shape.
 */
final class ValueTraits {
  static final int GREATEST_LENGTH = 4095;

  private static final int ENTROPY_STEPS_A_BIT = 32;
  private static final int SHARE_STEPS = 100;
  private static final int ASCII = 128;
  private static final int LONGEST_SHAPE = 256;

  private ValueTraits() {}

  static long of(String value) {
    int length = value.length();
    int digits = 0;
    int letters = 0;
    int shape = 1;
    int[] counts = new int[ASCII + 1];
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      counts[Math.min(c, ASCII)]++;
      char mark = c;
      if (c >= '0' && c <= '9') {
        digits++;
        mark = '9';
      } else if (Character.isLetter(c)) {
        letters++;
        mark = Character.isUpperCase(c) ? 'A' : 'a';
      }
      if (i < LONGEST_SHAPE) {
        shape = shape * 31 + mark;
      }
    }
    long entropy = Math.min(255, Math.round(entropy(counts, length) * ENTROPY_STEPS_A_BIT));
    return Math.min(length, GREATEST_LENGTH)
        | entropy << 12
        | share(digits, length) << 20
        | share(letters, length) << 27
        | (mixed(shape) & 0x3FFF_FFFFL) << 34;
  }

  /** Characters beyond ASCII count as one: an exact count is not worth its memory. */
  private static double entropy(int[] counts, int length) {
    double bits = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = (double) count / length;
        bits -= share * StrictMath.log(share) / StrictMath.log(2);
      }
    }
    return bits;
  }

  private static long share(int part, int whole) {
    return whole == 0 ? 0 : Math.round((double) part * SHARE_STEPS / whole);
  }

  /** Spreads the bits, so that those that are kept differ when any do. */
  private static int mixed(int hash) {
    int mixed = (hash ^ hash >>> 16) * 0x7FEB352D;
    mixed = (mixed ^ mixed >>> 15) * 0x846CA68B;
    return mixed ^ mixed >>> 16;
  }

  static int length(long traits) {
    return (int) (traits & 0xFFF);
  }

  /** Returns the Shannon entropy, in bits a character. */
  static double entropy(long traits) {
    return (double) (traits >>> 12 & 0xFF) / ENTROPY_STEPS_A_BIT;
  }

  static double digitShare(long traits) {
    return (double) (traits >>> 20 & 0x7F) / SHARE_STEPS;
  }

  static double letterShare(long traits) {
    return (double) (traits >>> 27 & 0x7F) / SHARE_STEPS;
  }

  static int shape(long traits) {
    return (int) (traits >>> 34);
  }
}
