package io.racine.governance.classifier.regex.verdict;

import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Judges columns again in the light of their siblings.
 *
 * <p>Small on purpose: a security code or an expiry without a card number is likely something else;
 * a first and a last name, and the parts of an address, make each other more likely.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
public final class TableJudge {
  private static final double WITHOUT_CARD = Math.log(0.08);
  private static final double WITH_COMPANION = Math.log(3);
  private static final double SUREST = 0.99;

  private final ToDoubleFunction<String> thresholds;

  /**
   * @param thresholds the threshold of a rule, by id
   */
  public TableJudge(ToDoubleFunction<String> thresholds) {
    this.thresholds = thresholds;
  }

  public Map<FieldPath, ColumnVerdict> judge(Map<FieldPath, ColumnVerdict> verdicts) {
    Map<FieldPath, ColumnVerdict> judged = new TreeMap<>();
    verdicts.forEach((path, verdict) -> judged.put(path, judge(path, verdict, verdicts)));
    return judged;
  }

  private ColumnVerdict judge(
      FieldPath path, ColumnVerdict verdict, Map<FieldPath, ColumnVerdict> all) {
    Set<EntityType> siblings = new HashSet<>();
    all.forEach(
        (other, its) -> {
          if (!other.equals(path)) {
            its.top().ifPresent(top -> siblings.add(top.entity()));
          }
        });
    List<Finding> findings = new ArrayList<>();
    boolean changed = false;
    for (Finding finding : verdict.findings()) {
      Finding weighed = weigh(finding, siblings);
      changed |= !weighed.equals(finding);
      if (weighed.confidence() >= thresholds.applyAsDouble(weighed.ruleId())) {
        findings.add(weighed);
      }
    }
    if (!changed) {
      return verdict;
    }
    // Stable: equals stay in the order that the column's own evidence gave them.
    findings.sort(
        Comparator.comparing(Finding::verdict)
            .thenComparing(finding -> -(int) (finding.confidence() * 10 + 0.5)));
    return verdict.withFindings(findings);
  }

  private static Finding weigh(Finding finding, Set<EntityType> siblings) {
    EntityType entity = finding.entity();
    if (Entities.CARD_COMPANIONS.contains(entity) && !siblings.contains(Entities.CREDIT_CARD)) {
      return with(finding, WITHOUT_CARD, "no column of the table has card numbers");
    }
    if (entity.equals(Entities.FIRST_NAME) && siblings.contains(Entities.LAST_NAME)) {
      return with(finding, WITH_COMPANION, "another column of the table has last names");
    }
    if (entity.equals(Entities.LAST_NAME) && siblings.contains(Entities.FIRST_NAME)) {
      return with(finding, WITH_COMPANION, "another column of the table has first names");
    }
    if (Entities.ADDRESS_PARTS.contains(entity)
        && siblings.stream()
            .anyMatch(other -> !other.equals(entity) && Entities.ADDRESS_PARTS.contains(other))) {
      return with(finding, WITH_COMPANION, "other columns of the table have parts of an address");
    }
    return finding;
  }

  private static Finding with(Finding finding, double weight, String reason) {
    double before = Math.max(1e-6, Math.min(1 - 1e-6, finding.confidence()));
    List<Reason> reasons = new ArrayList<>(finding.reasons());
    reasons.add(new Reason(reason, weight));
    reasons.sort(Comparator.comparingDouble((Reason each) -> -Math.abs(each.weight())));
    return finding.toBuilder()
        .confidence(
            Math.min(SUREST, Distributions.probability(Distributions.logOdds(before) + weight)))
        .reasons(reasons)
        .build();
  }
}
