package io.racine.governance.datasource;

import com.fasterxml.jackson.databind.JsonNode;
import io.racine.governance.organization.OrganizationId;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.asset.SourceName;
import io.racine.governance.spi.classifier.InferencePolicy;
import io.racine.governance.spi.config.SecretReference;
import io.racine.governance.store.Database;
import io.racine.governance.store.JsonText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

final class JdbiDataSourceStore {
  /** What hangs on a data source, those that refer to others first. */
  private static final List<String> DEPENDENTS =
      List.of("gov_classification_decision", "gov_classification");

  private static final List<String> SCAN_DEPENDENTS =
      List.of("gov_scan_result", "gov_scan_issue", "gov_scan_asset");

  private final Database database;

  JdbiDataSourceStore(Database database) {
    this.database = database;
  }

  void insert(
      OrganizationId organization,
      DataSourceRequest request,
      boolean declared,
      String user,
      Instant now) {
    database.use(
        handle ->
            bound(
                    handle.createUpdate(
                        """
                        INSERT INTO gov_data_source
                          (organization_id, name, type, status, environment, cloud_provider,
                           description, declared, settings, secrets, locales, inference,
                           limits, created_by, created_at, updated_at)
                        VALUES
                          (:organization, :name, :type, :status, :environment, :cloud,
                           :description, :declared, :settings, :secrets, :locales, :inference,
                           :limits, :user, :now, :now)
                        """),
                    organization,
                    request,
                    now)
                .bind("type", request.type().name())
                .bind("status", request.status().orElse(DataSourceStatus.PENDING).name())
                .bind("declared", declared)
                .bind("user", user)
                .execute());
  }

  boolean update(OrganizationId organization, DataSourceRequest request, Instant now) {
    return database.change(
        handle ->
            bound(
                        handle.createUpdate(
                            """
                            UPDATE gov_data_source
                            SET status = COALESCE(:status, status), type = :type,
                                environment = :environment, cloud_provider = :cloud,
                                description = :description, settings = :settings,
                                secrets = :secrets, locales = :locales,
                                inference = :inference, limits = :limits,
                                updated_at = :now
                            WHERE organization_id = :organization AND name = :name
                            """),
                        organization,
                        request,
                        now)
                    .bind("type", request.type().name())
                    .bind("status", request.status().map(Enum::name).orElse(null))
                    .execute()
                == 1);
  }

