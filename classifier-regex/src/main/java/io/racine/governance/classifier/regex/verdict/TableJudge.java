package io.racine.governance.classifier.regex.verdict;

import io.racine.governance.classifier.regex.composite.CompositeOrder;
import io.racine.governance.classifier.regex.composite.Condition;
import io.racine.governance.classifier.regex.composite.Condition.Place;
import io.racine.governance.classifier.regex.composite.ConditionParser;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.CompositeSignal;
import io.racine.governance.spi.classifier.CompositeSignal.Scope;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.Reason;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleProblem;
import io.racine.governance.spi.classifier.TableVerdict;
import io.racine.governance.spi.classifier.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Judges columns again in the light of their siblings, and the table as a whole.
 *
 * <p>Rules that have other signals are first made more or less likely by what is beside them, all
 * at once and each by the verdicts on the columns alone; then rules that rest on other findings
 * alone speak, each after those it rests on.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
public final class TableJudge {
  private static final double WITHOUT_COMPANION = Math.log(0.08);
  private static final double WITH_COMPANION = Math.log(3);
  private static final double SUREST = 0.99;
  private static final Comparator<Finding> BEST_FIRST =
      Comparator.comparing(Finding::verdict)
          .thenComparing(finding -> -(int) (finding.confidence() * 10 + 0.5));

  private final Map<String, RuleDefinition> byId = new HashMap<>();
  private final Map<String, Condition> conditions = new HashMap<>();
  private final List<RuleDefinition> composites;

  /**
   * @throws IllegalArgumentException if a composite rests on itself
   */
  public TableJudge(List<RuleDefinition> rules) {
    for (RuleDefinition rule : rules) {
      byId.put(rule.id(), rule);
      CompositeSignal composite = rule.composite();
      if (composite != null) {
        conditions.put(rule.id(), ConditionParser.parse(composite.expression()));
      }
    }
    List<RuleProblem> problems = new ArrayList<>();
    this.composites = CompositeOrder.of(rules, problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(problems.get(0).toString());
    }
  }

  /** Returns the verdicts after a look at the whole table. */
  public TableVerdict judge(Map<FieldPath, ColumnVerdict> verdicts) {
    Map<FieldPath, ColumnVerdict> judged = new TreeMap<>();
    verdicts.forEach(
        (path, verdict) ->
            judged.put(
                path, weigh(verdict, (entity, place) -> top(verdicts, path, entity, place))));
    List<Finding> findings = new ArrayList<>();
    for (RuleDefinition rule : composites) {
      CompositeSignal composite = rule.composite();
      if (composite == null) {
        continue;
      }
      if (composite.scope() == Scope.TABLE) {
        judgeTable(rule, composite, judged, findings);
      } else {
        judgeColumns(rule, composite, judged);
      }
    }
    findings.sort(BEST_FIRST);
    return new TableVerdict(judged, findings);
  }

  private ColumnVerdict weigh(ColumnVerdict verdict, Condition.Findings siblings) {
    List<Finding> findings = new ArrayList<>();
    boolean changed = false;
    for (Finding finding : verdict.findings()) {
      Finding weighed = weigh(finding, siblings);
      changed |= !weighed.equals(finding);
      RuleDefinition rule = byId.get(weighed.ruleId());
      if (rule == null || weighed.confidence() >= rule.threshold()) {
        findings.add(weighed);
      }
    }
    if (!changed) {
      return verdict;
    }
    // Stable: equals stay in the order that the column's own evidence gave them.
    findings.sort(BEST_FIRST);
    return verdict.withFindings(findings);
  }

  private Finding weigh(Finding finding, Condition.Findings siblings) {
    Condition condition = conditions.get(finding.ruleId());
    RuleDefinition rule = byId.get(finding.ruleId());
    if (condition == null || rule == null || rule.composite() == null) {
      return finding;
    }
    if (condition.degree(siblings) >= 0.5) {
      return with(finding, WITH_COMPANION, "the table has " + rule.composite().expression());
    }
    return rule.composite().required()
        ? with(finding, WITHOUT_COMPANION, "the table lacks " + rule.composite().expression())
        : finding;
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

  private void judgeColumns(
      RuleDefinition rule, CompositeSignal composite, Map<FieldPath, ColumnVerdict> judged) {
    Map<FieldPath, ColumnVerdict> before = new LinkedHashMap<>(judged);
    before.forEach(
        (path, verdict) -> {
          double degree =
              condition(rule)
                  .degree(
                      (entity, place) ->
                          place == Place.HERE
                              ? any(verdict, entity)
                              : top(before, path, entity, place));
          double confidence = degree * composite.share();
          if (confidence >= rule.threshold()) {
            List<Finding> findings = new ArrayList<>(verdict.findings());
            findings.removeIf(finding -> finding.entity().equals(rule.entity()));
            findings.add(
                finding(
                    rule,
                    confidence,
                    "the column and those beside it fit: " + parts(rule, before)));
            findings.sort(BEST_FIRST);
            judged.put(path, verdict.withFindings(findings));
          }
        });
  }

  private void judgeTable(
      RuleDefinition rule,
      CompositeSignal composite,
      Map<FieldPath, ColumnVerdict> judged,
      List<Finding> findings) {
    double confidence =
        condition(rule).degree((entity, place) -> top(judged, null, entity, Place.ANY))
            * composite.share();
    if (confidence >= rule.threshold()) {
      findings.add(
          finding(rule, confidence, "the columns of the table fit: " + parts(rule, judged)));
    }
  }

  private Condition condition(RuleDefinition rule) {
    return java.util.Objects.requireNonNull(conditions.get(rule.id()), rule.id());
  }

  /** Returns what the condition asks for and where it is, in words. */
  private String parts(RuleDefinition rule, Map<FieldPath, ColumnVerdict> verdicts) {
    Set<EntityType> wanted = condition(rule).entities();
    List<String> parts = new ArrayList<>();
    verdicts.forEach(
        (path, verdict) ->
            verdict
                .top()
                .map(Finding::entity)
                .filter(wanted::contains)
                .ifPresent(entity -> parts.add(entity + " in " + path)));
    return parts.isEmpty() ? wanted.toString() : String.join(", ", parts);
  }

  private static Finding finding(RuleDefinition rule, double confidence, String reason) {
    double capped = Math.min(SUREST, confidence);
    return Finding.builder(rule.id(), rule.entity(), rule.level(), Verdict.IS, capped)
        .ruleVersion(rule.version())
        .regulations(rule.regulations())
        .reasons(List.of(new Reason(reason, Distributions.logOdds(capped))))
        .build();
  }

  /** Returns how sure it is that the verdict on some column is the entity. */
  private static double top(
      Map<FieldPath, ColumnVerdict> verdicts,
      @org.jspecify.annotations.Nullable FieldPath here,
      EntityType entity,
      Place place) {
    double surest = 0;
    for (Map.Entry<FieldPath, ColumnVerdict> entry : verdicts.entrySet()) {
      boolean same = entry.getKey().equals(here);
      if (place == Place.ANY || same == (place == Place.HERE)) {
        surest =
            Math.max(
                surest,
                entry
                    .getValue()
                    .top()
                    .filter(finding -> finding.entity().equals(entity))
                    .map(Finding::confidence)
                    .orElse(0.0));
      }
    }
    return surest;
  }

  /** Returns how sure it is that the entity is among the findings on a column. */
  private static double any(ColumnVerdict verdict, EntityType entity) {
    return verdict.findings().stream()
        .filter(finding -> finding.entity().equals(entity))
        .mapToDouble(Finding::confidence)
        .max()
        .orElse(0);
  }
}
