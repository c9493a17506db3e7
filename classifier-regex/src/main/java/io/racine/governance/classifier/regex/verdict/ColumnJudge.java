package io.racine.governance.classifier.regex.verdict;

import io.racine.governance.classifier.regex.column.ColumnCounts;
import io.racine.governance.classifier.regex.name.NameMatch;
import io.racine.governance.classifier.regex.name.NameMatch.Strength;
import io.racine.governance.classifier.regex.rule.CompiledRule;
import io.racine.governance.classifier.regex.rule.RuleBits.Aspect;
import io.racine.governance.classifier.regex.rule.RuleSet;
import io.racine.governance.classifier.regex.verdict.Adviser.Opinion;
import io.racine.governance.classifier.regex.verdict.Candidate.Place;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.Evidence;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.StatisticSignal;
import io.racine.governance.spi.classifier.Verdict;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges one column by its counts, its name and its type.
 *
 * <p>The mathematics are in {@code docs/column-verdict.md}.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
public final class ColumnJudge {
  private static final double NUMBERS_WITHOUT_NAME = Math.log(0.05);
  private static final double REJECT = Math.log(0.02);
  private static final double COUNTER = Math.log(0.01);
  private static final double OTHER_TYPE = Math.log(0.05);
  private static final double ELSEWHERE = Math.log(0.2);
  private static final double LIKELY_HERE = Math.log(2);
  private static final double ANY_COUNTRY = Math.log(0.5);
  private static final double OTHER_STATISTICS = Math.log(0.1);

  private final RuleSet rules;
  private final ColumnContext column;
  private final Set<String> locales;
  private final Adviser adviser;
  private final Priors priors;

  /**
   * @param locales where the data is likely from
   */
  public ColumnJudge(RuleSet rules, ColumnContext column, Set<String> locales, Adviser adviser) {
    this.rules = rules;
    this.column = column;
    this.locales = Set.copyOf(locales);
    this.adviser = adviser;
    this.priors = new Priors(rules, column);
  }

  /** Returns the ordinals of the rules that can speak on the column, whatever its values are. */
  public BitSet active() {
    var active = new BitSet();
    for (int i = 0; i < rules.size(); i++) {
      RuleDefinition rule = rules.rule(i).definition();
      boolean unnamed = rule.isNameRequired() && !priors.isFound(i);
      active.set(
          i,
          !unnamed
              && priors.name(i).strength() != Strength.EXCLUDED
              && typeWeight(i) != TypeGate.CLOSED);
    }
    return active;
  }

