package io.racine.governance.classification;

import io.racine.governance.organization.OrganizationId;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

final class JdbiRenamingStore {
  private final Database database;

  JdbiRenamingStore(Database database) {
    this.database = database;
  }

  void put(OrganizationId organization, EntityRenaming renaming) {
    delete(organization, renaming.entity());
    database.use(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO gov_entity_renaming
                      (organization_id, entity, reported_as, created_by, created_at)
                    VALUES (:organization, :entity, :as, :user, :now)
                    """)
                .bind("organization", organization.value())
                .bind("entity", renaming.entity().name())
                .bind("as", OverlayJson.write(renaming.as()))
                .bind("user", renaming.createdBy())
                .bind("now", renaming.createdAt())
                .execute());
  }

  boolean delete(OrganizationId organization, EntityType entity) {
    return database.change(
        handle ->
            handle
                    .createUpdate(
                        """
                        DELETE FROM gov_entity_renaming
                        WHERE organization_id = :organization AND entity = :entity
                        """)
                    .bind("organization", organization.value())
                    .bind("entity", entity.name())
                    .execute()
                == 1);
  }

  Optional<EntityRenaming> find(OrganizationId organization, EntityType entity) {
    return list(organization).stream().filter(known -> known.entity().equals(entity)).findFirst();
  }

  /** Returns all renamings by entity; whether one has an effect is not known here. */
  List<EntityRenaming> list(OrganizationId organization) {
    return database.query(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT entity, reported_as, created_by, created_at FROM gov_entity_renaming
                    WHERE organization_id = :organization ORDER BY entity
                    """)
                .bind("organization", organization.value())
                .map(JdbiRenamingStore::renaming)
                .list());
  }

  private static EntityRenaming renaming(ResultSet row, StatementContext context)
      throws SQLException {
    Instant createdAt = row.getObject("created_at", OffsetDateTime.class).toInstant();
    return new EntityRenaming(
        EntityType.of(row.getString("entity")),
        OverlayJson.readDefinition(row.getString("reported_as")),
        true,
        row.getString("created_by"),
        createdAt);
  }
}
