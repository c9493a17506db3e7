package io.racine.governance.classifier.regex.check;

import io.racine.governance.classifier.regex.automaton.UnionAutomaton;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Checks that refuse what people and programs write instead of a real value: {@code not-repeated},
 * {@code not-sequential}, {@code not-in(a b c)}, {@code entropy(min=3)}, {@code mixed}, {@code
 * occurrences(most=3)}, {@code not-matching(pattern=…)}, {@code matching(pattern=…)}, {@code
 * not-placeholder}.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class Plausibility {
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "n/a",
          "na",
          "none",
          "null",
          "nil",
          "unknown",
          "tbd",
          "test",
          "xxx",
          "changeme",
          "example",
          "placeholder",
          "redacted",
          "your-token-here",
          "secret",
          "undefined",
          "true",
          "false",
          "yes",
          "no",
          "-",
          "?");

  private Plausibility() {}

  static ValueCheck notRepeated(CheckArguments arguments) {
    return value -> {
      for (int i = 1; i < value.length(); i++) {
        if (value.charAt(i) != value.charAt(0)) {
          return true;
        }
      }
      return false;
    };
  }

  static ValueCheck notSequential(CheckArguments arguments) {
    return value -> {
      int up = 0;
      int down = 0;
      for (int i = 1; i < value.length(); i++) {
        int step = Math.floorMod(value.charAt(i) - value.charAt(i - 1), 10);
        up += step == 1 ? 1 : 0;
        down += step == 9 ? 1 : 0;
      }
      return value.length() < 3 || (up < value.length() - 1 && down < value.length() - 1);
    };
  }

  /** No character more often than {@code most}, and at least {@code distinct} different ones. */
  static ValueCheck occurrences(CheckArguments arguments) {
    int most = arguments.requiredNumber("most");
    int distinct = arguments.number("distinct", 1);
    return value -> {
      int[] counts = new int[128];
      int different = 0;
      for (int i = 0; i < value.length(); i++) {
        int count = ++counts[value.charAt(i) & 127];
        different += count == 1 ? 1 : 0;
        if (count > most) {
          return false;
        }
      }
      return different >= distinct;
    };
  }

  static ValueCheck notIn(CheckArguments arguments) {
    Set<String> refused = Set.copyOf(Set.of(arguments.required("values").split(" +", -1)));
    return value -> !refused.contains(value);
  }

  static ValueCheck notPlaceholder(CheckArguments arguments) {
    return value ->
        !PLACEHOLDERS.contains(value.toLowerCase(Locale.ROOT))
            && !value.chars().allMatch(c -> c == '*' || c == 'x' || c == 'X' || c == '.');
  }

  /** Shannon's entropy of the characters, in bits. */
  static ValueCheck entropy(CheckArguments arguments) {
    double least = arguments.decimal("min");
    return value -> bits(value) >= least;
  }

  /** Letters and digits both: a word is no token, and neither is a number. */
  static ValueCheck mixed(CheckArguments arguments) {
    return value ->
        value.chars().anyMatch(Character::isLetter) && value.chars().anyMatch(Character::isDigit);
  }

  static ValueCheck matching(CheckArguments arguments, boolean wanted) {
    String text = arguments.required("pattern");
    try {
      UnionAutomaton pattern = UnionAutomaton.compile(List.of(text));
      return value -> (pattern.matchWhole(value).length > 0) == wanted;
    } catch (IllegalArgumentException e) {
      throw arguments.fault("pattern", "RE2 syntax", text);
    }
  }

  private static double bits(String value) {
    int[] counts = new int[128];
    int others = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < counts.length) {
        counts[c]++;
      } else {
        others++;
      }
    }
    double bits = term(others, value.length());
    for (int count : counts) {
      bits += term(count, value.length());
    }
    return bits;
  }

  private static double term(int count, int all) {
    if (count == 0) {
      return 0;
    }
    double share = (double) count / all;
    return -share * Math.log(share) / Math.log(2);
  }
}
