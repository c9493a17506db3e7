package io.racine.governance.classifier.regex.rule;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * What some rules need of the tests of whole values.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class WholeSelection {
  private static final int[] NONE = {};

  private final WholeTests tests;
  private final int[][] byPattern;
  private final int[] words;
  private final int[] alone;
  private final BitSet inWindows = new BitSet();

  /**
   * @param index the tests
   * @param rules the ordinal of the rule of each test, or -1
   */
  WholeSelection(TestIndex index, int[] rules) {
    this.tests = index.whole();
    this.byPattern = new int[tests.group().size()][];
    for (int i = 0; i < byPattern.length; i++) {
      byPattern[i] = Arrays.stream(tests.group().tests(i)).filter(t -> rules[t] >= 0).toArray();
      for (int test : byPattern[i]) {
        inWindows.set(test, index.test(test).isFoundInWindows());
      }
    }
    this.words = chosen(tests.words(), rules);
    this.alone = chosen(tests.alone(), rules);
  }

  private static int[] chosen(List<Integer> tests, int[] rules) {
    int[] chosen = tests.stream().mapToInt(Integer::intValue).filter(t -> rules[t] >= 0).toArray();
    return chosen.length == 0 ? NONE : chosen;
  }

  WholeTests tests() {
    return tests;
  }

  /** Returns the chosen tests of a pattern; not to be written to. */
  int[] ofPattern(int pattern) {
    return byPattern[pattern];
  }

  /** Returns whether a test finds in text the windows that its pattern fits, and these alone. */
  boolean isFoundInWindows(int test) {
    return inWindows.get(test);
  }

  /** Returns the chosen tests with word lists; not to be written to. */
  int[] words() {
    return words;
  }

  /** Returns the chosen tests that run by themselves; not to be written to. */
  int[] alone() {
    return alone;
  }

  @Override
  public String toString() {
    return "some of " + tests;
  }
}
