package io.racine.governance.classification;

import io.racine.governance.catalog.CatalogItemId;
import io.racine.governance.datasource.DataSourceId;
import io.racine.governance.organization.OrganizationId;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

final class JdbiClassificationStore {
  private static final String SELECT =
      """
      SELECT i.id, i.data_source_id, i.path, i.column_path, i.native_type,
             c.scan_id, c.values_read, c.values_null, c.values_distinct, c.findings, c.updated_at,
             d.kind, d.entity AS decided_entity, d.further_entities,
             d.sensitivity_level AS decided_level, d.note, d.decided_by, d.decided_at
      FROM gov_catalog_item i
      LEFT JOIN gov_classification c ON c.item_id = i.id
      LEFT JOIN gov_classification_decision d ON d.item_id = i.id
      WHERE i.organization_id = :organization AND i.type = 'COLUMN'
        AND (c.item_id IS NOT NULL OR d.item_id IS NOT NULL)
      """;

  private static final String SELECT_DECISIONS =
      """
      SELECT d.item_id, d.kind, d.entity AS decided_entity, d.further_entities,
             d.sensitivity_level AS decided_level, d.note, d.decided_by, d.decided_at
      FROM gov_classification_decision d
      """;

  private static final String SELECT_TABLES =
      """
      SELECT i.id, i.data_source_id, i.path, c.scan_id, c.findings, c.updated_at
      FROM gov_catalog_item i
      JOIN gov_classification c ON c.item_id = i.id
      WHERE i.organization_id = :organization AND i.type <> 'COLUMN' AND i.gone = FALSE
      """;

  private final Database database;

  JdbiClassificationStore(Database database) {
    this.database = database;
  }

  /** Replaces what is known about some columns; those without findings lose what they had. */
  void replace(
      OrganizationId organization,
      DataSourceId source,
      long scan,
      Map<CatalogItemId, ColumnVerdict> verdicts,
      Map<CatalogItemId, List<StoredFinding>> findings,
      Instant now) {
    database.use(
        handle -> {
          delete(handle, organization, verdicts.keySet());
          PreparedBatch batch =
              handle.prepareBatch(
                  """
                  INSERT INTO gov_classification
                    (organization_id, data_source_id, item_id, scan_id, values_read, values_null,
                     values_distinct, findings, created_at, updated_at)
                  VALUES
                    (:organization, :source, :item, :scan, :read, :nulls, :distinct, :findings,
                     :now, :now)
                  """);
          verdicts.forEach(
              (item, verdict) -> {
                if (!verdict.findings().isEmpty()) {
                  batch
                      .bind("organization", organization.value())
                      .bind("source", source.value())
                      .bind("item", item.value())
                      .bind("scan", scan)
                      .bind("read", verdict.read())
                      .bind("nulls", verdict.nulls())
                      .bind("distinct", verdict.distinct())
                      .bind("findings", FindingJson.write(findings.getOrDefault(item, List.of())))
                      .bind("now", now)
                      .add();
                }
              });
          if (batch.size() > 0) {
            batch.execute();
          }
        });
  }

