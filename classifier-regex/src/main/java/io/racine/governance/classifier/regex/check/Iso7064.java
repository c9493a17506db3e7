package io.racine.governance.classifier.regex.check;

/**
 * The check character systems of ISO 7064: the pure ones {@code mod-11-2}, {@code mod-37-2}, {@code
 * mod-97-10}, {@code mod-661-26}, {@code mod-1271-36} and the hybrid ones {@code mod-11-10}, {@code
 * mod-27-26}, {@code mod-37-36}.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class Iso7064 implements ValueCheck {
  private static final String DIGITS = "0123456789";
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final int modulus;
  private final int radix;
  private final String alphabet;
  private final boolean hybrid;
  private final int checkCharacters;

  private Iso7064(int modulus, int radix, String alphabet, boolean hybrid, int checkCharacters) {
    this.modulus = modulus;
    this.radix = radix;
    this.alphabet = alphabet;
    this.hybrid = hybrid;
    this.checkCharacters = checkCharacters;
  }

  static ValueCheck pure(int modulus, int radix) {
    // Modulo 97 works on digits; letters stand for two of them, as in IBAN and LEI.
    String characters = radix == 26 ? LETTERS : modulus == 11 ? DIGITS : alphanumeric();
    String extra = modulus == 11 ? "X" : modulus == 37 ? "*" : "";
    return new Iso7064(modulus, radix, characters + extra, false, modulus > 40 ? 2 : 1);
  }

  static ValueCheck hybrid(int modulus) {
    String characters = modulus == 11 ? DIGITS : modulus == 27 ? LETTERS : alphanumeric();
    return new Iso7064(modulus, modulus - 1, characters, true, 1);
  }

  private static String alphanumeric() {
    return DIGITS + LETTERS;
  }

  @Override
  public boolean passes(String value) {
    return value.length() > checkCharacters && (hybrid ? passesHybrid(value) : passesPure(value));
  }

  private boolean passesPure(String value) {
    int sum = 0;
    int last = value.length() - 1;
    for (int i = 0; i <= last; i++) {
      int worth = alphabet.indexOf(value.charAt(i));
      // The extra character of a system stands for the number after its digits, at the end only.
      boolean extra =
          checkCharacters == 1 && worth == alphabet.length() - 1 && modulus == alphabet.length();
      if (worth < 0 || (extra && i < last)) {
        return false;
      }
      sum = (sum * (modulus == 97 && worth > 9 ? 100 : radix) + worth) % modulus;
    }
    return sum == 1;
  }

  private boolean passesHybrid(String value) {
    int base = modulus - 1;
    int product = base;
    for (int i = 0; i < value.length() - 1; i++) {
      int worth = alphabet.indexOf(value.charAt(i));
      if (worth < 0) {
        return false;
      }
      int sum = (product + worth) % base;
      product = (sum == 0 ? base : sum) * 2 % modulus;
    }
    int check = alphabet.indexOf(value.charAt(value.length() - 1));
    return check >= 0 && (product + check) % base == 1;
  }
}
