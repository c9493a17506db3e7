package io.racine.governance.classifier.regex.check;

/**
 * The Luhn checksum (ISO/IEC 7812-1 annex B): {@code luhn}, {@code luhn(letters=base36)} for ISIN,
 * {@code luhn(prefix=80840)} for NPI.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class Luhn implements ValueCheck {
  private final CharacterValues values;

  private Luhn(CharacterValues values) {
    this.values = values;
  }

  static ValueCheck read(CheckArguments arguments) {
    return new Luhn(CharacterValues.read(arguments));
  }

  @Override
  public boolean passes(String value) {
    int sum = 0;
    boolean doubled = false;
    for (int i = value.length() - 1; i >= 0; i--) {
      int worth = values.of(value.charAt(i));
      if (worth < 0) {
        return false;
      }
      // A letter counts as its two digits, the right one first.
      for (int rest = worth, digits = worth > 9 ? 2 : 1; digits > 0; rest /= 10, digits--) {
        int digit = rest % 10;
        sum += doubled ? digit * 2 - (digit > 4 ? 9 : 0) : digit;
        doubled = !doubled;
      }
    }
    return value.length() > 1 && sum % 10 == 0;
  }
}
