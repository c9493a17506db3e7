package io.racine.governance.classification;

import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.classifier.EntityType;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about a column; survives every scan until it is withdrawn.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param kind what was decided
 * @param entity the entity it is about; null for "nothing sensitive here"
 * @param level the level it is about; null when rejected
 * @param note why, or null
 * @param decidedBy the user
 * @since 0.1
 */
public record Decision(
    DecisionKind kind,
    @Nullable EntityType entity,
    @Nullable SensitivityLevel level,
    @Nullable String note,
    String decidedBy,
    Instant decidedAt) {
  public Optional<EntityType> findEntity() {
    return Optional.ofNullable(entity);
  }

  public Optional<SensitivityLevel> findLevel() {
    return Optional.ofNullable(level);
  }

  public Optional<String> findNote() {
    return Optional.ofNullable(note);
  }
}
