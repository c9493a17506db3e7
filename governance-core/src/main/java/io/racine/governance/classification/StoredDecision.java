package io.racine.governance.classification;

import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.classifier.EntityType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided, by the names that classifiers give entities, so that it means the same
 * whatever the organisation calls them later.
 *
 * @param originals the entities it is about, the one that it is shown by first; several where they
 *     went by one name; empty for "nothing sensitive here"
 * @param level the level that a person chose, or the rule's own; null when rejected
 */
record StoredDecision(
    DecisionKind kind,
    List<EntityType> originals,
    @Nullable SensitivityLevel level,
    @Nullable String note,
    String decidedBy,
    Instant decidedAt) {
  StoredDecision {
    originals = List.copyOf(originals);
  }

  Optional<EntityType> first() {
    return originals.stream().findFirst();
  }

  boolean isAbout(StoredFinding found) {
    return originals.contains(found.original());
  }

  /** Returns the decision by the names of now. */
  Decision shown(EntityNames names) {
    return new Decision(
        kind, first().map(names::nameOf).orElse(null), levelNow(names), note, decidedBy, decidedAt);
  }

  /** What is confirmed has the level that its name has; what is overridden, that of the person. */
  private @Nullable SensitivityLevel levelNow(EntityNames names) {
    SensitivityLevel own = level;
    if (own == null || kind != DecisionKind.CONFIRMED) {
      return own;
    }
    return first().map(entity -> names.levelOf(entity, own)).orElse(own);
  }
}
