package io.racine.governance.classifier.regex.check;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sum of weighted characters modulo a number: ISBN-10, NHS, BSN, CPF, TFN, ABA and many more.
 *
 * <p>With {@code equals} the sum over all weights must leave that remainder. Without it, the
 * remainder (its complement with {@code complement}) is the check character after the last weight,
 * or at {@code at}; {@code map=10:X} names remainders that are not digits, {@code table} spells all
 * of them, {@code second} holds the weights to use when the result is 10, {@code product=sum} adds
 * the digits of each product, {@code align=right} puts zeros in front of a short value.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class WeightedSum implements ValueCheck {
  private final int[] weights;
  private final int[] second;
  private final int modulus;
  private final int offset;
  private final int equals;
  private final int at;
  private final boolean complement;
  private final boolean crossSum;
  private final boolean rightAligned;
  private final CharacterValues values;
  private final Map<String, String> map;
  private final @Nullable String table;

  private WeightedSum(CheckArguments arguments) {
    this.weights = arguments.numbers("weights");
    this.second = arguments.numbers("second");
    this.modulus = arguments.requiredNumber("mod");
    this.offset = arguments.number("offset", 0);
    this.equals = arguments.number("equals", -1);
    this.at = arguments.number("at", weights.length + 1) - 1;
    this.complement = arguments.flag("complement");
    this.crossSum = arguments.choice("product", "whole", "sum").equals("sum");
    this.rightAligned = arguments.choice("align", "left", "right").equals("right");
    this.values = CharacterValues.read(arguments);
    this.map = Map.copyOf(arguments.pairs("map"));
    this.table = arguments.find("table");
    if (weights.length == 0) {
      throw arguments.fault("weights", "a list of numbers", "empty");
    }
    if (modulus < 2) {
      throw arguments.fault("mod", "at least 2", Integer.toString(modulus));
    }
    if (at < 0) {
      throw arguments.fault("at", "at least 1", Integer.toString(at + 1));
    }
    if (table != null && table.length() < modulus) {
      throw arguments.fault("table", "as long as mod", table);
    }
    if (second.length > 0 && second.length != weights.length) {
      throw arguments.fault("second", "as long as weights", second.length + " long");
    }
  }

  static ValueCheck read(CheckArguments arguments) {
    return new WeightedSum(arguments);
  }

  @Override
  public boolean passes(String given) {
    if (given.length() < 2) {
      return false;
    }
    String value = rightAligned ? padded(given) : given;
    int remainder = remainder(value, weights);
    if (remainder < 0) {
      return false;
    }
    if (equals >= 0) {
      return value.length() == weights.length && remainder == equals;
    }
    if (value.length() != Math.max(weights.length, at + 1)) {
      return false;
    }
    int expected = expected(remainder);
    if (expected == 10 && second.length > 0) {
      expected = expected(remainder(value, second));
    }
    return matches(value.charAt(at), expected);
  }

  private int expected(int remainder) {
    return complement ? modulus - remainder : remainder;
  }

  private String padded(String value) {
    return "0".repeat(Math.max(0, weights.length + 1 - value.length())) + value;
  }

  private boolean matches(char actual, int expected) {
    String mapped = map.isEmpty() ? null : map.get(Integer.toString(expected));
    if (mapped != null) {
      return mapped.length() == 1 && mapped.charAt(0) == actual;
    }
    int remainder = expected % modulus;
    if (table != null) {
      return table.charAt(remainder) == actual;
    }
    return remainder < 10 && actual == '0' + remainder;
  }

  private int remainder(String value, int[] factors) {
    if (value.length() < factors.length) {
      return -1;
    }
    int sum = offset;
    for (int i = 0; i < factors.length; i++) {
      int worth = values.of(value.charAt(i));
      if (worth < 0) {
        // A character without weight, such as the X that is the check digit itself, is not counted.
        if (factors[i] == 0) {
          continue;
        }
        if (equals >= 0 && i == factors.length - 1 && value.charAt(i) == 'X') {
          worth = 10;
        } else {
          return -1;
        }
      }
      int product = worth * factors[i];
      sum += crossSum ? product / 10 + product % 10 : product;
    }
    return Math.floorMod(sum, modulus);
  }
}
