package io.racine.governance.classification;

import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.Finding;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What counts when a scan says one thing and a person another: the person.
 *
 * @param counting the finding that counts, or null
 * @param decision what a person decided, or null
 */
record Effective(@Nullable Finding counting, @Nullable Decision decision) {
  Optional<Finding> finding() {
    return Optional.ofNullable(counting);
  }

  Optional<EntityType> entity() {
    return decision == null || decision.kind() == DecisionKind.REJECTED
        ? finding().map(Finding::entity)
        : decision.findEntity();
  }

  Optional<SensitivityLevel> level() {
    return decision == null || decision.kind() == DecisionKind.REJECTED
        ? finding().map(Finding::level)
        : decision.findLevel();
  }
}
