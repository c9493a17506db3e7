package io.racine.governance.examples.report;

import io.racine.governance.classification.DataClassification;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.classifier.Evidence;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.Interval;
import io.racine.governance.spi.classifier.Reason;
import io.racine.governance.spi.classifier.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * A column of which the library knows what it holds.
 *
 * @param tablePath the path of its table, as text
 * @param database empty when the source has no such level
 * @param schema empty when the source has no such level
 * @param rule the rule that spoke; empty when only a person did
 * @param alternatives entities that fitted less well
 */
public record FoundColumn(
    String tablePath,
    String database,
    String schema,
    String table,
    String column,
    String dataType,
    String entity,
    SensitivityLevel level,
    Verdict verdict,
    double confidence,
    String rule,
    List<String> regulations,
    Evidence evidence,
    Optional<Interval> prevalence,
    List<Reason> reasons,
    List<String> alternatives) {
  public FoundColumn {
    regulations = List.copyOf(regulations);
    reasons = List.copyOf(reasons);
    alternatives = List.copyOf(alternatives);
  }

  static Optional<FoundColumn> of(DataClassification known) {
    if (known.entity().isEmpty() || known.level().isEmpty()) {
      return Optional.empty();
    }
    List<String> names = known.table().names();
    String entity = known.entity().get().name();
    Optional<Finding> finding = known.finding();
    return Optional.of(
        new FoundColumn(
            known.table().toString(),
            names.size() > 1 ? names.get(0) : "",
            names.size() > 2 ? middle(known.table()) : "",
            known.table().name(),
            known.column().toString(),
            known.dataType(),
            entity,
            known.level().get(),
            known.claim(),
            known.confidence(),
            finding.map(Finding::ruleId).orElse(""),
            finding.map(found -> List.copyOf(found.regulations())).orElse(List.of()),
            finding.map(Finding::evidence).orElse(Evidence.NONE),
            finding.flatMap(Finding::prevalence),
            finding.map(Finding::reasons).orElse(List.of()),
            known.verdict().findings().stream()
                .map(other -> other.entity().name())
                .filter(other -> !other.equals(entity))
                .distinct()
                .toList()));
  }

  private static String middle(AssetPath table) {
    List<String> names = table.names();
    return String.join(".", names.subList(1, names.size() - 1));
  }

  public boolean isSensitive() {
    return level.isSensitive();
  }

  /** Returns the weightiest reason, in words. */
  public String why() {
    return reasons.stream().findFirst().map(Reason::text).orElse("");
  }
}
