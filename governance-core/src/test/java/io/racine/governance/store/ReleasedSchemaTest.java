package io.racine.governance.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schema that the library ships. */
final class ReleasedSchemaTest {
  private static final Clock CLOCK = SettableClock.at("2026-03-01T12:00:00Z");

  private static List<String> columns(DataSource dataSource) {
    return TestSchema.list(
        dataSource,
        """
        SELECT LOWER(table_name || '.' || column_name || ' ' || is_nullable)
        FROM information_schema.columns WHERE table_schema = CURRENT_SCHEMA ORDER BY 1
        """);
  }

  private static void runAgain(DataSource dataSource, SchemaScripts scripts) {
    for (SchemaScript script : scripts.scripts()) {
      PostgresFixture.execute(dataSource, script.statements().toArray(String[]::new));
    }
  }

  @Test
  void isTheSameOnBothDatabasesAndHarmlessWhenRunTwice(@TempDir Path folder) {
    StoreConfig file = StoreConfig.embedded(folder);
    DataSource postgres = PostgresFixture.newDatabase().dataSource();
    StoreConfig server = StoreConfig.of(postgres).schema(SchemaMode.CREATE);
    try (Database embedded = Database.open(file, CLOCK, Thread::new);
        Database external = Database.open(server, CLOCK, Thread::new)) {
      DataSource h2 = file.location().connections(Duration.ofSeconds(1));
      List<String> onH2 = columns(h2);

      runAgain(h2, SchemaScripts.load(SchemaScripts.FOLDER, "H2"));
      runAgain(postgres, SchemaScripts.load(SchemaScripts.FOLDER, "PostgreSQL"));

      assertThat(columns(h2)).isEqualTo(onH2).hasSizeGreaterThan(50);
      assertThat(columns(postgres)).isEqualTo(onH2);
      assertThat(embedded.engine().health().schemaVersion())
          .isEqualTo(external.engine().health().schemaVersion())
          .isPositive();
    }
  }

  /** The first version as it was, with a source and a scan in it. */
  @Test
  void aStoreOfTheFirstVersionIsUpgradedWithWhatItHolds() {
    DataSource old = PostgresFixture.newDatabase().dataSource();
    SchemaScript first = SchemaScripts.load(SchemaScripts.FOLDER, "PostgreSQL").scripts().get(0);
    PostgresFixture.execute(old, SchemaVersionTable.DDL);
    PostgresFixture.execute(old, first.statements().toArray(String[]::new));
    PostgresFixture.execute(
        old,
        SchemaVersionTable.noteByHand(first),
        """
        INSERT INTO gov_organization (name, created_at, updated_at)
        VALUES ('old', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)
        """,
        """
        INSERT INTO gov_data_source
          (organization_id, name, type, status, declared, settings, secrets, locales, inference,
           created_by, created_at, updated_at)
        VALUES (1, 'shop', 'H2', 'ACTIVE', FALSE, '{}', '{}', '', 'OFF', 'ada',
           CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)
        """,
        """
        INSERT INTO gov_scan
          (organization_id, data_source_id, name, scan_type, status, request, created_by,
           created_at, listed, recorded, unchanged, failed, filtered, not_reached)
        VALUES (1, 1, 'shop', 'FULL', 'COMPLETED', '{}', 'ada', CURRENT_TIMESTAMP,
           0, 0, 0, 0, 0, 0)
        """,
        """
        INSERT INTO gov_classification_rule
          (organization_id, rule_id, active, created_by, created_at, updated_at)
        VALUES (1, 'finance/iban', FALSE, 'ada', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)
        """,
        """
        INSERT INTO gov_catalog_item
          (organization_id, data_source_id, type, name, path, path_hash, position, native_kind,
           native_type, is_key, attributes, gone, created_at, updated_at)
        VALUES (1, 1, 'COLUMN', 'c', 'p', 'h', 0, '', '', FALSE, '{}', FALSE, CURRENT_TIMESTAMP,
           CURRENT_TIMESTAMP)
        """,
        """
        INSERT INTO gov_classification_decision
          (organization_id, data_source_id, item_id, kind, entity, decided_by, decided_at)
        VALUES (1, 1, 1, 'REJECTED', 'IBAN', 'ada', CURRENT_TIMESTAMP)
        """);

    Database.open(StoreConfig.of(old).schema(SchemaMode.CREATE), CLOCK, Thread::new).close();

    assertThat(TestSchema.list(old, "SELECT name || limits FROM gov_data_source"))
        .containsExactly("shop{}");
    assertThat(TestSchema.list(old, "SELECT name || effort FROM gov_scan"))
        .containsExactly("shop{}");
    assertThat(
            TestSchema.list(
                old, "SELECT rule_id FROM gov_classification_rule WHERE extension IS NULL"))
        .containsExactly("finance/iban");
    assertThat(
            TestSchema.list(
                old, "SELECT entity || further_entities FROM gov_classification_decision"))
        .containsExactly("IBAN[]");
    assertThat(TestSchema.list(old, "SELECT entity FROM gov_entity_renaming")).isEmpty();
  }

  @Test
  void canBeAppliedByHand() {
    DataSource byHand = PostgresFixture.newDatabase().dataSource();
    DataSource byUs = PostgresFixture.newDatabase().dataSource();

    PostgresFixture.execute(byHand, SchemaScripts.ddl(), SchemaScripts.ddl());

    Database.open(StoreConfig.of(byHand), CLOCK, Thread::new).close();
    Database.open(StoreConfig.of(byUs).schema(SchemaMode.CREATE), CLOCK, Thread::new).close();
    assertThat(columns(byHand)).isEqualTo(columns(byUs));
  }
}
