package io.racine.governance.classification;

import io.racine.governance.spi.classifier.RuleExtension;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation changed about one rule of a classifier.
 *
 * <p>It stays when the rule is not loaded any more, because its pack was left out or a later
 * version lacks it: nothing of it has an effect then, and it counts again when the rule is back.
 * {@link ClassificationService#deleteRule} withdraws it.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param ruleId the rule
 * @param active whether it speaks
 * @param threshold the least confidence at which it speaks; null for the rule's own
 * @param extension what is added to it
 * @param ignored what of this has no effect now, why, and what to do; null when all of it has
 * @param createdBy the user who made the first of the changes
 * @since 0.1
 */
public record RuleChange(
    String ruleId,
    boolean active,
    @Nullable Double threshold,
    RuleExtension extension,
    @Nullable String ignored,
    String createdBy,
    Instant createdAt) {
  public OptionalDouble findThreshold() {
    return threshold == null ? OptionalDouble.empty() : OptionalDouble.of(threshold);
  }

  public Optional<String> findIgnored() {
    return Optional.ofNullable(ignored);
  }
}