  private static void delete(
      Handle handle, OrganizationId organization, Collection<CatalogItemId> items) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            DELETE FROM gov_classification
            WHERE organization_id = :organization AND item_id = :item
            """);
    for (CatalogItemId item : items) {
      batch.bind("organization", organization.value()).bind("item", item.value()).add();
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  Map<CatalogItemId, StoredDecision> decisions(OrganizationId organization, CatalogItemId table) {
    return decisions(
        organization,
        """
         JOIN gov_catalog_item i ON i.id = d.item_id
        WHERE d.organization_id = :organization AND i.parent_id = :searched
        """,
        table.value());
  }

  /** Returns the decisions by which columns hold an entity, given by its original. */
  Map<CatalogItemId, StoredDecision> decisionsFor(
      OrganizationId organization, EntityType original) {
    return decisions(
        organization,
        """
         WHERE d.organization_id = :organization AND d.entity = :searched AND d.kind <> 'REJECTED'
        """,
        original.name());
  }

  private Map<CatalogItemId, StoredDecision> decisions(
      OrganizationId organization, String condition, Object searched) {
    return database.query(
        handle -> {
          Map<CatalogItemId, StoredDecision> decisions = new HashMap<>();
          handle
              .createQuery(SELECT_DECISIONS + condition)
              .bind("organization", organization.value())
              .bind("searched", searched)
              .map(
                  (row, context) ->
                      Map.entry(CatalogItemId.of(row.getLong("item_id")), decided(row)))
              .forEach(entry -> decisions.put(entry.getKey(), entry.getValue()));
          return decisions;
        });
  }

  Set<CatalogItemId> classifiedColumns(OrganizationId organization, CatalogItemId table) {
    return database.query(
        handle ->
            Set.copyOf(
                handle
                    .createQuery(
                        """
                        SELECT c.item_id FROM gov_classification c
                        JOIN gov_catalog_item i ON i.id = c.item_id
                        WHERE c.organization_id = :organization AND i.parent_id = :table
                        """)
                    .bind("organization", organization.value())
                    .bind("table", table.value())
                    .mapTo(Long.class)
                    .map(CatalogItemId::of)
                    .list()));
  }

  void putDecision(
      OrganizationId organization,
      DataSourceId source,
      CatalogItemId item,
      StoredDecision decision) {
    deleteDecision(organization, item);
    database.use(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO gov_classification_decision
                      (organization_id, data_source_id, item_id, kind, entity, further_entities,
                       sensitivity_level, note, decided_by, decided_at)
                    VALUES
                      (:organization, :source, :item, :kind, :entity, :further, :level, :note,
                       :user, :at)
                    """)
                .bind("organization", organization.value())
                .bind("source", source.value())
                .bind("item", item.value())
                .bind("kind", decision.kind().name())
                .bind("entity", decision.first().map(EntityType::name).orElse(null))
                .bind("further", OverlayJson.write(decision.originals().stream().skip(1).toList()))
                .bind("level", decision.level() == null ? null : decision.level().name())
                .bind("note", decision.note())
                .bind("user", decision.decidedBy())
                .bind("at", decision.decidedAt())
                .execute());
  }

  void deleteDecision(OrganizationId organization, CatalogItemId item) {
    database.use(
        handle ->
            handle
                .createUpdate(
                    """
                    DELETE FROM gov_classification_decision
                    WHERE organization_id = :organization AND item_id = :item
                    """)
                .bind("organization", organization.value())
                .bind("item", item.value())
                .execute());
  }

  Optional<StoredClassification> find(OrganizationId organization, CatalogItemId item) {
    return database.query(
        handle ->
            handle
                .createQuery(SELECT + " AND i.id = :item")
                .bind("organization", organization.value())
                .bind("item", item.value())
                .map(JdbiClassificationStore::classification)
                .findOne());
  }

  List<StoredClassification> list(
      OrganizationId organization, @Nullable DataSourceId source, ClassificationQuery query) {
    return database.query(
        handle -> {
          var sql = new StringBuilder(SELECT).append(" AND i.gone = FALSE");
          if (source != null) {
            sql.append(" AND i.data_source_id = :source");
          }
          if (query.isSensitiveOnly()) {
            sql.append(" AND i.sensitivity_level IN (<levels>)");
          }
          sql.append(
              " ORDER BY i.data_source_id, i.path, i.position, i.id LIMIT :limit OFFSET :offset");
          Query statement =
              handle
                  .createQuery(sql)
                  .bind("organization", organization.value())
                  .bind("limit", query.limit())
                  .bind("offset", query.offset());
          if (source != null) {
            statement.bind("source", source.value());
          }
          if (query.isSensitiveOnly()) {
            statement.bindList(
                "levels",
                Arrays.stream(SensitivityLevel.values())
                    .filter(SensitivityLevel::isSensitive)
                    .map(Enum::name)
                    .toList());
          }
          return statement.map(JdbiClassificationStore::classification).list();
        });
  }

  List<TableClassification> listTables(
      OrganizationId organization, @Nullable DataSourceId source, ClassificationQuery query) {
    return database.query(
        handle -> {
          Query statement =
              handle
                  .createQuery(
                      SELECT_TABLES
                          + (source == null ? "" : " AND i.data_source_id = :source")
                          + " ORDER BY i.data_source_id, i.path, i.id LIMIT :limit OFFSET :offset")
                  .bind("organization", organization.value())
                  .bind("limit", query.limit())
                  .bind("offset", query.offset());
          if (source != null) {
            statement.bind("source", source.value());
          }
          return statement.map(JdbiClassificationStore::table).list();
        });
  }

  /** Returns what is known about the tables that a scan met, by path. */
  List<TableClassification> tablesOfScan(
      OrganizationId organization, DataSourceId source, long scan) {
    return database.query(
        handle ->
            handle
                .createQuery(
                    SELECT_TABLES
                        + """
                         AND i.data_source_id = :source AND i.last_scan_id = :scan
                        ORDER BY i.path, i.id
                        """)
                .bind("organization", organization.value())
                .bind("source", source.value())
                .bind("scan", scan)
                .map(JdbiClassificationStore::table)
                .list());
  }

  private static TableClassification table(ResultSet row, StatementContext context)
      throws SQLException {
    return new TableClassification(
        CatalogItemId.of(row.getLong("id")),
        DataSourceId.of(row.getLong("data_source_id")),
        AssetPath.parse(row.getString("path")),
        FindingJson.read(row.getString("findings")).stream().map(StoredFinding::finding).toList(),
        row.getLong("scan_id"),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  /** Returns what is known about the columns that a scan met, by table and position. */
  List<StoredClassification> listOfScan(
      OrganizationId organization, DataSourceId source, long scan) {
    return database.query(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + """
                         AND i.data_source_id = :source AND i.last_scan_id = :scan
                         AND i.gone = FALSE
                        ORDER BY i.path, i.position, i.id
                        """)
                .bind("organization", organization.value())
                .bind("source", source.value())
                .bind("scan", scan)
                .map(JdbiClassificationStore::classification)
                .list());
  }

  private static StoredClassification classification(ResultSet row, StatementContext context)
      throws SQLException {
    String findings = row.getString("findings");
    StoredDecision decision = row.getString("kind") == null ? null : decided(row);
    OffsetDateTime updated = row.getObject("updated_at", OffsetDateTime.class);
    Instant at =
        updated != null
            ? updated.toInstant()
            : row.getObject("decided_at", OffsetDateTime.class).toInstant();
    return new StoredClassification(
        CatalogItemId.of(row.getLong("id")),
        DataSourceId.of(row.getLong("data_source_id")),
        AssetPath.parse(row.getString("path")),
        FieldPath.parse(row.getString("column_path")),
        row.getString("native_type"),
        new ColumnVerdict(
            row.getLong("values_read"),
            row.getLong("values_null"),
            row.getLong("values_distinct"),
            List.of()),
        findings == null ? List.of() : FindingJson.read(findings),
        decision,
        row.getLong("scan_id"),
        at);
  }

  private static StoredDecision decided(ResultSet row) throws SQLException {
    String entity = row.getString("decided_entity");
    String level = row.getString("decided_level");
    List<EntityType> originals = new ArrayList<>();
    if (entity != null) {
      originals.add(EntityType.of(entity));
    }
    originals.addAll(OverlayJson.readEntities(row.getString("further_entities")));
    return new StoredDecision(
        DecisionKind.valueOf(row.getString("kind")),
        originals,
        level == null ? null : SensitivityLevel.valueOf(level),
        row.getString("note"),
        row.getString("decided_by"),
        row.getObject("decided_at", OffsetDateTime.class).toInstant());
  }
}
