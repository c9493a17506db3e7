package io.racine.governance.classifier.regex.check;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sum of weighted characters modulo a number: ISBN-10, NHS, BSN, CPF, TFN, ABA and many more.
 *
 * <p>With {@code equals} the sum over all weights must leave that remainder. Without it, the
 * remainder (its complement with {@code complement}) is the check character after the last weight,
 * or at {@code at}; {@code map=10:X} names remainders that are not digits, {@code table} spells all
 * of them, {@code second} holds the weights to use when the result is 10, {@code product=sum} adds
 * the digits of each product, {@code sums=9} of that at the ninth place only, {@code align=right}
 * puts zeros in front of a short value. {@code digits=2} makes the check part two digits long, and
 * {@code alphabet} says what characters are worth by their place in it.
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
  private final int digits;
  private final boolean complement;
  private final boolean[] crossSums;
  private final boolean rightAligned;
  private final CharacterValues values;
  private final @Nullable String alphabet;
  private final Map<String, String> map;
  private final @Nullable String table;

  private WeightedSum(CheckArguments arguments) {
    this.weights = arguments.numbers("weights");
    this.second = arguments.numbers("second");
    this.modulus = arguments.requiredNumber("mod");
    this.offset = arguments.number("offset", 0);
    this.equals = arguments.number("equals", -1);
    this.at = arguments.number("at", weights.length + 1) - 1;
    this.digits = arguments.number("digits", 1);
    this.complement = arguments.flag("complement");
    this.crossSums = crossSums(arguments, weights.length);
    this.rightAligned = arguments.choice("align", "left", "right").equals("right");
    this.values = CharacterValues.read(arguments);
    this.alphabet = arguments.find("alphabet");
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
    if (digits < 1 || digits > 9) {
      throw arguments.fault("digits", "from 1 to 9", Integer.toString(digits));
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

  private static boolean[] crossSums(CheckArguments arguments, int length) {
    var places = new boolean[length];
    Arrays.fill(places, arguments.choice("product", "whole", "sum").equals("sum"));
    for (int place : arguments.numbers("sums")) {
      if (place < 1 || place > length) {
        throw arguments.fault("sums", "places of weights", Integer.toString(place));
      }
      places[place - 1] = true;
    }
    return places;
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
    if (value.length() != Math.max(weights.length, at + digits)) {
      return false;
    }
    int expected = expected(remainder);
    if (expected == 10 && second.length > 0) {
      expected = expected(remainder(value, second));
    }
    return digits > 1
        ? matches(value.substring(at), expected)
        : matches(value.charAt(at), expected);
  }

  private int expected(int remainder) {
    return complement ? modulus - remainder : remainder;
  }

  private boolean matches(String actual, int expected) {
    int rest = expected;
    for (int i = actual.length() - 1; i >= 0; i--) {
      if (actual.charAt(i) != '0' + rest % 10) {
        return false;
      }
      rest /= 10;
    }
    return true;
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

  private int worth(char c) {
    return alphabet == null ? values.of(c) : alphabet.indexOf(c);
  }

  private int remainder(String value, int[] factors) {
    if (value.length() < factors.length) {
      return -1;
    }
    int sum = offset;
    for (int i = 0; i < factors.length; i++) {
      int worth = worth(value.charAt(i));
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
      sum += crossSums[i] ? product / 10 + product % 10 : product;
    }
    return Math.floorMod(sum, modulus);
  }
}
