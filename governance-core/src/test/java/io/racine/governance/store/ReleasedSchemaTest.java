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
