package io.racine.governance.classification;

import io.racine.governance.catalog.CatalogItemId;
import io.racine.governance.datasource.DataSourceId;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.EntityType;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the store knows about one column.
 *
 * @param verdict what was counted; its findings are in {@code findings}
 */
record StoredClassification(
    CatalogItemId item,
    DataSourceId dataSource,
    AssetPath table,
    FieldPath column,
    String dataType,
    ColumnVerdict verdict,
    List<StoredFinding> findings,
    @Nullable StoredDecision decision,
    long scanId,
    Instant updatedAt) {
  /** Returns the finding that counts. */
  Optional<StoredFinding> counting() {
    return counting(findings, decision);
  }

  /** Returns the best finding that a person did not reject, or that of what a person said. */
  static Optional<StoredFinding> counting(
      List<StoredFinding> findings, @Nullable StoredDecision decision) {
    return findings.stream()
        .filter(
            found ->
                decision == null
                    || (decision.kind() == DecisionKind.REJECTED) != decision.isAbout(found))
        .findFirst();
  }

  /** Returns the originals of what the column is said to hold, to be rejected as a whole. */
  Set<EntityType> originals(EntityNames names) {
    Set<EntityType> originals = new LinkedHashSet<>();
    if (decision != null && decision.kind() != DecisionKind.REJECTED) {
      originals.addAll(decision.originals());
    } else {
      counting()
          .ifPresent(
              counting -> {
                originals.add(counting.original());
                EntityType name = counting.finding().entity();
                findings.stream()
                    .filter(found -> found.finding().entity().equals(name))
                    .forEach(found -> originals.add(found.original()));
              });
    }
    for (EntityType original : List.copyOf(originals)) {
      originals.addAll(names.originalsOf(names.nameOf(original)));
    }
    return originals;
  }

  /** Returns this by the names of now; findings keep those of the scan that made them. */
  DataClassification shown(EntityNames names) {
    return new DataClassification(
        item,
        dataSource,
        table,
        column,
        dataType,
        verdict.withFindings(findings.stream().map(StoredFinding::finding).toList()),
        counting().map(StoredFinding::finding).orElse(null),
        decision == null ? null : decision.shown(names),
        scanId,
        updatedAt);
  }
}
