package io.racine.governance.benchmarks.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a command was called with.
 *
 * @param kinds the kinds of sources to measure, in their order; all when none was named
 * @param numbers the options that were given
 */
record SourceArguments(List<String> kinds, Map<String, Long> numbers) {
  SourceArguments {
    kinds = List.copyOf(kinds);
    numbers = Map.copyOf(numbers);
  }

  /**
   * Reads the words after a command.
   *
   * @param known the kinds that there are, in the order to measure them
   * @param options the options that there are, each with a number above zero
   * @throws IllegalArgumentException if the words are none of these
   */
  static SourceArguments parse(List<String> words, List<String> known, Set<String> options) {
    List<String> kinds = new ArrayList<>();
    Map<String, Long> numbers = new HashMap<>();
    Deque<String> left = new ArrayDeque<>(words);
    while (!left.isEmpty()) {
      String word = left.pop();
      if (options.contains(word)) {
        numbers.put(word, number(word, left.poll()));
      } else if (word.startsWith("--")) {
        throw new IllegalArgumentException("No option '" + word + "'");
      } else if (known.contains(word)) {
        kinds.add(word);
      } else {
        throw new IllegalArgumentException("No kind '" + word + "'; there are " + known);
      }
    }
    return new SourceArguments(kinds.isEmpty() ? known : kinds, numbers);
  }

  private static long number(String option, @Nullable String text) {
    if (text == null || !text.matches("[1-9][0-9]{0,11}")) {
      throw new IllegalArgumentException("Option '" + option + "' needs a number above zero");
    }
    return Long.parseLong(text);
  }

  Optional<Long> find(String option) {
    return Optional.ofNullable(numbers.get(option));
  }

  long get(String option, long otherwise) {
    return find(option).orElse(otherwise);
  }
}
