package io.racine.governance.spi.classifier;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.SensitivityLevel;
import java.io.Serializable;
import java.util.Set;
import java.util.TreeSet;

/**
 * How sensitive an entity is, and which regulations speak of it.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param entity the entity
 * @param level its level
 * @param regulations UPPER_SNAKE tags such as {@code GDPR} or {@code PCI_DSS}
 * @since 0.1
 */
public record EntityDefinition(EntityType entity, SensitivityLevel level, Set<String> regulations)
    implements Serializable {
  public EntityDefinition {
    requireNonNull(entity, "entity");
    requireNonNull(level, "level");
    regulations = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(regulations));
  }
}
