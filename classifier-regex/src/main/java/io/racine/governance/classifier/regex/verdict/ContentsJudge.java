package io.racine.governance.classifier.regex.verdict;

import io.racine.governance.classifier.regex.column.ColumnCounts;
import io.racine.governance.classifier.regex.rule.CompiledRule;
import io.racine.governance.classifier.regex.rule.RuleBits.Aspect;
import io.racine.governance.spi.classifier.Evidence;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.Verdict;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Judges whether the values of a column contain an entity here and there. */
final class ContentsJudge {
  static final double RARELY_CONTAINED = 0.01;

  private static final int FEWEST = 3;
  private static final double SIGNIFICANT = 1e-6;
  private static final double COMMONEST_FORM = 0.2;

  private ContentsJudge() {}

  /**
   * Returns the finding, or null.
   *
   * @param claim the case so far: what name, type and place say
   */
  static @Nullable Finding judge(Case claim, int ordinal, ColumnCounts counts) {
    CompiledRule rule = claim.rule();
    int validated = counts.count(Aspect.VALIDATED_WITHIN, ordinal);
    long found = Math.max(validated, counts.found(ordinal));
    int distinct = counts.sampled();
    int candidates = counts.count(Aspect.MATCHED_WITHIN, ordinal);
    double chance = Math.min(COMMONEST_FORM, rule.rates().form()) * rule.rates().check();
    boolean sampled = validated >= FEWEST;
    if (sampled) {
      if (Distributions.binomialTail(validated, distinct, chance) > SIGNIFICANT) {
        return null;
      }
      claim.add(
          ValueEvidence.within(
              rule.rates(), distinct, rule.isChecked() ? candidates : validated, validated),
          String.format(
              Locale.ROOT,
              "%d of %d distinct values hold something that is valid for %s",
              validated,
              distinct,
              rule.definition().id()));
    } else {
      claim.add(
          -Math.log(chance),
          String.format(
              Locale.ROOT,
              "about %d of %d distinct values hold something that is valid for %s",
              found,
              counts.distinct(),
              rule.definition().id()));
    }
    double confidence = claim.confidence();
    if (claim.isImpossible() || confidence < rule.definition().threshold()) {
      return null;
    }
    return claim
        .finding(Verdict.CONTAINS)
        .evidence(
            new Evidence(
                counts.read(),
                counts.nulls(),
                sampled ? distinct : counts.distinct(),
                sampled ? candidates : found,
                sampled ? validated : found))
        .prevalence(
            sampled
                ? Distributions.wilson(validated, distinct)
                : Distributions.wilson(found, counts.distinct()))
        .build();
  }

  /** Returns whether enough was found to ask at all. */
  static boolean isWorthwhile(int ordinal, ColumnCounts counts) {
    return Math.max(counts.count(Aspect.VALIDATED_WITHIN, ordinal), counts.found(ordinal))
        >= FEWEST;
  }
}