  void updateStatus(
      OrganizationId organization, DataSourceId id, DataSourceStatus status, Instant now) {
    database.use(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE gov_data_source SET status = :status, updated_at = :now
                    WHERE organization_id = :organization AND id = :id
                    """)
                .bind("status", status.name())
                .bind("now", now)
                .bind("organization", organization.value())
                .bind("id", id.value())
                .execute());
  }

  Optional<DataSource> find(OrganizationId organization, SourceName name) {
    return database.query(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM gov_data_source
                    WHERE organization_id = :organization AND name = :name
                    """)
                .bind("organization", organization.value())
                .bind("name", name.text())
                .map(JdbiDataSourceStore::dataSource)
                .findOne());
  }

  Optional<DataSource> find(OrganizationId organization, DataSourceId id) {
    return database.query(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM gov_data_source
                    WHERE organization_id = :organization AND id = :id
                    """)
                .bind("organization", organization.value())
                .bind("id", id.value())
                .map(JdbiDataSourceStore::dataSource)
                .findOne());
  }

  List<DataSource> list(OrganizationId organization) {
    return database.query(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM gov_data_source
                    WHERE organization_id = :organization ORDER BY name
                    """)
                .bind("organization", organization.value())
                .map(JdbiDataSourceStore::dataSource)
                .list());
  }

  boolean hasRunningScan(OrganizationId organization, DataSourceId id) {
    return database.query(
        handle ->
            handle
                    .createQuery(
                        """
                        SELECT COUNT(*) FROM gov_scan
                        WHERE organization_id = :organization AND data_source_id = :id
                          AND status = 'RUNNING'
                        """)
                    .bind("organization", organization.value())
                    .bind("id", id.value())
                    .mapTo(Long.class)
                    .one()
                > 0);
  }

  /** Deletes a source and all that hangs on it. */
  void delete(OrganizationId organization, DataSourceId id) {
    database.use(
        handle -> {
          for (String table : DEPENDENTS) {
            handle
                .createUpdate(
                    "DELETE FROM "
                        + table
                        + " WHERE organization_id = :organization AND data_source_id = :id")
                .bind("organization", organization.value())
                .bind("id", id.value())
                .execute();
          }
          for (String table : SCAN_DEPENDENTS) {
            handle
                .createUpdate(
                    "DELETE FROM "
                        + table
                        + " WHERE organization_id = :organization AND scan_id IN"
                        + " (SELECT id FROM gov_scan WHERE data_source_id = :id)")
                .bind("organization", organization.value())
                .bind("id", id.value())
                .execute();
          }
          handle
              .createUpdate(
                  """
                  UPDATE gov_catalog_item SET parent_id = NULL
                  WHERE organization_id = :organization AND data_source_id = :id
                  """)
              .bind("organization", organization.value())
              .bind("id", id.value())
              .execute();
          for (String table : List.of("gov_scan", "gov_catalog_item")) {
            handle
                .createUpdate(
                    "DELETE FROM "
                        + table
                        + " WHERE organization_id = :organization AND data_source_id = :id")
                .bind("organization", organization.value())
                .bind("id", id.value())
                .execute();
          }
          handle
              .createUpdate(
                  "DELETE FROM gov_data_source WHERE organization_id = :organization AND id = :id")
              .bind("organization", organization.value())
              .bind("id", id.value())
              .execute();
        });
  }

  private static Update bound(
      Update update, OrganizationId organization, DataSourceRequest request, Instant now) {
    Map<String, String> references = new TreeMap<>();
    request.secrets().forEach((name, reference) -> references.put(name, reference.toString()));
    return update
        .bind("organization", organization.value())
        .bind("name", request.name().text())
        .bind("environment", request.environment().map(Enum::name).orElse(null))
        .bind("cloud", request.cloudProvider().map(Enum::name).orElse(null))
        .bind("description", request.description().orElse(null))
        .bind("settings", JsonText.write(request.settings()))
        .bind("secrets", JsonText.write(references))
        .bind("locales", String.join(",", request.locales()))
        .bind("inference", request.inference().name())
        .bind("limits", JsonText.write(limits(request.limits())))
        .bind("now", now);
  }

  private static DataSource dataSource(ResultSet row, StatementContext context)
      throws SQLException {
    Map<String, SecretReference> secrets = new TreeMap<>();
    JsonText.readMap(row.getString("secrets"))
        .forEach((name, reference) -> secrets.put(name, SecretReference.parse(reference)));
    return new DataSource(
        DataSourceId.of(row.getLong("id")),
        SourceName.of(row.getString("name")),
        DataSourceType.of(row.getString("type")),
        DataSourceStatus.valueOf(row.getString("status")),
        constant(Environment.class, row.getString("environment")),
        constant(CloudProvider.class, row.getString("cloud_provider")),
        row.getString("description"),
        row.getBoolean("declared"),
        JsonText.readMap(row.getString("settings")),
        secrets,
        locales(row.getString("locales")),
        InferencePolicy.valueOf(row.getString("inference")),
        limits(JsonText.read(row.getString("limits"))),
        row.getString("created_by"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  private static Map<String, Object> limits(SourceLimits limits) {
    Map<String, Object> set = new TreeMap<>();
    limits.maxReaders().ifPresent(readers -> set.put("maxReaders", readers));
    limits.rowsPerSecond().ifPresent(rows -> set.put("rowsPerSecond", rows));
    return set;
  }

  private static SourceLimits limits(JsonNode set) {
    SourceLimits.Builder limits = SourceLimits.builder();
    if (set.has("maxReaders")) {
      limits.maxReaders(set.path("maxReaders").asInt());
    }
    if (set.has("rowsPerSecond")) {
      limits.rowsPerSecond(set.path("rowsPerSecond").asLong());
    }
    return limits.build();
  }

  private static Set<String> locales(String text) {
    return Arrays.stream(text.split(","))
        .filter(code -> !code.isEmpty())
        .collect(Collectors.toSet());
  }

  private static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String name) {
    return name == null ? null : Enum.valueOf(type, name);
  }
}
