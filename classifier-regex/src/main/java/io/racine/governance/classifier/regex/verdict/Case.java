package io.racine.governance.classifier.regex.verdict;

import io.racine.governance.classifier.regex.name.NameMatch;
import io.racine.governance.classifier.regex.name.NameMatch.Strength;
import io.racine.governance.classifier.regex.rule.CompiledRule;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.Reason;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The case for one rule on one column: log odds, and the reasons they are made of.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class Case {
  private static final double SUREST = 0.99;

  private final CompiledRule rule;
  private final NameMatch name;
  private final List<Reason> reasons = new ArrayList<>();
  private double logOdds;

  Case(CompiledRule rule, NameMatch name, double prior) {
    this.rule = rule;
    this.name = name;
    this.logOdds = Distributions.logOdds(prior);
  }

  Case(CompiledRule rule, NameMatch name, Prior prior) {
    this(rule, name, prior.probability());
    reasons.addAll(prior.reasons());
  }

  CompiledRule rule() {
    return rule;
  }

  NameMatch name() {
    return name;
  }

  /** Returns whether the name alone would make one think of the entity. */
  boolean isNamed() {
    return name.strength().compareTo(Strength.INSIDE) >= 0;
  }

  void add(double weight, String reason) {
    if (weight != 0) {
      logOdds += weight;
      reasons.add(new Reason(reason, weight));
    }
  }

  double confidence() {
    return Math.min(SUREST, Distributions.probability(logOdds));
  }

  boolean isImpossible() {
    return logOdds == Double.NEGATIVE_INFINITY;
  }

  /** Returns a finding without its counts. */
  Finding.Builder finding(Verdict verdict) {
    RuleDefinition definition = rule.definition();
    return Finding.builder(
            definition.id(), definition.entity(), definition.level(), verdict, confidence())
        .ruleVersion(definition.version())
        .regulations(definition.regulations())
        .reasons(reasons());
  }

  private List<Reason> reasons() {
    List<Reason> sorted = new ArrayList<>(reasons);
    sorted.sort(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.weight())));
    return sorted;
  }
}
