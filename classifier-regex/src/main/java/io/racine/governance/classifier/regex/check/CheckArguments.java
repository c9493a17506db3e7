package io.racine.governance.classifier.regex.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one check, read one by one, so that an argument nobody read is a fault.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class CheckArguments {
  private final String check;
  private final Map<String, String> values;
  private final Set<String> asked = new TreeSet<>();

  private CheckArguments(String check, Map<String, String> values) {
    this.check = check;
    this.values = values;
  }

  static CheckArguments parse(String check, String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String part : text.split(";", -1)) {
      if (part.isBlank()) {
        continue;
      }
      int equals = part.indexOf('=');
      String key = equals < 0 ? part.strip() : part.substring(0, equals).strip();
      String value = equals < 0 ? "yes" : part.substring(equals + 1).strip();
      if (values.put(key, value) != null) {
        throw new IllegalArgumentException(
            "Check '" + check + "' has argument '" + key + "' twice");
      }
    }
    return new CheckArguments(check, values);
  }

  @Nullable String find(String key) {
    asked.add(key);
    return values.get(key);
  }

  String text(String key, String fallback) {
    String value = find(key);
    return value == null ? fallback : value;
  }

  String required(String key) {
    String value = find(key);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException("Check '" + check + "' needs argument '" + key + "'");
    }
    return value;
  }

  /** Returns one of the words given; the first is the default. */
  String choice(String key, String... words) {
    String value = text(key, words[0]);
    if (!Arrays.asList(words).contains(value)) {
      throw fault(key, "one of " + String.join(", ", words), value);
    }
    return value;
  }

  boolean flag(String key) {
    return choice(key, "no", "yes").equals("yes");
  }

  int number(String key, int fallback) {
    String value = find(key);
    return value == null ? fallback : integer(key, value);
  }

  int requiredNumber(String key) {
    return integer(key, required(key));
  }

  double decimal(String key) {
    String value = required(key);
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw fault(key, "a number", value);
    }
  }

  /** Returns a list of whole numbers, empty when absent. */
  int[] numbers(String key) {
    return words(key).stream().mapToInt(word -> integer(key, word)).toArray();
  }

  /** Returns a list of words separated by blanks, empty when absent. */
  List<String> words(String key) {
    String value = find(key);
    return value == null || value.isEmpty() ? List.of() : List.of(value.split(" +", -1));
  }

  /** Returns {@code from:to} pairs, empty when absent. */
  Map<String, String> pairs(String key) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String word : words(key)) {
      int colon = word.indexOf(':');
      if (colon < 1) {
        throw fault(key, "pairs such as 10:X", word);
      }
      pairs.put(word.substring(0, colon), word.substring(colon + 1));
    }
    return pairs;
  }

  IllegalArgumentException fault(String key, String rule, String value) {
    return new IllegalArgumentException(
        "Argument '" + key + "' of check '" + check + "' must be " + rule + " but was " + value);
  }

  /** Refuses arguments that nobody asked for. */
  void finish() {
    List<String> unknown = new ArrayList<>(values.keySet());
    unknown.removeAll(asked);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "Check '"
              + check
              + "' has no argument '"
              + unknown.get(0)
              + "'; it has: "
              + String.join(", ", asked));
    }
  }

  private int integer(String key, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw fault(key, "a whole number", value);
    }
  }
}
