package io.racine.governance.organization;

import io.racine.governance.store.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultSetException;
import org.jdbi.v3.core.statement.StatementContext;

final class JdbiOrganizationStore {
  /** Every table that holds rows of an organisation, those that refer to others first. */
  private static final List<String> TABLES =
      List.of(
          "gov_classification_decision",
          "gov_classification",
          "gov_scan_result",
          "gov_scan_issue",
          "gov_scan_asset",
          "gov_scan",
          "gov_classification_rule",
          "gov_entity_renaming",
          "gov_catalog_item",
          "gov_data_source",
          "gov_organization_setting",
          "gov_organization");

  private final Database database;

  JdbiOrganizationStore(Database database) {
    this.database = database;
  }

  OrganizationId insert(OrganizationRequest request, Instant now) {
    return database.change(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO gov_organization (name, description, domain, created_at, updated_at)
                    VALUES (:name, :description, :domain, :now, :now)
                    """)
                .bind("name", request.name())
                .bind("description", request.description())
                .bind("domain", request.domain())
                .bind("now", now)
                .executeAndReturnGeneratedKeys("organization_id")
                .mapTo(Long.class)
                .map(OrganizationId::of)
                .one());
  }

  boolean update(OrganizationId id, OrganizationRequest request, Instant now) {
    return database.change(
        handle ->
            handle
                    .createUpdate(
                        """
                        UPDATE gov_organization
                        SET name = :name, description = :description, domain = :domain, updated_at = :now
                        WHERE organization_id = :organization
                        """)
                    .bind("name", request.name())
                    .bind("description", request.description())
                    .bind("domain", request.domain())
                    .bind("now", now)
                    .bind("organization", id.value())
                    .execute()
                == 1);
  }

  Optional<Organization> find(OrganizationId id) {
    return database.query(
        handle ->
            handle
                .createQuery("SELECT * FROM gov_organization WHERE organization_id = :organization")
                .bind("organization", id.value())
                .map((row, context) -> organization(handle, row, context))
                .findOne());
  }

  Optional<Organization> findByName(String name) {
    return database.query(
        handle ->
            handle
                .createQuery("SELECT * FROM gov_organization WHERE name = :name")
                .bind("name", name)
                .map((row, context) -> organization(handle, row, context))
                .findOne());
  }

  List<Organization> list() {
    return database.query(
        handle ->
            handle
                .createQuery("SELECT * FROM gov_organization ORDER BY name")
                .map((row, context) -> organization(handle, row, context))
                .list());
  }

  void upsertSetting(OrganizationId id, String key, String value, Instant now) {
    database.use(
        handle -> {
          int updated =
              handle
                  .createUpdate(
                      """
                      UPDATE gov_organization_setting SET setting_value = :value, updated_at = :now
                      WHERE organization_id = :organization AND setting_key = :key
                      """)
                  .bind("value", value)
                  .bind("now", now)
                  .bind("organization", id.value())
                  .bind("key", key)
                  .execute();
          if (updated == 0) {
            handle
                .createUpdate(
                    """
                    INSERT INTO gov_organization_setting
                      (organization_id, setting_key, setting_value, created_at, updated_at)
                    VALUES (:organization, :key, :value, :now, :now)
                    """)
                .bind("organization", id.value())
                .bind("key", key)
                .bind("value", value)
                .bind("now", now)
                .execute();
          }
        });
  }

  void deleteSetting(OrganizationId id, String key) {
    database.use(
        handle ->
            handle
                .createUpdate(
                    """
                    DELETE FROM gov_organization_setting
                    WHERE organization_id = :organization AND setting_key = :key
                    """)
                .bind("organization", id.value())
                .bind("key", key)
                .execute());
  }

  /** Deletes every row of an organisation. */
  void delete(OrganizationId id) {
    database.use(
        handle -> {
          handle
              .createUpdate(
                  "UPDATE gov_catalog_item SET parent_id = NULL WHERE organization_id = :organization")
              .bind("organization", id.value())
              .execute();
          for (String table : TABLES) {
            handle
                .createUpdate("DELETE FROM " + table + " WHERE organization_id = :organization")
                .bind("organization", id.value())
                .execute();
          }
        });
  }

  private static Organization organization(
      Handle handle, java.sql.ResultSet row, StatementContext context) {
    try {
      long id = row.getLong("organization_id");
      Map<String, String> settings =
          handle
              .createQuery(
                  """
                  SELECT setting_key, setting_value FROM gov_organization_setting
                  WHERE organization_id = :organization
                  """)
              .bind("organization", id)
              .setMapKeyColumn("setting_key")
              .setMapValueColumn("setting_value")
              .collectInto(new org.jdbi.v3.core.generic.GenericType<Map<String, String>>() {});
      return new Organization(
          OrganizationId.of(id),
          row.getString("name"),
          row.getString("description"),
          row.getString("domain"),
          settings,
          row.getObject("created_at", java.time.OffsetDateTime.class).toInstant(),
          row.getObject("updated_at", java.time.OffsetDateTime.class).toInstant());
    } catch (java.sql.SQLException e) {
      throw new ResultSetException("Cannot read an organisation", e, context);
    }
  }
}
