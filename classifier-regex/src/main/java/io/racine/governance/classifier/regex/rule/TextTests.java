package io.racine.governance.classifier.regex.rule;

import io.racine.governance.classifier.regex.automaton.TokenFilter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tests that look into text, and what tells in one pass which of them may find something; wider
 * than the truth, never narrower.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
final class TextTests {
  private static final int[] NONE = {};

  private final PatternGroup group;
  private final TokenFilter filter;
  private final int[] alone;

  /**
   * @param group the patterns of the filter
   * @param filter all patterns that can be in one
   * @param alone tests that run by themselves
   */
  TextTests(PatternGroup group, TokenFilter filter, List<Integer> alone) {
    this.group = group;
    this.filter = filter;
    this.alone = alone.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Returns the tests that may find something in a part of a text. */
  int[] candidates(String text, int from, int end) {
    long @Nullable [] found =
        isAscii(text, from, end) || !group.raisesCase()
            ? filter.patternsIn(text, from, end)
            : beyondAscii(text.substring(from, end));
    return found == null ? alone.length == 0 ? NONE : alone : tests(found);
  }

  private static boolean isAscii(String text, int from, int end) {
    for (int i = from; i < end; i++) {
      if (text.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  private long @Nullable [] beyondAscii(String text) {
    if (hasLoneSurrogate(text)) {
      long[] all = new long[(group.size() + 63) >> 6];
      Arrays.fill(all, -1);
      return all;
    }
    // Finders see letters raised one by one, or the whole text raised, where one may become two.
    String byCharacter = new TextTokens(text).upper();
    String raised = ValueForms.upper(text);
    long @Nullable [] found = merged(null, text, false);
    found = merged(found, byCharacter, true);
    return raised.equals(byCharacter) ? found : merged(found, raised, true);
  }

  private long @Nullable [] merged(long @Nullable [] known, String text, boolean raised) {
    long @Nullable [] more = filter.patternsIn(text, 0, text.length());
    if (more == null) {
      return known;
    }
    long[] all = known == null ? new long[more.length] : known;
    for (int i = 0; i < group.size(); i++) {
      if (group.raisesCase(i) == raised) {
        all[i >> 6] |= more[i >> 6] & 1L << i;
      }
    }
    return all;
  }

  private int[] tests(long[] patterns) {
    int count = alone.length;
    for (int i = next(patterns, 0); i >= 0; i = next(patterns, i + 1)) {
      count += group.tests(i).length;
    }
    int[] tests = Arrays.copyOf(alone, count);
    int filled = alone.length;
    for (int i = next(patterns, 0); i >= 0; i = next(patterns, i + 1)) {
      int[] sharing = group.tests(i);
      System.arraycopy(sharing, 0, tests, filled, sharing.length);
      filled += sharing.length;
    }
    return tests;
  }

  /** Returns the next pattern from one on whose bit is set, or -1. */
  private int next(long[] patterns, int from) {
    if (from >= group.size()) {
      return -1;
    }
    int word = from >> 6;
    long rest = patterns[word] & -1L << from;
    while (rest == 0 && ++word < patterns.length) {
      rest = patterns[word];
    }
    int next = rest == 0 ? -1 : (word << 6) + Long.numberOfTrailingZeros(rest);
    return next < group.size() ? next : -1;
  }

  static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return group + ", " + alone.length + " tests alone";
  }
}
