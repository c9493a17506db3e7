package io.racine.governance.classifier.regex.rule;

import io.racine.governance.classifier.regex.automaton.UnionAutomaton;
import io.racine.governance.classifier.regex.rule.RuleBits.Aspect;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks for many rules at once in the windows of a short text.
 *
 * <p>A number in groups is a candidate of dozens of rules, each of which would try every window by
 * itself. Here each window is shown once to the automaton of all patterns. What comes of it is the
 * same, for a rule counts when some window fits, and is valid when some window is.
 */
final class WindowPass {
  /** From so many rules on it costs less than a finder for each. */
  private static final int FEWEST_TESTS = 6;

  /** Longer texts have more windows than rules. */
  private static final int MOST_TOKENS = 12;

  private WindowPass() {}

  /** Returns the tests that are left to be looked for one by one. */
  static int[] run(SelectedTests part, int[] tests, TextTokens text, RuleBits bits) {
    if (tests.length < FEWEST_TESTS || !text.isAscii() || text.count() > MOST_TOKENS) {
      return tests;
    }
    var wanted = new BitSet();
    int[] left = new int[tests.length];
    int count = 0;
    int leastDigits = Integer.MAX_VALUE;
    for (int test : tests) {
      int rule = part.ruleOf(test);
      if (rule < 0 || bits.get(Aspect.MATCHED, rule) || !bits.heeds(rule)) {
        continue;
      }
      if (part.whole().isFoundInWindows(test)) {
        wanted.set(test);
        leastDigits = Math.min(leastDigits, part.index().test(test).shape().minDigits());
      } else {
        left[count++] = test;
      }
    }
    for (int first = 0; first < text.count() && !wanted.isEmpty(); first++) {
      int begin = TokenWindows.begin(text, first);
      for (int last = TokenWindows.last(text, first); last >= first; last--) {
        if (text.digits(first, last) < leastDigits) {
          break;
        }
        look(part, text.text().substring(begin, text.end(last)), wanted, bits);
      }
    }
    return Arrays.copyOf(left, count);
  }

  private static void look(SelectedTests part, String window, BitSet wanted, RuleBits bits) {
    WholeSelection chosen = part.whole();
    UnionAutomaton automaton = chosen.tests().automaton();
    @Nullable ValueForms forms = null;
    for (int piece = 0; piece < automaton.parts(); piece++) {
      for (int pattern : automaton.candidates(piece, window)) {
        int[] tests = chosen.ofPattern(pattern);
        if (!isWanted(tests, wanted)) {
          continue;
        }
        forms = forms == null ? new ValueForms(window) : forms;
        // What shares a pattern sees the same of the value.
        ValueForm form = forms.of(part.index().test(tests[0]).chain());
        if (form.length() > 0 && automaton.proves(pattern, form.text())) {
          prove(part, tests, form, wanted, bits);
        }
      }
    }
  }

  private static boolean isWanted(int[] tests, BitSet wanted) {
    for (int test : tests) {
      if (wanted.get(test)) {
        return true;
      }
    }
    return false;
  }

  private static void prove(
      SelectedTests part, int[] tests, ValueForm form, BitSet wanted, RuleBits bits) {
    for (int test : tests) {
      if (wanted.get(test)) {
        bits.set(Aspect.MATCHED_WITHIN, part.ruleOf(test));
        if (part.index().test(test).isValid(form)) {
          bits.set(Aspect.VALIDATED_WITHIN, part.ruleOf(test));
          wanted.clear(test);
        }
      }
    }
  }
}
