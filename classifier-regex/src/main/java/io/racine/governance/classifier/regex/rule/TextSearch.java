package io.racine.governance.classifier.regex.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the entities of all rules in one running text.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
public final class TextSearch {
  /** A text no longer than that is searched at once, lines and all; a longer one line by line. */
  private static final int LONGEST_AT_ONCE = 1024;

  private final List<CompiledRule> rules;
  private final List<SelectedTests> parts;

  TextSearch(List<CompiledRule> rules, List<SelectedTests> parts) {
    this.rules = rules;
    this.parts = parts;
  }

  /** Returns every valid hit, rule by rule. */
  public List<Hit> find(CharSequence text) {
    String folded = Separators.fold(text.toString());
    int length = folded.length();
    List<Hit> hits = new ArrayList<>();
    for (SelectedTests part : parts) {
      if (!part.hasInText()) {
        continue;
      }
      TestIndex index = part.index();
      if (length <= LONGEST_AT_ONCE || folded.indexOf('\n') < 0) {
        find(part, index.within(), folded, 0, length, hits);
      } else {
        find(part, index.beyondLines(), folded, 0, length, hits);
        for (int start = 0; start < length; ) {
          int newline = folded.indexOf('\n', start);
          int end = newline < 0 ? length : newline;
          find(part, index.withinLines(), folded, start, end, hits);
          start = end + 1;
        }
      }
    }
    hits.sort(Comparator.comparingInt(Hit::ordinal));
    return hits;
  }

  private void find(
      SelectedTests part, TextTests tests, String text, int start, int end, List<Hit> hits) {
    @Nullable TextTokens tokens = null;
    for (int candidate : tests.candidates(text, start, end)) {
      int ordinal = part.ruleOf(candidate);
      if (ordinal >= 0) {
        tokens = tokens == null ? new TextTokens(text.substring(start, end)) : tokens;
        part.index()
            .test(candidate)
            .finder()
            .find(
                tokens,
                (from, to, valid) -> {
                  if (valid) {
                    hits.add(new Hit(rules.get(ordinal), ordinal, start + from, start + to));
                  }
                  return true;
                });
      }
    }
  }

  /**
   * One hit.
   *
   * @param rule the rule that found it
   * @param ordinal its place in the order of precedence
   * @param start where it begins
   * @param end where it ends, exclusive
   */
  public record Hit(CompiledRule rule, int ordinal, int start, int end) {}
}
