package io.racine.governance.classifier.regex.rule;

import io.racine.governance.classifier.regex.automaton.ScanPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The patterns of an automaton and the tests that share each of them.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class PatternGroup {
  private final List<ScanPattern> patterns;
  private final int[][] tests;
  private final boolean raisesCase;

  private PatternGroup(List<ScanPattern> patterns, int[][] tests) {
    this.patterns = List.copyOf(patterns);
    this.tests = tests;
    this.raisesCase = patterns.stream().anyMatch(ScanPattern::raisesCase);
  }

  static PatternGroup of(Map<ScanPattern, List<Integer>> byPattern) {
    List<ScanPattern> patterns = new ArrayList<>(byPattern.keySet());
    int[][] tests = new int[patterns.size()][];
    for (int i = 0; i < tests.length; i++) {
      List<Integer> sharing = byPattern.getOrDefault(patterns.get(i), List.of());
      tests[i] = sharing.stream().mapToInt(Integer::intValue).toArray();
    }
    return new PatternGroup(patterns, tests);
  }

  static void add(Map<ScanPattern, List<Integer>> byPattern, ScanPattern pattern, int test) {
    byPattern.computeIfAbsent(pattern, absent -> new ArrayList<>()).add(test);
  }

  static Map<ScanPattern, List<Integer>> newMap() {
    return new LinkedHashMap<>();
  }

  /** Returns each pattern once. */
  List<ScanPattern> patterns() {
    return patterns;
  }

  int size() {
    return tests.length;
  }

  /** Returns the tests of a pattern, ascending; not to be written to. */
  int[] tests(int pattern) {
    return tests[pattern];
  }

  /** Returns whether a pattern sees letters in upper case. */
  boolean raisesCase(int pattern) {
    return patterns.get(pattern).raisesCase();
  }

  /** Returns whether some pattern does. */
  boolean raisesCase() {
    return raisesCase;
  }

  @Override
  public String toString() {
    return patterns.size() + " patterns";
  }
}
