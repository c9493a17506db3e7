package io.racine.governance.classification;

import io.racine.governance.spi.classifier.EntityDefinition;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExtension;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it works in one organisation: its own, or one of a classifier's with what the
 * organisation changed about it.
 *
 * <p>The definition has what was added to the rule, and names the entity as the rule does, which is
 * the name to give to {@link ClassificationService#renameEntity}.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param definition the rule
 * @param builtIn whether it comes with a classifier
 * @param active whether it speaks
 * @param threshold the least confidence at which it speaks
 * @param extension what was added to it; words are not in the definition when the rule has lost its
 *     word list since
 * @param reportedAs what its findings say: the entity's name, level and regulations in the
 *     organisation
 * @param ignored what of it, or of what was changed about it, has no effect now, why, and what to
 *     do: a classifier that is newer may refuse it; null when all of it has
 * @param createdBy the user who made or changed it; null for a rule that nobody touched
 * @param createdAt when; null likewise
 * @since 0.1
 */
public record ClassificationRule(
    RuleDefinition definition,
    boolean builtIn,
    boolean active,
    double threshold,
    RuleExtension extension,
    EntityDefinition reportedAs,
    @Nullable String ignored,
    @Nullable String createdBy,
    @Nullable Instant createdAt) {
  public String id() {
    return definition.id();
  }

  public Optional<String> findIgnored() {
    return Optional.ofNullable(ignored);
  }

  public Optional<String> findCreatedBy() {
    return Optional.ofNullable(createdBy);
  }

  public Optional<Instant> findCreatedAt() {
    return Optional.ofNullable(createdAt);
  }
}
