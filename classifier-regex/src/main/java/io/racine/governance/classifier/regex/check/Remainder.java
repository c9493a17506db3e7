package io.racine.governance.classifier.regex.check;

import org.jspecify.annotations.Nullable;

/**
 * The whole number before the check characters modulo a divisor: NIR and NISS (97), NIF (23 and a
 * letter table), French tax numbers (511), TVA (97).
 *
 * <p>{@code check} is how many characters the check part has (2 unless said); {@code first} says
 * that it comes first; {@code complement} that the remainder is taken from the divisor; {@code
 * table} that it is a letter; {@code offset} is added to the number.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class Remainder implements ValueCheck {
  private final int divisor;
  private final int length;
  private final boolean first;
  private final boolean complement;
  private final int factor;
  private final int offset;
  private final @Nullable String table;

  private Remainder(CheckArguments arguments) {
    this.divisor = arguments.requiredNumber("mod");
    this.table = arguments.find("table");
    this.length = table != null ? 1 : arguments.number("check", 2);
    this.first = arguments.flag("first");
    this.complement = arguments.flag("complement");
    this.factor = arguments.number("factor", 1);
    this.offset = arguments.number("offset", 0);
    if (divisor < 2) {
      throw arguments.fault("mod", "at least 2", Integer.toString(divisor));
    }
    if (length < 1 || length > 9) {
      throw arguments.fault("check", "from 1 to 9", Integer.toString(length));
    }
    if (table != null && table.length() != divisor) {
      throw arguments.fault("table", "as long as mod", table);
    }
  }

  static ValueCheck read(CheckArguments arguments) {
    return new Remainder(arguments);
  }

  @Override
  public boolean passes(String value) {
    if (value.length() <= length) {
      return false;
    }
    int split = first ? length : value.length() - length;
    String head = value.substring(0, split);
    String tail = value.substring(split);
    String payload = first ? tail : head;
    String check = first ? head : tail;
    long remainder = 0;
    for (int i = 0; i < payload.length(); i++) {
      int digit = payload.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      remainder = (remainder * 10 + digit) % divisor;
    }
    remainder = Math.floorMod(remainder * factor + offset, (long) divisor);
    if (table != null) {
      return check.charAt(0) == table.charAt((int) remainder);
    }
    long expected = complement ? divisor - remainder : remainder;
    long actual = 0;
    for (int i = 0; i < check.length(); i++) {
      int digit = check.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      actual = actual * 10 + digit;
    }
    return actual == expected;
  }
}
