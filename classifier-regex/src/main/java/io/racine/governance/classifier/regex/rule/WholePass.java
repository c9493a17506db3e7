package io.racine.governance.classifier.regex.rule;

import io.racine.governance.classifier.regex.automaton.CharSet;
import io.racine.governance.classifier.regex.automaton.UnionAutomaton;
import io.racine.governance.classifier.regex.dictionary.WordHashes;
import io.racine.governance.classifier.regex.rule.RuleBits.Aspect;
import org.jspecify.annotations.Nullable;

/**
 * Matches a whole value with all tests of an index.
 *
 * <p>Beyond ASCII a letter may become two in upper case; patterns that see it so get a pass of
 * their own. A lone surrogate may find its other half when what is between them is dropped, so that
 * a value with one is shown to each test by itself.
 */
final class WholePass {
  private WholePass() {}

  /** Returns the forms of the value, if any were made. */
  static @Nullable ValueForms run(
      SelectedTests part, String raw, boolean ascii, @Nullable ValueForms known, RuleBits bits) {
    WholeSelection chosen = part.whole();
    WholeTests whole = chosen.tests();
    @Nullable ValueForms forms = known;
    if (!ascii && TextTests.hasLoneSurrogate(raw)) {
      forms = forms == null ? new ValueForms(raw) : forms;
      for (int test = 0; test < part.index().size(); test++) {
        runAlone(part, test, forms, bits);
      }
      return forms;
    }
    boolean raisedApart = !ascii && whole.group().raisesCase();
    String raised = raisedApart ? ValueForms.upper(raw) : raw;
    UnionAutomaton automaton = whole.automaton();
    for (int piece = 0; piece < automaton.parts(); piece++) {
      for (int pattern : automaton.candidates(piece, raw)) {
        if (!raisedApart || !whole.group().raisesCase(pattern)) {
          forms = prove(part, pattern, raw, forms, bits);
        }
      }
      if (raisedApart) {
        for (int pattern : automaton.candidates(piece, raised)) {
          if (whole.group().raisesCase(pattern)) {
            forms = prove(part, pattern, raw, forms, bits);
          }
        }
      }
    }
    if (chosen.words().length > 0) {
      forms = lookUp(part, raw, forms, bits);
    }
    for (int test : chosen.alone()) {
      forms = forms == null ? new ValueForms(raw) : forms;
      runAlone(part, test, forms, bits);
    }
    return forms;
  }

  private static @Nullable ValueForms prove(
      SelectedTests part, int pattern, String raw, @Nullable ValueForms known, RuleBits bits) {
    int[] tests = part.whole().ofPattern(pattern);
    if (!isHeeded(part, tests, bits)) {
      return known;
    }
    // What shares a pattern sees the same of the value.
    NormalizerChain chain = part.index().test(tests[0]).chain();
    UnionAutomaton automaton = part.whole().tests().automaton();
    boolean seenRaw = chain.changesNothing();
    if (seenRaw && (raw.isEmpty() || !automaton.proves(pattern, raw))) {
      return known;
    }
    ValueForms forms = known == null ? new ValueForms(raw) : known;
    ValueForm form = forms.of(chain);
    if (seenRaw
        || (form.length() > 0
            && form.length() <= ValueTest.LONGEST_WHOLE_VALUE
            && automaton.proves(pattern, form.text()))) {
      for (int test : tests) {
        set(part.index().test(test), part.ruleOf(test), form, bits);
      }
    }
    return forms;
  }

  private static boolean isHeeded(SelectedTests part, int[] tests, RuleBits bits) {
    for (int test : tests) {
      if (bits.heeds(part.ruleOf(test))) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable ValueForms lookUp(
      SelectedTests part, String raw, @Nullable ValueForms known, RuleBits bits) {
    @Nullable ValueForms forms = known;
    WordHashes hashes = part.whole().tests().hashes();
    boolean mayBeWord = hashes.mayContain(raw, CharSet.NONE);
    for (int test : part.whole().words()) {
      int rule = part.ruleOf(test);
      ValueTest word = part.index().test(test);
      if (bits.get(Aspect.MATCHED, rule)
          || !bits.heeds(rule)
          || !mayBeWord(word.chain(), mayBeWord, hashes, raw)) {
        continue;
      }
      forms = forms == null ? new ValueForms(raw) : forms;
      ValueForm form = forms.of(word.chain());
      if (form.length() > 0 && word.isWord(form)) {
        set(word, rule, form, bits);
      }
    }
    return forms;
  }

  private static boolean mayBeWord(
      NormalizerChain chain, boolean unchanged, WordHashes hashes, String raw) {
    // Words are folded, so that case does not matter.
    return chain.isScannable()
        ? chain.strips() ? hashes.mayContain(raw, chain.stripped()) : unchanged
        : true;
  }

  private static void runAlone(SelectedTests part, int test, ValueForms forms, RuleBits bits) {
    int rule = part.ruleOf(test);
    if (rule >= 0 && bits.heeds(rule)) {
      ValueTest alone = part.index().test(test);
      ValueForm form = forms.of(alone.chain());
      if (alone.fits(form)) {
        set(alone, rule, form, bits);
      }
    }
  }

  private static void set(ValueTest test, int rule, ValueForm form, RuleBits bits) {
    if (!bits.heeds(rule)) {
      return;
    }
    boolean valid = test.isValid(form);
    bits.set(Aspect.MATCHED, rule);
    if (valid) {
      bits.set(Aspect.VALIDATED, rule);
    }
    if (test.isInText()) {
      bits.set(Aspect.MATCHED_WITHIN, rule);
      if (valid) {
        bits.set(Aspect.VALIDATED_WITHIN, rule);
      }
    }
  }
}
