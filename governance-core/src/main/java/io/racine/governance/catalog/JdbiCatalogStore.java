package io.racine.governance.catalog;

import io.racine.governance.datasource.DataSourceId;
import io.racine.governance.organization.OrganizationId;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.store.Database;
import io.racine.governance.store.JsonText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

final class JdbiCatalogStore {
  private static final String ITEM =
      """
      id, data_source_id, parent_id, type, name, path, column_path, position, native_kind,
      native_type, logical_type, nullable, is_key, source_comment, definition, attributes,
      row_estimate, size_in_bytes, description, owner, steward, quality_score, popularity_score,
      entity, sensitivity_level, gone, created_at, updated_at
      """;

  private static final String INSERT =
      """
      INSERT INTO gov_catalog_item
        (organization_id, data_source_id, parent_id, type, name, path, column_path, path_hash,
         position, native_kind, native_type, logical_type, nullable, is_key, source_comment,
         definition, attributes, row_estimate, size_in_bytes, gone, last_scan_id, created_at,
         updated_at)
      VALUES
        (:organization, :source, :parent, :type, :name, :path, :column, :hash,
         :position, :nativeKind, :nativeType, :logicalType, :nullable, :key, :comment,
         :definition, :attributes, :rows, :size, FALSE, :scan, :now, :now)
      """;

  private static final String UPDATE =
      """
      UPDATE gov_catalog_item
      SET parent_id = :parent, position = :position, native_kind = :nativeKind,
          native_type = :nativeType, logical_type = :logicalType, nullable = :nullable,
          is_key = :key, source_comment = :comment, definition = :definition,
          attributes = :attributes, row_estimate = :rows, size_in_bytes = :size, gone = FALSE,
          last_scan_id = :scan, updated_at = :now
      WHERE organization_id = :organization AND id = :id
      """;

  private final Database database;

  JdbiCatalogStore(Database database) {
    this.database = database;
  }

  /** What a scan must know of an item it meets again. */
  record Known(CatalogItemId id, @Nullable String fingerprint, @Nullable String judgedWith) {}

