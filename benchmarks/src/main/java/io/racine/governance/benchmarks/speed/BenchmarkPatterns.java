package io.racine.governance.benchmarks.speed;

import io.racine.governance.classifier.regex.rulepack.RulePacks;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.ValueSignal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The patterns that are measured: those of the built-in packs, and sixty of them for each mode. */
final class BenchmarkPatterns {
  static final int CHOSEN = 60;

  /** Hyperscan refuses longer counted repeats where it must tell the start. */
  private static final int LONGEST_REPEAT = 64;

  private static final Pattern REPEAT = Pattern.compile("\\{(?:[0-9]+,)?([0-9]+)\\}");
  private static final int MOST_REPEATS = 600;

  private BenchmarkPatterns() {}

  /**
   * Returns sixty patterns for whole values, spread evenly over the packs, always the same ones.
   */
  static List<String> whole() {
    return sixty(signal -> true);
  }

  /** Returns sixty patterns of rules that are looked for in running text, chosen likewise. */
  static List<String> inText() {
    return sixty(ValueSignal::isInText);
  }

  private static List<String> sixty(Predicate<ValueSignal> wanted) {
    List<String> all =
        patterns(wanted).stream()
            .filter(BenchmarkPatterns::isForAll)
            .map(BenchmarkPatterns::narrowed)
            .toList();
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < CHOSEN; i++) {
      chosen.add(all.get(i * all.size() / CHOSEN));
    }
    return chosen;
  }

  /** Returns every pattern of the packs, as it is. */
  static List<String> ofPacks() {
    return List.copyOf(patterns(signal -> true));
  }

  /** Returns every pattern of the packs that is looked for in running text, as it is. */
  static List<String> ofPacksInText() {
    return List.copyOf(patterns(ValueSignal::isInText));
  }

  private static Set<String> patterns(Predicate<ValueSignal> wanted) {
    Set<String> patterns = new LinkedHashSet<>();
    for (String pack : RulePacks.builtInIds()) {
      for (RuleDefinition rule : RulePacks.builtIn(pack).rules()) {
        ValueSignal signal = rule.value();
        String pattern = signal == null ? null : signal.pattern();
        if (signal != null && pattern != null && wanted.test(signal)) {
          patterns.add(pattern);
        }
      }
    }
    return patterns;
  }

  /** Returns the pattern between token boundaries, as it is looked for in running text. */
  static String asToken(String pattern) {
    return "\\b(?:" + pattern + ")\\b";
  }

  /** No flags and negations, on which the contestants differ, and of a size that all take. */
  private static boolean isForAll(String pattern) {
    if (pattern.replace("(?:", "(").contains("(?") || pattern.contains("[^")) {
      return false;
    }
    Matcher repeats = REPEAT.matcher(pattern);
    int total = 0;
    while (repeats.find()) {
      int most = Integer.parseInt(repeats.group(1));
      total += most;
      if (most > LONGEST_REPEAT) {
        return false;
      }
    }
    return total <= MOST_REPEATS;
  }

  /** Any letter becomes a Latin one: Hyperscan takes no counted repeat of a Unicode class. */
  static String narrowed(String pattern) {
    StringBuilder narrow = new StringBuilder();
    boolean inClass = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (pattern.startsWith("\\pL", i)) {
        narrow.append(inClass ? "A-Za-z" : "[A-Za-z]");
        i += 2;
      } else if (c == '\\') {
        narrow.append(c).append(pattern.charAt(++i));
      } else {
        inClass = inClass ? c != ']' : c == '[';
        narrow.append(c);
      }
    }
    return narrow.toString();
  }
}
