package io.racine.governance.classifier.regex.check;

/**
 * What a character is worth in a checksum.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
enum CharacterValues {
  /** Digits only. */
  DIGITS("digits"),
  /** A is 10 and Z is 35, as in ISO 7064, ISIN and machine-readable travel documents. */
  BASE36("base36"),
  /** A is 1 and Z is 26. */
  A1("a1"),
  /** A is 0 and Z is 25. */
  A0("a0"),
  /** ISO 3779, vehicle identification numbers; I, O and Q do not exist. */
  VIN("vin");

  /** The worth of A to Z by ISO 3779; a blank marks a letter that does not exist. */
  private static final String VIN_LETTERS = "12345678 12345 7 923456789";

  private final String name;

  CharacterValues(String name) {
    this.name = name;
  }

  static CharacterValues read(CheckArguments arguments) {
    String wanted = arguments.choice("letters", "digits", "base36", "a1", "a0", "vin");
    for (CharacterValues values : values()) {
      if (values.name.equals(wanted)) {
        return values;
      }
    }
    throw arguments.fault("letters", "known", wanted);
  }

  /** Returns the worth, or -1 for a character that has none. */
  int of(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    if (this == BASE36 && c == '<') {
      return 0;
    }
    if (c < 'A' || c > 'Z') {
      return -1;
    }
    int letter = c - 'A';
    return switch (this) {
      case BASE36 -> letter + 10;
      case A1 -> letter + 1;
      case A0 -> letter;
      case VIN -> VIN_LETTERS.charAt(letter) == ' ' ? -1 : VIN_LETTERS.charAt(letter) - '0';
      case DIGITS -> -1;
    };
  }
}
