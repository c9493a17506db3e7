package io.racine.governance.classifier.regex.rule;

import io.racine.governance.classifier.regex.automaton.CharSet;
import io.racine.governance.classifier.regex.rule.RuleBits.Aspect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs one rule after the other: what the automaton is compared with.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
final class SequentialMatcher implements RuleMatcher {
  /** Running text is searched up to here in a column. */
  static final int LONGEST_SEARCHED = 16_384;

  private static final CharSet TOKEN =
      CharSet.range('0', '9').or(CharSet.range('a', 'z')).or(CharSet.range('A', 'Z'));
  private static final int NOT_TEXT =
      ValueKind.INTEGER.bit()
          | ValueKind.DECIMAL.bit()
          | ValueKind.DAY.bit()
          | ValueKind.INSTANT.bit()
          | ValueKind.UUID.bit();

  private final List<NormalizerChain> chains;
  private final int[] ordinals;
  private final ValueTest[] tests;
  private final int[] chainOf;
  private final boolean searches;

  /**
   * @param selected the ordinals of the rules to run
   */
  SequentialMatcher(List<CompiledRule> rules, BitSet selected) {
    Map<NormalizerChain, Integer> known = new LinkedHashMap<>();
    List<ValueTest> used = new ArrayList<>();
    int[] places = new int[rules.size()];
    for (int i = selected.nextSetBit(0); i >= 0; i = selected.nextSetBit(i + 1)) {
      ValueTest test = rules.get(i).test();
      if (test != null) {
        places[used.size()] = i;
        used.add(test);
      }
    }
    tests = used.toArray(new ValueTest[0]);
    ordinals = Arrays.copyOf(places, tests.length);
    chainOf = new int[tests.length];
    boolean inText = false;
    for (int i = 0; i < tests.length; i++) {
      Integer chain = known.get(tests[i].chain());
      if (chain == null) {
        chain = known.size();
        known.put(tests[i].chain(), chain);
      }
      chainOf[i] = chain;
      inText |= tests[i].isInText();
    }
    searches = inText;
    chains = new ArrayList<>(known.keySet());
  }

  @Override
  public void match(String value, RuleBits bits) {
    ValueForm raw = new ValueForm(Separators.bare(value));
    int kinds = ValueKinds.of(raw.text());
    bits.setKinds(kinds);
    if ((kinds & ValueKind.PLACEHOLDER.bit()) != 0) {
      return;
    }
    var forms = new @Nullable ValueForm[chains.size()];
    if (raw.length() <= ValueTest.LONGEST_WHOLE_VALUE) {
      matchWhole(raw, forms, bits);
    }
    if (searches) {
      searchWithin(raw, forms, bits);
    }
  }

  private ValueForm form(int test, ValueForm raw, @Nullable ValueForm[] forms) {
    ValueForm form = forms[chainOf[test]];
    if (form == null) {
      form = chains.get(chainOf[test]).apply(raw);
      forms[chainOf[test]] = form;
    }
    return form;
  }

  private void matchWhole(ValueForm raw, @Nullable ValueForm[] forms, RuleBits bits) {
    for (int i = 0; i < tests.length; i++) {
      ValueTest test = tests[i];
      ValueForm form = form(i, raw, forms);
      if (test.fits(form)) {
        boolean valid = test.isValid(form);
        set(bits, ordinals[i], valid, false);
        if (test.isInText()) {
          set(bits, ordinals[i], valid, true);
        }
      }
    }
  }

  private static void set(RuleBits bits, int rule, boolean valid, boolean within) {
    bits.set(within ? Aspect.MATCHED_WITHIN : Aspect.MATCHED, rule);
    if (valid) {
      bits.set(within ? Aspect.VALIDATED_WITHIN : Aspect.VALIDATED, rule);
    }
  }

  private void searchWithin(ValueForm raw, @Nullable ValueForm[] forms, RuleBits bits) {
    // A single run of letters and digits holds no smaller one, and a plain number or date nothing.
    if (raw.isWithin(TOKEN) || (bits.kinds() & NOT_TEXT) != 0) {
      return;
    }
    boolean cut = raw.length() > LONGEST_SEARCHED;
    ValueForm searched = cut ? new ValueForm(raw.text().substring(0, LONGEST_SEARCHED)) : raw;
    @Nullable ValueForm[] searchedForms = cut ? new @Nullable ValueForm[forms.length] : forms;
    @Nullable TextTokens tokens = null;
    for (int i = 0; i < tests.length; i++) {
      ValueTest test = tests[i];
      if (!test.isInText()
          || bits.get(Aspect.MATCHED, ordinals[i])
          || !test.mayLieInForm(form(i, searched, searchedForms))) {
        continue;
      }
      if (tokens == null) {
        tokens = new TextTokens(searched.text());
      }
      int rule = ordinals[i];
      test.finder()
          .find(
              tokens,
              (start, end, valid) -> {
                set(bits, rule, valid, true);
                return !valid;
              });
    }
  }
}
