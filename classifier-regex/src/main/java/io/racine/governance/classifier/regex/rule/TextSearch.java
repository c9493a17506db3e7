package io.racine.governance.classifier.regex.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the entities of all rules in one running text.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
public final class TextSearch {
  private final List<CompiledRule> rules;

  TextSearch(List<CompiledRule> rules) {
    this.rules = rules;
  }

  /** Returns every valid hit, rule by rule. */
  public List<Hit> find(CharSequence text) {
    String folded = Separators.fold(text.toString());
    var form = new ValueForm(folded);
    var tokens = new TextTokens(folded);
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      CompiledRule rule = rules.get(i);
      ValueTest test = rule.test();
      if (test != null && test.isInText() && test.mayLieIn(form)) {
        int ordinal = i;
        test.finder()
            .find(
                tokens,
                (start, end, valid) -> {
                  if (valid) {
                    hits.add(new Hit(rule, ordinal, start, end));
                  }
                  return true;
                });
      }
    }
    return hits;
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
