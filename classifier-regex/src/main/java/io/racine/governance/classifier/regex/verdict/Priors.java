package io.racine.governance.classifier.regex.verdict;

import static io.racine.governance.classifier.regex.verdict.Distributions.logOdds;

import io.racine.governance.classifier.regex.column.ColumnCounts;
import io.racine.governance.classifier.regex.name.ColumnName;
import io.racine.governance.classifier.regex.name.NameMatch;
import io.racine.governance.classifier.regex.name.NameMatch.Strength;
import io.racine.governance.classifier.regex.rule.CompiledRule;
import io.racine.governance.classifier.regex.rule.RuleSet;
import io.racine.governance.classifier.regex.verdict.Adviser.Opinion;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.InferenceSignal;
import io.racine.governance.spi.classifier.MetadataSignal;
import io.racine.governance.spi.classifier.Reason;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.StatisticSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each rule believes of one column before its values are looked at one by one: by the name,
 * what the source says, the statistics and opinions from outside.
 *
 * <p>Each of these alone may carry a rule; the strongest counts, because they are far from
 * independent: a column named and commented so is hardly surer than one only named so.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class Priors {
  private static final double COMMENTED = 0.3;

  private final RuleSet rules;
  private final ColumnContext column;
  private final List<NameMatch> names;
  private final List<Boolean> commented;
  private final List<Optional<String>> described;

  Priors(RuleSet rules, ColumnContext column) {
    this.rules = rules;
    this.column = column;
    ColumnName name = ColumnName.of(column.column().path(), column.table().orElse(null));
    Optional<ColumnName> comment =
        column.column().comment().map(text -> ColumnName.of(List.of(text)));
    List<NameMatch> matches = new ArrayList<>();
    List<Boolean> comments = new ArrayList<>();
    List<Optional<String>> descriptions = new ArrayList<>();
    for (CompiledRule rule : rules.rules()) {
      var test = rule.name();
      matches.add(test == null ? NameMatch.NONE : test.match(name));
      comments.add(
          test != null
              && comment.isPresent()
              && test.match(comment.get()).strength().compareTo(Strength.INSIDE) >= 0);
      MetadataSignal metadata = rule.definition().metadata();
      descriptions.add(metadata == null ? Optional.empty() : MetadataTest.fit(metadata, column));
    }
    this.names = List.copyOf(matches);
    this.commented = List.copyOf(comments);
    this.described = List.copyOf(descriptions);
  }

  NameMatch name(int ordinal) {
    return names.get(ordinal);
  }

  /** Returns whether a name or what the source says speaks for a rule, be it weakly. */
  boolean isFound(int ordinal) {
    return names.get(ordinal).isFound()
        || commented.get(ordinal)
        || described.get(ordinal).isPresent();
  }

  /** Returns whether what the source says is just what a rule asks for. */
  boolean isDescribed(int ordinal) {
    return described.get(ordinal).isPresent();
  }

  /** Returns whether a rule could speak without any value that fits it. */
  boolean mayCarry(int ordinal, Map<EntityType, Opinion> opinions) {
    RuleDefinition rule = rules.rule(ordinal).definition();
    return isFound(ordinal)
        || rule.statistics() != null
        || (rule.inference() != null && opinions.containsKey(rule.entity()));
  }

  Prior of(int ordinal, ColumnCounts counts, Map<EntityType, Opinion> opinions) {
    RuleDefinition rule = rules.rule(ordinal).definition();
    NameMatch name = names.get(ordinal);
    boolean overruled = isOverruled(ordinal);
    List<Reason> reasons = new ArrayList<>();
    double byName = NamePrior.of(name, overruled);
    explainName(name, byName, overruled, reasons);
    double probability = byName;
    boolean named = name.strength().compareTo(Strength.INSIDE) >= 0 && !overruled;
    boolean found = name.isFound();
    for (Claim claim : claims(ordinal, rule, counts, opinions)) {
      found |= claim.probability > 0;
      if (claim.probability == 0) {
        reasons.add(new Reason(claim.reason, 0));
      } else if (claim.probability > byName) {
        named = true;
        reasons.add(
            new Reason(claim.reason, logOdds(claim.probability) - logOdds(NamePrior.WITHOUT_NAME)));
        probability = Math.max(probability, claim.probability);
      }
    }
    return new Prior(probability, named, found, reasons);
  }

  private List<Claim> claims(
      int ordinal, RuleDefinition rule, ColumnCounts counts, Map<EntityType, Opinion> opinions) {
    List<Claim> claims = new ArrayList<>();
    if (commented.get(ordinal)) {
      claims.add(new Claim(COMMENTED, "the column's comment has words of the entity"));
    }
    MetadataSignal metadata = rule.metadata();
    if (metadata != null) {
      described.get(ordinal).ifPresent(why -> claims.add(new Claim(metadata.share(), why)));
    }
    StatisticSignal statistics = rule.statistics();
    if (statistics != null && StatisticsTest.of(statistics, counts) == StatisticsTest.FITS) {
      claims.add(
          new Claim(
              statistics.share(),
              "the statistics fit: " + StatisticsTest.words(statistics, counts)));
    }
    InferenceSignal inference = rule.inference();
    Opinion opinion = opinions.get(rule.entity());
    if (inference != null && opinion != null) {
      claims.add(new Claim(opinion.probability() * inference.share(), opinion.reason()));
    }
    return claims;
  }

  private void explainName(NameMatch name, double prior, boolean overruled, List<Reason> reasons) {
    String quoted = "column name '" + column.column().name() + "' ";
    double weight = logOdds(prior) - logOdds(NamePrior.WITHOUT_NAME);
    if (overruled) {
      reasons.add(
          new Reason(quoted + "has words of another entity around those of this one", weight));
    } else if (name.strength() != Strength.NONE) {
      reasons.add(new Reason(quoted + NamePrior.words(name), weight));
    }
    if (name.table() && name.isFound() && name.strength() != Strength.TABLE) {
      reasons.add(new Reason("the table is one that has such columns", 0));
    }
  }

  /** A longer phrase of another entity around this one's decides: an "ip address" is no address. */
  private boolean isOverruled(int ordinal) {
    NameMatch name = names.get(ordinal);
    if (!name.isFound()) {
      return false;
    }
    EntityType entity = rules.rule(ordinal).definition().entity();
    for (int i = 0; i < names.size(); i++) {
      if (i != ordinal
          && name.isWithin(names.get(i))
          && !rules.rule(i).definition().entity().equals(entity)) {
        return true;
      }
    }
    return false;
  }

  /** What one kind of evidence says by itself. */
  private record Claim(double probability, String reason) {}
}
