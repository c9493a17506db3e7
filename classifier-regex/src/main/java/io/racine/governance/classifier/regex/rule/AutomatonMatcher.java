package io.racine.governance.classifier.regex.rule;

import io.racine.governance.classifier.regex.rule.RuleBits.Aspect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs all rules in one pass over the value, and then the checks of those that fit.
 *
 * <p>A value that no rule fits costs one pass for the whole, one for what may lie within, and no
 * memory.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
final class AutomatonMatcher implements RuleMatcher {
  /** Running text is searched up to here in a column; a whole text by {@link TextSearch}. */
  static final int LONGEST_SEARCHED = 16_384;

  private static final int NOT_TEXT =
      ValueKind.INTEGER.bit()
          | ValueKind.DECIMAL.bit()
          | ValueKind.DAY.bit()
          | ValueKind.INSTANT.bit()
          | ValueKind.UUID.bit();

  private final List<SelectedTests> parts;

  AutomatonMatcher(List<SelectedTests> parts) {
    this.parts = List.copyOf(parts);
  }

  @Override
  public void match(String value, RuleBits bits) {
    String raw = Separators.bare(value);
    int seen = ValueKinds.look(raw);
    int kinds = ValueKinds.only(seen);
    bits.setKinds(kinds);
    if ((kinds & ValueKind.PLACEHOLDER.bit()) != 0) {
      return;
    }
    boolean ascii = ValueKinds.isAscii(seen);
    @Nullable ValueForms forms = null;
    if (raw.length() <= ValueTest.LONGEST_WHOLE_VALUE) {
      for (int i = 0; i < parts.size(); i++) {
        forms = WholePass.run(parts.get(i), raw, ascii, forms, bits);
      }
    }
    // A single run of letters and digits holds no smaller one, and a plain number or date nothing.
    if (!ValueKinds.isOneToken(seen) && (kinds & NOT_TEXT) == 0) {
      searchWithin(raw, forms, bits);
    }
  }

  private void searchWithin(String raw, @Nullable ValueForms forms, RuleBits bits) {
    boolean cut = raw.length() > LONGEST_SEARCHED;
    String searched = cut ? raw.substring(0, LONGEST_SEARCHED) : raw;
    @Nullable ValueForms searchedForms = cut ? null : forms;
    @Nullable TextTokens tokens = null;
    for (int i = 0; i < parts.size(); i++) {
      SelectedTests part = parts.get(i);
      if (!part.hasInText()) {
        continue;
      }
      int[] candidates = part.index().within().candidates(searched, 0, searched.length());
      if (candidates.length == 0) {
        continue;
      }
      tokens = tokens == null ? new TextTokens(searched) : tokens;
      for (int test : WindowPass.run(part, candidates, tokens, bits)) {
        int rule = part.ruleOf(test);
        if (rule < 0 || bits.get(Aspect.MATCHED, rule) || !bits.heeds(rule)) {
          continue;
        }
        searchedForms = searchedForms == null ? new ValueForms(searched) : searchedForms;
        find(part.index().test(test), rule, tokens, searchedForms, bits);
      }
    }
  }

  private static void find(
      ValueTest test, int rule, TextTokens tokens, ValueForms forms, RuleBits bits) {
    if (test.mayLieInForm(forms.of(test.chain()))) {
      test.finder()
          .find(
              tokens,
              (start, end, valid) -> {
                bits.set(Aspect.MATCHED_WITHIN, rule);
                if (valid) {
                  bits.set(Aspect.VALIDATED_WITHIN, rule);
                }
                return !valid;
              });
    }
  }
}
