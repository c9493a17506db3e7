package io.racine.governance.catalog;

import io.racine.governance.datasource.DataSourceId;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.classifier.EntityType;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing the catalogue knows: a database, schema, table, view, column, index or routine.
 *
 * <p>What it is comes from its source; who answers for it and how it is described comes from people
 * and survives every scan.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param id its id
 * @param dataSource the source it is in
 * @param parent the item that holds it, or null at the top
 * @param type what it is
 * @param name its own name
 * @param path where it is; for a column, where its table is
 * @param column where a column is within its table; null for all else
 * @param facts what its source says
 * @param description what people say it is, or null
 * @param owner who answers for it, or null
 * @param steward who looks after it, or null
 * @param qualityScore how good its data is, 0 to 1, or null when not measured
 * @param popularityScore how much it is used, 0 to 1, or null when not measured
 * @param entity what a column holds, after people's decisions; null when nothing is known
 * @param level how sensitive that is, or null
 * @param gone whether the last complete scan did not find it any more
 * @since 0.1
 */
public record CatalogItem(
    CatalogItemId id,
    DataSourceId dataSource,
    @Nullable CatalogItemId parent,
    CatalogItemType type,
    String name,
    AssetPath path,
    @Nullable FieldPath column,
    SourceFacts facts,
    @Nullable String description,
    @Nullable String owner,
    @Nullable String steward,
    @Nullable Double qualityScore,
    @Nullable Double popularityScore,
    @Nullable EntityType entity,
    @Nullable SensitivityLevel level,
    boolean gone,
    Instant createdAt,
    Instant updatedAt) {
  public Optional<CatalogItemId> findParent() {
    return Optional.ofNullable(parent);
  }

  public Optional<FieldPath> findColumn() {
    return Optional.ofNullable(column);
  }

  public Optional<EntityType> findEntity() {
    return Optional.ofNullable(entity);
  }

  /** Returns how sensitive it is; nothing when no classification says so. */
  public Optional<SensitivityLevel> findLevel() {
    return Optional.ofNullable(level);
  }

  @Override
  public String toString() {
    return type + " " + path + (column == null ? "" : "." + column);
  }
}
