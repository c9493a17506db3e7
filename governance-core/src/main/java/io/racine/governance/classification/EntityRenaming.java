package io.racine.governance.classification;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.EntityType;
import java.time.Instant;

/**
 * A name of an organisation's own for an entity.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param entity the name that the classifiers give it
 * @param as the name, level and regulations that it is reported by
 * @param inEffect whether some classifier that is loaded finds the entity; one that does not waits
 *     for it
 * @param createdBy the user who made it
 * @since 0.1
 */
public record EntityRenaming(
    EntityType entity, EntityDefinition as, boolean inEffect, String createdBy, Instant createdAt) {
  public EntityRenaming {
    requireNonNull(entity, "entity");
    requireNonNull(as, "as");
  }
}