  /** Returns the verdict on what was counted. */
  public ColumnVerdict judge(ColumnCounts counts) {
    ColumnNature nature = ColumnNature.of(column.column().logicalType(), counts);
    Map<EntityType, Opinion> opinions = adviser.advise(column, counts);
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      NameMatch name = priors.name(i);
      RuleDefinition definition = rules.rule(i).definition();
      if (name.strength() == Strength.EXCLUDED
          || definition.isCompositeOnly()
          || (!priors.mayCarry(i, opinions) && !counts.isTouched(i))) {
        continue;
      }
      Finding is = judgeWhole(i, counts, nature, opinions);
      Finding finding = is != null ? is : judgeWithin(i, counts, nature);
      if (finding != null) {
        candidates.add(
            new Candidate(
                finding, i, name, definition, chance(rules.rule(i)), placeOf(definition)));
      }
    }
    return new ColumnVerdict(
        counts.read(), counts.nulls(), counts.distinct(), Candidate.rank(candidates));
  }

  private static double chance(CompiledRule rule) {
    return rule.hasValueTest() ? rule.rates().form() * rule.rates().check() : 1;
  }

  private @Nullable Finding judgeWhole(
      int ordinal, ColumnCounts counts, ColumnNature nature, Map<EntityType, Opinion> opinions) {
    CompiledRule rule = rules.rule(ordinal);
    RuleDefinition definition = rule.definition();
    if (definition.isNameRequired() && !priors.isFound(ordinal)) {
      return null;
    }
    Prior prior = priors.of(ordinal, counts, opinions);
    Case claim = new Case(rule, priors.name(ordinal), prior);
    weighType(claim, ordinal);
    weighPlace(claim, prior.named());
    weighStatistics(claim, counts);
    int matched = counts.count(Aspect.MATCHED, ordinal);
    int validated = counts.count(Aspect.VALIDATED, ordinal);
    weighValues(claim, counts, matched, validated);
    weighNature(claim, nature, prior.named(), counts);
    boolean told = rule.hasValueTest() && counts.sampled() > 0;
    boolean enough =
        prior.found() ? !told || matched > 0 : validated > 0 && validated * 2 >= counts.sampled();
    if (claim.isImpossible() || !enough || claim.confidence() < definition.threshold()) {
      return null;
    }
    Finding.Builder finding =
        claim
            .finding(Verdict.IS)
            .evidence(
                new Evidence(counts.read(), counts.nulls(), counts.sampled(), matched, validated));
    if (told) {
      finding.prevalence(Distributions.wilson(validated, counts.sampled()));
    }
    return finding.build();
  }

  private static void weighStatistics(Case claim, ColumnCounts counts) {
    StatisticSignal signal = claim.rule().definition().statistics();
    if (signal != null && StatisticsTest.of(signal, counts) == StatisticsTest.FAILS) {
      claim.add(
          OTHER_STATISTICS, "the statistics do not fit: " + StatisticsTest.words(signal, counts));
    }
  }

  private void weighType(Case claim, int ordinal) {
    claim.add(typeWeight(ordinal), "type " + column.column().logicalType() + " does not fit");
  }

  /** A rule that asks for this very type needs no list of types besides. */
  private double typeWeight(int ordinal) {
    return priors.isDescribed(ordinal)
        ? 0
        : TypeGate.weight(rules.rule(ordinal).definition(), column.column().logicalType());
  }

  private void weighPlace(Case claim, boolean named) {
    if (named) {
      return;
    }
    RuleDefinition rule = claim.rule().definition();
    Set<String> homes = rule.locales();
    switch (placeOf(rule)) {
      case UNKNOWN -> claim.add(ANY_COUNTRY, "used only in " + homes);
      case HERE -> claim.add(LIKELY_HERE, "used where the data is from");
      case ELSEWHERE ->
          claim.add(ELSEWHERE, "used only in " + homes + ", and the data is from elsewhere");
      case ANYWHERE -> {}
    }
  }

  private Place placeOf(RuleDefinition rule) {
    Set<String> homes = rule.locales();
    if (homes.isEmpty()) {
      return Place.ANYWHERE;
    }
    if (locales.isEmpty()) {
      return Place.UNKNOWN;
    }
    return locales.stream().anyMatch(homes::contains) ? Place.HERE : Place.ELSEWHERE;
  }

  private static void weighValues(Case claim, ColumnCounts counts, int matched, int validated) {
    CompiledRule rule = claim.rule();
    int distinct = counts.sampled();
    if (!rule.hasValueTest() || distinct == 0) {
      return;
    }
    ValueEvidence evidence = ValueEvidence.of(rule, distinct, matched, validated);
    claim.add(
        evidence.form(),
        String.format(
            Locale.ROOT,
            "%d of %d distinct values %s %s; about 1 in %s columns of other things would",
            rule.isChecked() ? matched : validated,
            distinct,
            rule.usesDictionary() ? "are words of" : "have the form of",
            rule.definition().id(),
            inverse(rule.rates().form())));
    if (matched > 0 && rule.isChecked()) {
      claim.add(
          evidence.check(),
          String.format(
              Locale.ROOT,
              "%d of %d distinct values of that form pass the check of %s; by chance 1 in %s would",
              validated,
              matched,
              rule.definition().id(),
              inverse(rule.rates().check())));
    }
  }

  private static String inverse(double rate) {
    double inverse = 1 / rate;
    return inverse < 10
        ? String.format(Locale.ROOT, "%.1f", inverse)
        : Long.toString(Math.round(inverse));
  }

  private static void weighNature(
      Case claim, ColumnNature nature, boolean named, ColumnCounts counts) {
    Set<LogicalType> types = claim.rule().definition().types();
    if (!named) {
      if (nature.actual().isNumeric()) {
        claim.add(NUMBERS_WITHOUT_NAME, "the column holds numbers and no name says what they are");
      }
      nature
          .reject()
          .filter(kind -> !Entities.isItself(claim.rule().definition().entity(), kind))
          .ifPresent(kind -> claim.add(REJECT, "the values are " + kind.plural()));
    }
    if (nature.counter() && claim.name().strength().compareTo(Strength.END) < 0) {
      claim.add(COUNTER, "the values count up one by one");
    }
    boolean told = claim.rule().hasValueTest();
    if (!told
        && counts.sampled() > 0
        && nature.isCountOrMoment()
        && nature.declared() == LogicalType.TEXT
        && !types.isEmpty()
        && !types.contains(nature.actual())) {
      claim.add(OTHER_TYPE, "the values are all of type " + nature.actual());
    }
  }

  private @Nullable Finding judgeWithin(int ordinal, ColumnCounts counts, ColumnNature nature) {
    CompiledRule rule = rules.rule(ordinal);
    if (!ContentsJudge.isWorthwhile(ordinal, counts)
        || rule.definition().isNameRequired()
        || nature.isCountOrMoment()
        || nature.reject().isPresent()) {
      return null;
    }
    Case claim = new Case(rule, priors.name(ordinal), ContentsJudge.RARELY_CONTAINED);
    weighType(claim, ordinal);
    weighPlace(claim, claim.isNamed());
    return ContentsJudge.judge(claim, ordinal, counts);
  }
}
