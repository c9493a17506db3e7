package io.racine.governance.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.config.Secret;
import io.racine.governance.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Kills a JVM that installs the schema, then opens the store again. */
final class KilledInstallationTest {
  private final Clock clock = SettableClock.at("2026-03-01T12:00:00Z");

  /** The JVM that is killed: folder or URL, statement text, before or after. */
  public static final class Installation {
    private Installation() {}

    public static void main(String[] arguments) {
      DataSource real = config(arguments[0]).location().connections(Duration.ofSeconds(10));
      DataSource halting =
          new HaltingConnections(arguments[1], arguments[2].equals("before")).around(real);
      StoreConfig config = StoreConfig.of(halting).schema(SchemaMode.CREATE);
      Database.open(config, SettableClock.at("2026-03-01T12:00:00Z"), Thread::new, TestSchema.TWO);
    }
  }

  static StoreConfig config(String place) {
    return place.startsWith("jdbc:")
        ? StoreConfig.postgresql(place, PostgresFixture.USER, Secret.of("any"))
            .schema(SchemaMode.CREATE)
        : StoreConfig.embedded(Path.of(place));
  }

  static Stream<Arguments> moments() {
    return Stream.of(
        Arguments.of("CREATE TABLE IF NOT EXISTS gov_schema_version", "after"),
        Arguments.of("INSERT INTO gov_schema_version\n  (version, checksum", "after"),
        Arguments.of("CREATE TABLE IF NOT EXISTS test_person", "after"),
        Arguments.of("CREATE INDEX IF NOT EXISTS test_person_kind", "before"),
        Arguments.of("CREATE TABLE IF NOT EXISTS test_visit", "before"),
        Arguments.of("CREATE TABLE IF NOT EXISTS test_visit", "after"),
        Arguments.of("INSERT INTO test_person", "after"));
  }

  @ParameterizedTest(name = "{1} {0}")
  @MethodSource("moments")
  void continuesOnH2(String statement, String moment, @TempDir Path folder) throws Exception {
    String killed = folder.resolve("killed").toString();
    String whole = folder.resolve("whole").toString();

    assertKilledEqualsWhole(killed, whole, statement, moment);
  }

  @ParameterizedTest(name = "{1} {0}")
  @MethodSource("moments")
  void continuesOnPostgreSql(String statement, String moment) throws Exception {
    String killed = PostgresFixture.newDatabase().url();
    String whole = PostgresFixture.newDatabase().url();

    assertKilledEqualsWhole(killed, whole, statement, moment);
  }

  private void assertKilledEqualsWhole(String killed, String whole, String statement, String moment)
      throws Exception {
    try (ChildJvm child = ChildJvm.start(Installation.class, killed, statement, moment)) {
      assertThat(child.await()).isEqualTo(HaltingConnections.EXIT_CODE);
    }

    assertThat(openAndDescribe(killed)).isEqualTo(openAndDescribe(whole)).hasSizeGreaterThan(10);
  }

  private List<String> openAndDescribe(String place) {
    StoreConfig config = config(place);
    try (Database database = Database.open(config, clock, Thread::new, TestSchema.TWO)) {
      assertThat(database.engine().health().schemaVersion()).isEqualTo(2);
      return TestSchema.describe(config.location().connections(Duration.ofSeconds(10)));
    }
  }
}
