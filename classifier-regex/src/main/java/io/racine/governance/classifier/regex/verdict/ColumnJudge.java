package io.racine.governance.classifier.regex.verdict;

import io.racine.governance.classifier.regex.column.ColumnCounts;
import io.racine.governance.classifier.regex.name.ColumnName;
import io.racine.governance.classifier.regex.name.NameMatch;
import io.racine.governance.classifier.regex.name.NameMatch.Strength;
import io.racine.governance.classifier.regex.rule.CompiledRule;
import io.racine.governance.classifier.regex.rule.RuleBits.Aspect;
import io.racine.governance.classifier.regex.rule.RuleSet;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.Evidence;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.Verdict;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
  private static final double COMMENTED = 0.3;
  private static final double RARELY_CONTAINED = 0.01;

  private final RuleSet rules;
  private final ColumnContext column;
  private final Set<String> locales;
  private final List<NameMatch> names;
  private final List<Boolean> commented;

  /**
   * @param locales where the data is likely from
   */
  public ColumnJudge(RuleSet rules, ColumnContext column, Set<String> locales) {
    this.rules = rules;
    this.column = column;
    this.locales = Set.copyOf(locales);
    ColumnName name = ColumnName.of(column.column().path(), column.table().orElse(null));
    Optional<ColumnName> comment =
        column.column().comment().map(text -> ColumnName.of(List.of(text)));
    List<NameMatch> matches = new ArrayList<>();
    List<Boolean> comments = new ArrayList<>();
    for (CompiledRule rule : rules.rules()) {
      var test = rule.name();
      matches.add(test == null ? NameMatch.NONE : test.match(name));
      comments.add(
          test != null
              && comment.isPresent()
              && test.match(comment.get()).strength().compareTo(Strength.INSIDE) >= 0);
    }
    this.names = List.copyOf(matches);
    this.commented = List.copyOf(comments);
  }

  /** Returns the ordinals of the rules that can speak on the column, whatever its values are. */
  public BitSet active() {
    var active = new BitSet();
    for (int i = 0; i < rules.size(); i++) {
      RuleDefinition rule = rules.rule(i).definition();
      NameMatch name = names.get(i);
      boolean unnamed = rule.isNameRequired() && !name.isFound() && !commented.get(i);
      active.set(
          i,
          !unnamed
              && name.strength() != Strength.EXCLUDED
              && TypeGate.weight(rule, column.column().logicalType()) != TypeGate.CLOSED);
    }
    return active;
  }

  /** Returns the verdict on what was counted. */
  public ColumnVerdict judge(ColumnCounts counts) {
    ColumnNature nature = ColumnNature.of(column.column().logicalType(), counts);
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      NameMatch name = names.get(i);
      if (name.strength() == Strength.EXCLUDED
          || (!name.isFound() && !commented.get(i) && !counts.isTouched(i))) {
        continue;
      }
      Finding is = judgeWhole(i, counts, nature);
      Finding finding = is != null ? is : judgeWithin(i, counts, nature);
      if (finding != null) {
        candidates.add(new Candidate(finding, i, name, rules.rule(i).definition()));
      }
    }
    return new ColumnVerdict(
        counts.read(), counts.nulls(), counts.distinct(), Candidate.rank(candidates));
  }

  private @Nullable Finding judgeWhole(int ordinal, ColumnCounts counts, ColumnNature nature) {
    CompiledRule rule = rules.rule(ordinal);
    RuleDefinition definition = rule.definition();
    NameMatch name = names.get(ordinal);
    boolean overruled = isOverruled(ordinal);
    double prior = NamePrior.of(name, overruled);
    boolean byComment = commented.get(ordinal) && prior < COMMENTED;
    Case claim = new Case(rule, name, byComment ? COMMENTED : prior);
    boolean named = (claim.isNamed() && !overruled) || byComment;
    if (definition.isNameRequired() && !name.isFound() && !byComment) {
      return null;
    }
    explainName(claim, prior, overruled, byComment);
    if (name.table() && name.isFound()) {
      claim.explain(0, "the table is one that has such columns");
    }
    weighType(claim, nature);
    weighPlace(claim, named);
    int matched = counts.count(Aspect.MATCHED, ordinal);
    int validated = counts.count(Aspect.VALIDATED, ordinal);
    weighValues(claim, counts, matched, validated);
    weighNature(claim, nature, named, counts);
    boolean told = rule.hasValueTest() && counts.sampled() > 0;
    boolean enough =
        (named || name.isFound())
            ? !told || matched > 0
            : validated > 0 && validated * 2 >= counts.sampled();
    if (claim.isImpossible() || !enough || claim.confidence() < definition.threshold()) {
      return null;
    }
    Finding.Builder finding =
        finding(claim, Verdict.IS, claim.confidence())
            .evidence(
                new Evidence(counts.read(), counts.nulls(), counts.sampled(), matched, validated));
    if (told) {
      finding.prevalence(Distributions.wilson(validated, counts.sampled()));
    }
    return finding.build();
  }

  private void explainName(Case claim, double prior, boolean overruled, boolean byComment) {
    String quoted = "column name '" + column.column().name() + "' ";
    double weight = Distributions.logOdds(prior) - Distributions.logOdds(NamePrior.WITHOUT_NAME);
    if (overruled) {
      claim.explain(weight, quoted + "has words of another entity around those of this one");
    } else if (claim.name().strength() != Strength.NONE) {
      claim.explain(weight, quoted + NamePrior.words(claim.name()));
    }
    if (byComment) {
      claim.explain(
          Distributions.logOdds(COMMENTED) - Distributions.logOdds(NamePrior.WITHOUT_NAME),
          "the column's comment has words of the entity");
    }
  }

  private static void weighType(Case claim, ColumnNature nature) {
    LogicalType type = nature.declared();
    claim.add(TypeGate.weight(claim.rule().definition(), type), "type " + type + " does not fit");
  }

  private void weighPlace(Case claim, boolean named) {
    Set<String> homes = claim.rule().definition().locales();
    if (homes.isEmpty() || named) {
      return;
    }
    if (locales.isEmpty()) {
      claim.add(ANY_COUNTRY, "used only in " + homes);
    } else if (locales.stream().anyMatch(homes::contains)) {
      claim.add(LIKELY_HERE, "used where the data is from");
    } else {
      claim.add(ELSEWHERE, "used only in " + homes + ", and the data is from elsewhere");
    }
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
            matched,
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

  /** A longer phrase of another entity around this one's decides: an "ip address" is no address. */
  private boolean isOverruled(int ordinal) {
    NameMatch name = names.get(ordinal);
    if (!name.isFound()) {
      return false;
    }
    for (int i = 0; i < names.size(); i++) {
      if (i != ordinal
          && name.isWithin(names.get(i))
          && !rules
              .rule(i)
              .definition()
              .entity()
              .equals(rules.rule(ordinal).definition().entity())) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Finding judgeWithin(int ordinal, ColumnCounts counts, ColumnNature nature) {
    CompiledRule rule = rules.rule(ordinal);
    int validated = counts.count(Aspect.VALIDATED_WITHIN, ordinal);
    long found = Math.max(validated, counts.found(ordinal));
    if (found < 3
        || rule.definition().isNameRequired()
        || nature.isCountOrMoment()
        || nature.reject().isPresent()) {
      return null;
    }
    Case claim = new Case(rule, names.get(ordinal), RARELY_CONTAINED);
    weighType(claim, nature);
    weighPlace(claim, claim.isNamed());
    int distinct = counts.sampled();
    int candidates = counts.count(Aspect.MATCHED_WITHIN, ordinal);
    double chance = Math.min(0.2, rule.rates().form()) * rule.rates().check();
    boolean sampled = validated >= 3;
    if (sampled) {
      if (Distributions.binomialTail(validated, distinct, chance) > 1e-6) {
        return null;
      }
      claim.add(
          ValueEvidence.within(rule.rates(), distinct, candidates, validated),
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
    return finding(claim, Verdict.CONTAINS, confidence)
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

  private static Finding.Builder finding(Case claim, Verdict verdict, double confidence) {
    RuleDefinition rule = claim.rule().definition();
    return Finding.builder(rule.id(), rule.entity(), rule.level(), verdict, confidence)
        .ruleVersion(rule.version())
        .regulations(rule.regulations())
        .reasons(claim.reasons());
  }
}
