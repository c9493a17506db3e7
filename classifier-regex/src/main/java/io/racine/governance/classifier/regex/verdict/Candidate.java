package io.racine.governance.classifier.regex.verdict;

import io.racine.governance.classifier.regex.check.CheckKind;
import io.racine.governance.classifier.regex.check.ValueChecks;
import io.racine.governance.classifier.regex.name.NameMatch;
import io.racine.governance.classifier.regex.name.NameMatch.Strength;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A finding among others on the same column.
 *
 * @param finding the finding
 * @param precedence the rule's place in the order of precedence
 * @param name how the column's name speaks for it
 * @param rule the rule
 * @param chance how often a value of something else would be valid for it
 * @param place whether it is used where the data is from
 */
record Candidate(
    Finding finding,
    int precedence,
    NameMatch name,
    RuleDefinition rule,
    double chance,
    Place place) {
  private static final int MOST_FINDINGS = 5;

  /** Where a rule is used, as far as one knows where the data is from; the nearest first. */
  enum Place {
    HERE,
    ANYWHERE,
    UNKNOWN,
    ELSEWHERE
  }

  /**
   * Best first: what a column is before what it contains, the surer first, and among about equally
   * sure ones the one that the name speaks for, by the longer phrase, then the one whose values are
   * rarer by far, then the one that is used where the data is from, then by precedence.
   */
  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparing((Candidate candidate) -> candidate.finding.verdict() != Verdict.IS)
          .thenComparing(candidate -> -candidate.sureness())
          .thenComparing(candidate -> !candidate.isNamed())
          .thenComparing(candidate -> candidate.isNamed() ? -candidate.name.length() : 0)
          .thenComparing(Candidate::rarity)
          .thenComparing(Candidate::place)
          .thenComparing(candidate -> candidate.precedence);

  /** Returns the findings that stand, best first, one per entity. */
  static List<Finding> rank(List<Candidate> candidates) {
    List<Candidate> standing = new ArrayList<>(candidates);
    standing.removeIf(candidate -> candidates.stream().anyMatch(candidate::yieldsTo));
    standing.sort(BEST_FIRST);
    putSensitiveContentsFirst(standing);
    List<Finding> findings = new ArrayList<>();
    Set<EntityType> seen = new HashSet<>();
    for (Candidate candidate : standing) {
      if (findings.size() < MOST_FINDINGS && seen.add(candidate.finding.entity())) {
        findings.add(candidate.finding);
      }
    }
    return findings;
  }

  /** A harmless kind, such as free text, must not hide what the column contains. */
  private static void putSensitiveContentsFirst(List<Candidate> standing) {
    if (!standing.isEmpty() && !standing.get(0).isSensitive() && !standing.get(0).isProved()) {
      List<Candidate> contents =
          standing.stream()
              .filter(candidate -> candidate.finding.verdict() == Verdict.CONTAINS)
              .filter(Candidate::isSensitive)
              .toList();
      standing.removeAll(contents);
      standing.addAll(0, contents);
    }
  }

  /** Values that pass a check of their own are no text that something else lies in. */
  private boolean isProved() {
    return finding.verdict() == Verdict.IS
        && rule.value() != null
        && rule.value().checks().stream()
            .anyMatch(check -> ValueChecks.kindOf(check) != CheckKind.GATE)
        && finding.evidence().validated() * 2 > finding.evidence().distinct();
  }

  /**
   * Returns how rare valid values are, in steps of a hundred; says nothing where there are none.
   */
  private int rarity() {
    return finding.evidence().validated() == 0
        ? 0
        : (int) Math.floor(Math.log10(Math.max(1e-12, chance)) / 2);
  }

  private boolean isSensitive() {
    return finding.level().isSensitive();
  }

  private boolean yieldsTo(Candidate other) {
    return rule.excludes().contains(other.finding.entity())
        && !rule.entity().equals(other.finding.entity())
        && (other.isNamed() || !isNamed())
        && !(finding.verdict() == Verdict.IS && other.finding.verdict() == Verdict.CONTAINS);
  }

  private boolean isNamed() {
    return name.strength().compareTo(Strength.INSIDE) >= 0;
  }

  /** Confidences a tenth apart are about equal; above 0.9 they all are. */
  private int sureness() {
    return (int) (finding.confidence() * 10 + 0.5);
  }
}
