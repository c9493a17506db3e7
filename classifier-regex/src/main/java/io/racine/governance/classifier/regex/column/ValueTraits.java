package io.racine.governance.classifier.regex.column;

/**
 * What statistics need to know of one value, packed into 64 bits: nothing that would give it away.
 *
 * <p>From the low end: 12 bits length, 8 bits entropy, 7 bits share of digits, 7 bits share of
 * letters, 30 bits hash of the shape.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class ValueTraits {
  static final int GREATEST_LENGTH = 4095;

  private static final int ENTROPY_STEPS_A_BIT = 32;
  private static final int SHARE_STEPS = 100;
  private static final int ASCII = 128;
  private static final int LONGEST_SHAPE = 256;

  private final int[] counts = new int[ASCII + 1];
  private final double[] steps = new double[64];

  ValueTraits() {
    for (int i = 0; i < steps.length; i++) {
      steps[i] = exactStep(i);
    }
  }

  long of(String value) {
    int length = value.length();
    int digits = 0;
    int letters = 0;
    int shape = 1;
    double repeats = 0;
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      // Characters beyond ASCII count as one: an exact count is not worth its memory.
      repeats += step(++counts[Math.min(c, ASCII)]);
      char mark = c;
      if (c >= '0' && c <= '9') {
        digits++;
        mark = '9';
      } else if (isLetter(c)) {
        letters++;
        mark = isUpper(c) ? 'A' : 'a';
      }
      if (i < LONGEST_SHAPE) {
        shape = shape * 31 + mark;
      }
    }
    for (int i = 0; i < length; i++) {
      counts[Math.min(value.charAt(i), ASCII)] = 0;
    }
    // Of n characters, of which each occurs c times: log2 n - (sum of c log2 c) / n.
    double bits = length == 0 ? 0 : log2(length) - repeats / length;
    long entropy = Math.max(0, Math.min(255, Math.round(bits * ENTROPY_STEPS_A_BIT)));
    return Math.min(length, GREATEST_LENGTH)
        | entropy << 12
        | share(digits, length) << 20
        | share(letters, length) << 27
        | (mixed(shape) & 0x3FFF_FFFFL) << 34;
  }

  private static boolean isLetter(char c) {
    return c < ASCII ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : Character.isLetter(c);
  }

  private static boolean isUpper(char c) {
    return c < ASCII ? c <= 'Z' : Character.isUpperCase(c);
  }

  /** Returns by how much c log2 c grows when c becomes this. */
  private double step(int count) {
    return count < steps.length ? steps[count] : exactStep(count);
  }

  private static double exactStep(int count) {
    return count <= 1 ? 0 : count * log2(count) - (count - 1) * log2(count - 1);
  }

  private static double log2(int number) {
    return StrictMath.log(number) / StrictMath.log(2);
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
