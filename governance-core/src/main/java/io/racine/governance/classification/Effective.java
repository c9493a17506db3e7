package io.racine.governance.classification;

import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.Finding;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What counts when a scan says one thing and a person another: the person. */
final class Effective {
  private Effective() {}

  static Optional<Finding> finding(ColumnVerdict verdict, @Nullable Decision decision) {
    if (decision == null) {
      return verdict.top();
    }
    return switch (decision.kind()) {
      case REJECTED ->
          verdict.findings().stream()
              .filter(finding -> !finding.entity().equals(decision.entity()))
              .findFirst();
      case CONFIRMED, OVERRIDDEN ->
          verdict.findings().stream()
              .filter(finding -> finding.entity().equals(decision.entity()))
              .findFirst();
    };
  }

  static Optional<EntityType> entity(ColumnVerdict verdict, @Nullable Decision decision) {
    return decision == null || decision.kind() == DecisionKind.REJECTED
        ? finding(verdict, decision).map(Finding::entity)
        : decision.findEntity();
  }

  static Optional<SensitivityLevel> level(ColumnVerdict verdict, @Nullable Decision decision) {
    return decision == null || decision.kind() == DecisionKind.REJECTED
        ? finding(verdict, decision).map(Finding::level)
        : decision.findLevel();
  }
}
