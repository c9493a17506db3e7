package io.racine.governance.classifier.regex.verdict;

import io.racine.governance.classifier.regex.rule.ChanceRates;
import io.racine.governance.classifier.regex.rule.CompiledRule;
import io.racine.governance.classifier.regex.rule.ContextSearch;
import io.racine.governance.classifier.regex.rule.RuleBits;
import io.racine.governance.classifier.regex.rule.RuleBits.Aspect;
import io.racine.governance.classifier.regex.rule.RuleSet;
import io.racine.governance.classifier.regex.rule.TextSearch;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.TextSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Judges single values, and what is found in text.
 *
 * <p>All rules that a value fits compete: a number that passes five checks is none of the five for
 * sure.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
public final class ValueJudge {
  /** How often a value of unknown origin is of one given entity. */
  private static final double PRIOR = 0.005;

  private static final double LEAST = 0.01;
  private static final double SUREST = 0.98;
  private static final double VERY_SPECIFIC = 1e-3;

  /** How often what follows a phrase such as "passport number" is one, whatever its form. */
  private static final double NAMED = 0.3;

  private static final double SUREST_NAMED = 0.9;

  private final RuleSet rules;
  private final ContextSearch context;

  public ValueJudge(RuleSet rules) {
    this.rules = rules;
    this.context = new ContextSearch(rules.rules());
  }

  /** Returns what a whole value may be, best first. */
  public List<TextSpan> judgeValue(CharSequence value) {
    RuleBits bits = new RuleBits(rules.size());
    rules.matcher().match(value.toString(), bits);
    List<Integer> valid = new ArrayList<>();
    double all = 1;
    for (int i = 0; i < rules.size(); i++) {
      if (bits.get(Aspect.VALIDATED, i) && speaksAlone(rules.rule(i))) {
        valid.add(i);
        all += odds(rules.rule(i));
      }
    }
    double total = all;
    List<TextSpan> spans = new ArrayList<>();
    for (int i : valid) {
      double confidence = Math.min(SUREST, odds(rules.rule(i)) / total);
      if (confidence >= LEAST) {
        spans.add(span(rules.rule(i).definition(), confidence, 0, value.length()));
      }
    }
    // The sort is stable: equals stay in order of precedence.
    spans.sort(Comparator.comparingDouble((TextSpan span) -> -span.confidence()));
    Set<Object> seen = new HashSet<>();
    spans.removeIf(span -> !seen.add(span.entity()));
    return List.copyOf(spans);
  }

  /** Returns the entities in a text, by start, the surer first. */
  public List<TextSpan> judgeText(CharSequence text) {
    List<TextSpan> spans = new ArrayList<>();
    for (TextSearch.Hit hit : rules.search().find(text)) {
      if (speaksAlone(hit.rule())) {
        double odds = odds(hit.rule());
        spans.add(
            span(
                hit.rule().definition(),
                Math.min(SUREST, odds / (1 + odds)),
                hit.start(),
                hit.end()));
      }
    }
    for (TextSearch.Hit hit : context.find(text)) {
      double odds = NAMED / (1 - NAMED) / chance(hit.rule());
      spans.add(
          span(
              hit.rule().definition(),
              Math.min(SUREST_NAMED, odds / (1 + odds)),
              hit.start(),
              hit.end()));
    }
    spans.sort(
        Comparator.comparingInt(TextSpan::start)
            .thenComparing(span -> -span.confidence())
            .thenComparing(span -> -span.end()));
    return withoutRepeats(spans);
  }

  /** Of overlapping spans of one entity the surest, or else the longest, stays. */
  private static List<TextSpan> withoutRepeats(List<TextSpan> spans) {
    List<TextSpan> kept = new ArrayList<>();
    int first = 0;
    for (TextSpan span : spans) {
      while (first < kept.size() && kept.get(first).end() <= span.start()) {
        first++;
      }
      boolean repeated = false;
      for (int i = first; i < kept.size(); i++) {
        TextSpan other = kept.get(i);
        repeated |= other.entity().equals(span.entity()) && other.overlaps(span);
      }
      if (!repeated) {
        kept.add(span);
      }
    }
    return List.copyOf(kept);
  }

  private static boolean speaksAlone(CompiledRule rule) {
    return !rule.definition().isNameRequired() || chance(rule) < VERY_SPECIFIC;
  }

  private static double chance(CompiledRule rule) {
    ChanceRates rates = rule.rates();
    return rates.form() * rates.check();
  }

  private static double odds(CompiledRule rule) {
    return PRIOR / (1 - PRIOR) / chance(rule);
  }

  private static TextSpan span(RuleDefinition rule, double confidence, int start, int end) {
    return new TextSpan(rule.id(), rule.entity(), rule.level(), confidence, start, end);
  }
}
