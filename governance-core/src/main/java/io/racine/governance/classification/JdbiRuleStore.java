package io.racine.governance.classification;

import io.racine.governance.organization.OrganizationId;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExtension;
import io.racine.governance.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

final class JdbiRuleStore {
  private final Database database;

  JdbiRuleStore(Database database) {
    this.database = database;
  }

  /**
   * A row of the rule table.
   *
   * @param definition an own rule; null where a classifier's rule was changed
   * @param threshold null to keep the rule's own
   * @param extension what is added to a classifier's rule
   */
  record Row(
      String ruleId,
      @Nullable RuleDefinition definition,
      boolean active,
      @Nullable Double threshold,
      RuleExtension extension,
      String createdBy,
      Instant createdAt) {
    Row withDefinition(RuleDefinition definition) {
      return new Row(ruleId, definition, active, threshold, extension, createdBy, createdAt);
    }

    Row withActive(boolean active) {
      return new Row(ruleId, definition, active, threshold, extension, createdBy, createdAt);
    }

    Row withThreshold(double threshold) {
      return new Row(ruleId, definition, active, threshold, extension, createdBy, createdAt);
    }

    Row withExtension(RuleExtension extension) {
      return new Row(ruleId, definition, active, threshold, extension, createdBy, createdAt);
    }

    boolean changesNothing() {
      return active && threshold == null && extension.isEmpty();
    }

    /** Returns what of this can be added to a rule as it is now. */
    RuleExtension extensionOf(RuleDefinition rule) {
      return extension.canExtend(rule) ? extension : extension.withoutWords();
    }
  }

  void insert(OrganizationId organization, Row row) {
    database.use(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO gov_classification_rule
                      (organization_id, rule_id, definition, active, threshold, extension,
                       created_by, created_at, updated_at)
                    VALUES
                      (:organization, :rule, :definition, :active, :threshold, :extension, :user,
                       :now, :now)
                    """)
                .bind("organization", organization.value())
                .bind("rule", row.ruleId())
                .bind("definition", text(row))
                .bind("active", row.active())
                .bind("threshold", row.threshold())
                .bind("extension", extension(row))
                .bind("user", row.createdBy())
                .bind("now", row.createdAt())
                .execute());
  }

  boolean update(OrganizationId organization, Row row, Instant now) {
    return database.change(
        handle ->
            handle
                    .createUpdate(
                        """
                        UPDATE gov_classification_rule
                        SET definition = :definition, active = :active, threshold = :threshold,
                            extension = :extension, updated_at = :now
                        WHERE organization_id = :organization AND rule_id = :rule
                        """)
                    .bind("organization", organization.value())
                    .bind("rule", row.ruleId())
                    .bind("definition", text(row))
                    .bind("active", row.active())
                    .bind("threshold", row.threshold())
                    .bind("extension", extension(row))
                    .bind("now", now)
                    .execute()
                == 1);
  }

  boolean delete(OrganizationId organization, String ruleId) {
    return database.change(
        handle ->
            handle
                    .createUpdate(
                        """
                        DELETE FROM gov_classification_rule
                        WHERE organization_id = :organization AND rule_id = :rule
                        """)
                    .bind("organization", organization.value())
                    .bind("rule", ruleId)
                    .execute()
                == 1);
  }

  Optional<Row> find(OrganizationId organization, String ruleId) {
    return list(organization).stream().filter(row -> row.ruleId().equals(ruleId)).findFirst();
  }

  List<Row> list(OrganizationId organization) {
    return database.query(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT rule_id, definition, active, threshold, extension, created_by,
                           created_at
                    FROM gov_classification_rule
                    WHERE organization_id = :organization ORDER BY rule_id
                    """)
                .bind("organization", organization.value())
                .map(JdbiRuleStore::row)
                .list());
  }

  private static @Nullable String text(Row row) {
    return row.definition() == null ? null : RuleJson.write(row.definition());
  }

  private static @Nullable String extension(Row row) {
    return row.extension().isEmpty() ? null : OverlayJson.write(row.extension());
  }

  private static Row row(ResultSet row, StatementContext context) throws SQLException {
    String definition = row.getString("definition");
    String extension = row.getString("extension");
    return new Row(
        row.getString("rule_id"),
        definition == null ? null : RuleJson.read(definition),
        row.getBoolean("active"),
        row.getObject("threshold", Double.class),
        extension == null ? RuleExtension.NONE : OverlayJson.readExtension(extension),
        row.getString("created_by"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
