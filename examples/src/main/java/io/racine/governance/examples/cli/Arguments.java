package io.racine.governance.examples.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Options of the form {@code --name value} or {@code --name=value}, and flags. */
final class Arguments {
  private final Map<String, List<String>> values = new HashMap<>();

  private Arguments() {}

  /**
   * Reads a command line.
   *
   * @throws UsageException if there is anything but these options, or one lacks its value
   */
  static Arguments parse(List<String> words, Set<String> flags, Set<String> options) {
    var parsed = new Arguments();
    Deque<String> left = new ArrayDeque<>(words);
    while (!left.isEmpty()) {
      String word = left.pop();
      int equals = word.startsWith("--") ? word.indexOf('=') : -1;
      String name = equals < 0 ? word : word.substring(0, equals);
      if (flags.contains(name) && equals < 0) {
        parsed.values.put(name, List.of(""));
      } else if (options.contains(name)) {
        if (equals < 0 && (left.isEmpty() || left.peek().startsWith("--"))) {
          throw new UsageException("Option '" + name + "' needs a value");
        }
        String value = equals < 0 ? left.pop() : word.substring(equals + 1);
        parsed.values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
      } else {
        // The word itself may be a password typed in the wrong place, so only a name is shown.
        throw new UsageException(
            name.startsWith("--") ? "Unknown option '" + name + "'" : "Unexpected argument");
      }
    }
    return parsed;
  }

  boolean has(String flag) {
    return values.containsKey(flag);
  }

  List<String> all(String option) {
    return values.getOrDefault(option, List.of());
  }

  /** Returns the value of an option that may be given once. */
  Optional<String> find(String option) {
    if (all(option).size() > 1) {
      throw new UsageException("Option '" + option + "' was given twice");
    }
    return all(option).stream().findFirst();
  }
}
