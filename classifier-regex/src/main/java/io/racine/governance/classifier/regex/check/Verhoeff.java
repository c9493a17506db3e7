package io.racine.governance.classifier.regex.check;

/**
 * Verhoeff's checksum over the dihedral group D5 (J. Verhoeff, Error Detecting Decimal Codes,
 * 1969): {@code verhoeff}.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class Verhoeff implements ValueCheck {
  private static final String[] PRODUCT = {
    "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
    "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"
  };
  private static final String[] PERMUTATION = {
    "0123456789", "1576283094", "5803796142", "8916043527",
    "9453126870", "4286573901", "2793806415", "7046913258"
  };

  static ValueCheck read(CheckArguments arguments) {
    return new Verhoeff();
  }

  @Override
  public boolean passes(String value) {
    int state = 0;
    for (int i = 0; i < value.length(); i++) {
      int digit = value.charAt(value.length() - 1 - i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      int permuted = PERMUTATION[i % 8].charAt(digit) - '0';
      state = PRODUCT[state].charAt(permuted) - '0';
    }
    return value.length() > 1 && state == 0;
  }
}