  Optional<Known> findKnown(OrganizationId organization, DataSourceId source, String hash) {
    return database.query(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id, fingerprint, judged_with FROM gov_catalog_item
                    WHERE organization_id = :organization AND data_source_id = :source
                      AND path_hash = :hash
                    """)
                .bind("organization", organization.value())
                .bind("source", source.value())
                .bind("hash", hash)
                .map(
                    (row, context) ->
                        new Known(
                            CatalogItemId.of(row.getLong("id")),
                            row.getString("fingerprint"),
                            row.getString("judged_with")))
                .findOne());
  }

  CatalogItemId insert(ItemRow item) {
    return database.change(
        handle ->
            bound(handle.createUpdate(INSERT), item)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .map(CatalogItemId::of)
                .one());
  }

  void update(CatalogItemId id, ItemRow item) {
    database.use(
        handle -> bound(handle.createUpdate(UPDATE), item).bind("id", id.value()).execute());
  }

  /** Returns the ids of the columns of a table, by path hash. */
  Map<String, CatalogItemId> columnIds(OrganizationId organization, CatalogItemId table) {
    return database.query(
        handle -> {
          Map<String, CatalogItemId> ids = new HashMap<>();
          handle
              .createQuery(
                  """
                  SELECT id, path_hash FROM gov_catalog_item
                  WHERE organization_id = :organization AND parent_id = :table AND type = 'COLUMN'
                  """)
              .bind("organization", organization.value())
              .bind("table", table.value())
              .map(
                  (row, context) ->
                      Map.entry(row.getString("path_hash"), CatalogItemId.of(row.getLong("id"))))
              .forEach(entry -> ids.put(entry.getKey(), entry.getValue()));
          return ids;
        });
  }

  void insertAll(List<ItemRow> items) {
    batch(INSERT, items, Map.of());
  }

  void updateAll(List<ItemRow> items, Map<String, CatalogItemId> ids) {
    batch(UPDATE, items, ids);
  }

  private void batch(String sql, List<ItemRow> items, Map<String, CatalogItemId> ids) {
    if (items.isEmpty()) {
      return;
    }
    database.use(
        handle -> {
          PreparedBatch batch = handle.prepareBatch(sql);
          for (ItemRow item : items) {
            bound(batch, item);
            CatalogItemId id = ids.get(item.hash());
            if (id != null) {
              batch.bind("id", id.value());
            }
            batch.add();
          }
          batch.execute();
        });
  }

  /** Marks gone the columns at the top level of a table that a scan did not meet. */
  void markColumnsGone(OrganizationId organization, CatalogItemId table, long scan, Instant now) {
    database.use(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE gov_catalog_item SET gone = TRUE, updated_at = :now
                    WHERE organization_id = :organization AND parent_id = :table
                      AND type = 'COLUMN' AND last_scan_id <> :scan AND gone = FALSE
                    """)
                .bind("now", now)
                .bind("organization", organization.value())
                .bind("table", table.value())
                .bind("scan", scan)
                .execute());
  }

  /** Marks the columns of a table as met, whether or not anything about them was read anew. */
  void touchColumns(OrganizationId organization, CatalogItemId table, long scan) {
    database.use(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE gov_catalog_item SET last_scan_id = :scan
                    WHERE organization_id = :organization AND parent_id = :table
                      AND type = 'COLUMN' AND gone = FALSE
                    """)
                .bind("organization", organization.value())
                .bind("table", table.value())
                .bind("scan", scan)
                .execute());
  }

  /** An item that a scan did not meet. */
  record Unmet(CatalogItemId id, CatalogItemType type, AssetPath path) {}

  void forEachUnmet(
      OrganizationId organization, DataSourceId source, long scan, Consumer<Unmet> consumer) {
    database.use(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id, type, path FROM gov_catalog_item
                    WHERE organization_id = :organization AND data_source_id = :source
                      AND gone = FALSE AND last_scan_id <> :scan
                    """)
                .bind("organization", organization.value())
                .bind("source", source.value())
                .bind("scan", scan)
                .setFetchSize(1_000)
                .map(
                    (row, context) ->
                        new Unmet(
                            CatalogItemId.of(row.getLong("id")),
                            CatalogItemType.valueOf(row.getString("type")),
                            AssetPath.parse(row.getString("path"))))
                .useIterator(items -> items.forEachRemaining(consumer)));
  }

  void markGone(OrganizationId organization, List<CatalogItemId> ids, Instant now) {
    database.use(
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  """
                  UPDATE gov_catalog_item SET gone = TRUE, updated_at = :now
                  WHERE organization_id = :organization AND id = :id
                  """);
          for (CatalogItemId id : ids) {
            batch
                .bind("now", now)
                .bind("organization", organization.value())
                .bind("id", id.value())
                .add();
          }
          batch.execute();
        });
  }

  void updateJudgement(
      OrganizationId organization,
      CatalogItemId id,
      @Nullable String fingerprint,
      @Nullable String judgedWith) {
    database.use(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE gov_catalog_item
                    SET fingerprint = :fingerprint, judged_with = :judgedWith
                    WHERE organization_id = :organization AND id = :id
                    """)
                .bind("fingerprint", fingerprint)
                .bind("judgedWith", judgedWith)
                .bind("organization", organization.value())
                .bind("id", id.value())
                .execute());
  }

  void updateClassification(
      OrganizationId organization,
      CatalogItemId id,
      @Nullable EntityType entity,
      @Nullable SensitivityLevel level) {
    database.use(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE gov_catalog_item SET entity = :entity, sensitivity_level = :level
                    WHERE organization_id = :organization AND id = :id
                    """)
                .bind("entity", entity == null ? null : entity.name())
                .bind("level", level == null ? null : level.name())
                .bind("organization", organization.value())
                .bind("id", id.value())
                .execute());
  }

  boolean updateByPeople(
      OrganizationId organization, CatalogItemId id, ItemUpdate update, Instant now) {
    return database.change(
        handle ->
            handle
                    .createUpdate(
                        """
                        UPDATE gov_catalog_item
                        SET description = :description, owner = :owner, steward = :steward,
                            updated_at = :now
                        WHERE organization_id = :organization AND id = :id
                        """)
                    .bind("description", update.description())
                    .bind("owner", update.owner())
                    .bind("steward", update.steward())
                    .bind("now", now)
                    .bind("organization", organization.value())
                    .bind("id", id.value())
                    .execute()
                == 1);
  }

  Optional<CatalogItem> find(OrganizationId organization, CatalogItemId id) {
    return database.query(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + ITEM
                        + " FROM gov_catalog_item WHERE organization_id = :organization AND id = :id")
                .bind("organization", organization.value())
                .bind("id", id.value())
                .map(JdbiCatalogStore::item)
                .findOne());
  }

  Optional<CatalogItem> find(OrganizationId organization, DataSourceId source, String hash) {
    return database.query(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + ITEM
                        + """
                         FROM gov_catalog_item
                        WHERE organization_id = :organization AND data_source_id = :source
                          AND path_hash = :hash
                        """)
                .bind("organization", organization.value())
                .bind("source", source.value())
                .bind("hash", hash)
                .map(JdbiCatalogStore::item)
                .findOne());
  }

  List<CatalogItem> list(
      OrganizationId organization, @Nullable DataSourceId source, CatalogQuery query) {
    return database.query(
        handle ->
            matching(
                    handle,
                    "SELECT " + ITEM,
                    " ORDER BY data_source_id, path, type, position, id LIMIT :limit OFFSET :offset",
                    organization,
                    source,
                    query)
                .bind("limit", query.limit())
                .bind("offset", query.offset())
                .map(JdbiCatalogStore::item)
                .list());
  }

  long count(OrganizationId organization, @Nullable DataSourceId source, CatalogQuery query) {
    return database.query(
        handle ->
            matching(handle, "SELECT COUNT(*)", "", organization, source, query)
                .mapTo(Long.class)
                .one());
  }

  private static Query matching(
      Handle handle,
      String select,
      String order,
      OrganizationId organization,
      @Nullable DataSourceId source,
      CatalogQuery query) {
    var sql = new StringBuilder(select);
    sql.append(" FROM gov_catalog_item WHERE organization_id = :organization");
    if (source != null) {
      sql.append(" AND data_source_id = :source");
    }
    if (query.parent().isPresent()) {
      sql.append(" AND parent_id = :parent");
    }
    if (!query.types().isEmpty()) {
      sql.append(" AND type IN (<types>)");
    }
    if (query.isSensitiveOnly()) {
      sql.append(" AND sensitivity_level IN (<levels>)");
    }
    if (!query.isIncludingGone()) {
      sql.append(" AND gone = FALSE");
    }
    Query statement =
        handle.createQuery(sql.append(order)).bind("organization", organization.value());
    if (source != null) {
      statement.bind("source", source.value());
    }
    query.parent().ifPresent(parent -> statement.bind("parent", parent.value()));
    if (!query.types().isEmpty()) {
      statement.bindList("types", query.types().stream().map(Enum::name).sorted().toList());
    }
    if (query.isSensitiveOnly()) {
      statement.bindList(
          "levels",
          Arrays.stream(SensitivityLevel.values())
              .filter(SensitivityLevel::isSensitive)
              .map(Enum::name)
              .toList());
    }
    return statement;
  }

  private static <S extends SqlStatement<S>> S bound(S statement, ItemRow item) {
    SourceFacts facts = item.facts();
    return statement
        .bind("organization", item.organization().value())
        .bind("source", item.source().value())
        .bind("parent", item.parent() == null ? null : item.parent().value())
        .bind("type", item.type().name())
        .bind("name", item.name())
        .bind("path", item.path().toString())
        .bind("column", item.column() == null ? null : item.column().toString())
        .bind("hash", item.hash())
        .bind("position", facts.position())
        .bind("nativeKind", facts.nativeKind())
        .bind("nativeType", facts.nativeType())
        .bind("logicalType", facts.logicalType() == null ? null : facts.logicalType().name())
        .bind("nullable", facts.nullable())
        .bind("key", facts.key())
        .bind("comment", facts.comment())
        .bind("definition", facts.definition())
        .bind("attributes", JsonText.write(facts.attributes()))
        .bind("rows", facts.rowEstimate())
        .bind("size", facts.sizeInBytes())
        .bind("scan", item.scan())
        .bind("now", item.now());
  }

  private static CatalogItem item(ResultSet row, StatementContext context) throws SQLException {
    long parent = row.getLong("parent_id");
    CatalogItemId parentId = row.wasNull() ? null : CatalogItemId.of(parent);
    String column = row.getString("column_path");
    String logicalType = row.getString("logical_type");
    String entity = row.getString("entity");
    String level = row.getString("sensitivity_level");
    return new CatalogItem(
        CatalogItemId.of(row.getLong("id")),
        DataSourceId.of(row.getLong("data_source_id")),
        parentId,
        CatalogItemType.valueOf(row.getString("type")),
        row.getString("name"),
        AssetPath.parse(row.getString("path")),
        column == null ? null : FieldPath.parse(column),
        new SourceFacts(
            row.getInt("position"),
            row.getString("native_kind"),
            row.getString("native_type"),
            logicalType == null ? null : LogicalType.valueOf(logicalType),
            row.getObject("nullable", Boolean.class),
            row.getBoolean("is_key"),
            row.getString("source_comment"),
            row.getString("definition"),
            JsonText.readMap(row.getString("attributes")),
            row.getObject("row_estimate", Long.class),
            row.getObject("size_in_bytes", Long.class)),
        row.getString("description"),
        row.getString("owner"),
        row.getString("steward"),
        row.getObject("quality_score", Double.class),
        row.getObject("popularity_score", Double.class),
        entity == null ? null : EntityType.of(entity),
        level == null ? null : SensitivityLevel.valueOf(level),
        row.getBoolean("gone"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }
}
