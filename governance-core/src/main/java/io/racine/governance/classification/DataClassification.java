package io.racine.governance.classification;

import io.racine.governance.catalog.CatalogItemId;
import io.racine.governance.datasource.DataSourceId;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.Verdict;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one column: what the last scan found, and what a person decided.
 *
 * <p>{@link #entity()} and {@link #level()} are after the decision. The finding behind them, with
 * its evidence and reasons, is {@link #finding()}; what the classifier said in full is {@link
 * #verdict()}.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param item the column
 * @param dataSource the source it is in
 * @param table where its table is
 * @param column where it is within its table
 * @param dataType its type as the source writes it
 * @param verdict what the last scan found; the findings may be empty
 * @param counting the finding that counts; null when there is none
 * @param decision what a person decided, by the names of now, or null
 * @param scanId the scan that found it; 0 when no scan did
 * @since 0.1
 */
public record DataClassification(
    CatalogItemId item,
    DataSourceId dataSource,
    AssetPath table,
    FieldPath column,
    String dataType,
    ColumnVerdict verdict,
    @Nullable Finding counting,
    @Nullable Decision decision,
    long scanId,
    Instant updatedAt) {
  /** Returns the finding that counts: the best one that nobody rejected. */
  public Optional<Finding> finding() {
    return Optional.ofNullable(counting);
  }

  /** Returns what the column holds; nothing when nothing was found, or a person said so. */
  public Optional<EntityType> entity() {
    return new Effective(counting, decision).entity();
  }

  /** Returns how sensitive that is. */
  public Optional<SensitivityLevel> level() {
    return new Effective(counting, decision).level();
  }

  /** Returns whether its level is above INTERNAL. */
  public boolean isSensitive() {
    return level().filter(SensitivityLevel::isSensitive).isPresent();
  }

  /** Returns how sure this is: 1 after a person's decision, else the finding's confidence. */
  public double confidence() {
    boolean decided = decision != null && decision.kind() != DecisionKind.REJECTED;
    return decided ? 1 : finding().map(Finding::confidence).orElse(0.0);
  }

  /** Returns whether the column is, or contains, the entity. */
  public Verdict claim() {
    return finding().map(Finding::verdict).orElse(Verdict.IS);
  }

  public Optional<Decision> findDecision() {
    return Optional.ofNullable(decision);
  }

  @Override
  public String toString() {
    return table
        + "."
        + column
        + ": "
        + entity().map(EntityType::name).orElse("nothing")
        + level().map(level -> " (" + level + ")").orElse("")
        + finding().map(found -> ", " + found.ruleId()).orElse("")
        + (decision == null ? "" : ", " + decision.kind() + " by " + decision.decidedBy());
  }
}
