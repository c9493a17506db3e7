package io.racine.governance.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.racine.governance.spi.config.Secret;
import io.racine.governance.store.PostgresFixture.PostgresDatabase;
import io.racine.governance.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store goes away in the middle of things and comes back. */
final class StoreOutageTest {
  private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");

  private Database open(StoreConfig config) {
    return Database.open(
        config.schema(SchemaMode.CREATE).connectionTimeout(Duration.ofMillis(500)),
        clock,
        Thread::new,
        TestSchema.TWO);
  }

  private static StoreConfig postgres(String url) {
    return StoreConfig.postgresql(url, PostgresFixture.USER, Secret.of("any"));
  }

  private static void insert(Database database, String name) {
    database.use(
        handle ->
            handle
                .createUpdate("INSERT INTO test_person (name) VALUES (:name)")
                .bind("name", name)
                .execute());
  }

  private static List<String> names(Database database) {
    return database.query(
        handle ->
            handle
                .createQuery("SELECT name FROM test_person WHERE kind IS NULL ORDER BY name")
                .mapTo(String.class)
                .list());
  }

  @Test
  void recoversWhenPostgreSqlIsBack() {
    PostgresDatabase server = PostgresFixture.newDatabase();
    try (Database database = open(postgres(server.url()))) {
      insert(database, "before");
      server.shut();

      for (int i = 0; i < CircuitBreaker.FAILURE_LIMIT; i++) {
        assertThatThrownBy(() -> names(database))
            .isInstanceOf(StoreException.class)
            .hasNoCause()
            .hasMessageStartingWith("Cannot use the store (PostgreSQL)")
            .hasMessageContaining("it is out of reach or shutting down")
            .extracting(e -> ((StoreException) e).code())
            .isEqualTo(StoreException.UNAVAILABLE);
      }
      assertThatThrownBy(() -> names(database))
          .isInstanceOf(StoreException.class)
          .hasMessage(
              "Cannot use the store: it failed 5 times in a row and is left alone until"
                  + " 2026-03-01T12:00:10Z. Check the database, then try again.")
          .extracting(e -> ((StoreException) e).code())
          .isEqualTo(StoreException.CIRCUIT_OPEN);
      StoreHealth down = database.engine().health();
      assertThat(down.up()).isFalse();
      assertThat(down.circuit()).isEqualTo(CircuitState.OPEN);
      assertThat(down.problem()).isPresent();

      server.reopen();
      probeUntilUp(database);

      assertThat(database.engine().health().circuit()).isEqualTo(CircuitState.CLOSED);
      assertThat(names(database)).containsExactly("before");
    }
  }

  /** The pool pauses between its own attempts, so the first probe may still find it empty. */
  private void probeUntilUp(Database database) {
    for (int i = 0; i < 40; i++) {
      clock.advance(CircuitBreaker.COOL_DOWN);
      if (database.engine().health().up()) {
        return;
      }
    }
    throw new AssertionError("The store does not come back");
  }

  @Test
  void aConnectionLostInATransactionRollsItBack() {
    PostgresDatabase server = PostgresFixture.newDatabase();
    try (Database database = open(postgres(server.url()))) {
      assertThatThrownBy(
              () ->
                  database.runInTransaction(
                      () -> {
                        insert(database, "lost");
                        server.shut();
                        server.reopen();
                        insert(database, "never");
                      }))
          .isInstanceOf(StoreException.class)
          .isNotInstanceOf(StoreOutcomeUnknownException.class)
          .extracting(e -> ((StoreException) e).code())
          .isEqualTo(StoreException.UNAVAILABLE);

      insert(database, "after");
      assertThat(names(database)).containsExactly("after");
    }
  }

  @Test
  void aConnectionLostWhileCommittingLeavesTheOutcomeUnknown() {
    PostgresDatabase server = PostgresFixture.newDatabase();
    try (Database database = open(postgres(server.url()))) {
      StoreOutcomeUnknownException failure =
          catchThrowableOfType(
              StoreOutcomeUnknownException.class,
              () ->
                  database.runInTransaction(
                      () -> {
                        insert(database, "unknown");
                        server.shut();
                        server.reopen();
                      }));

      assertThat(failure.code()).isEqualTo(StoreOutcomeUnknownException.OUTCOME_UNKNOWN);
      assertThat(failure)
          .hasNoCause()
          .hasMessageStartingWith(
              "Cannot tell whether the store (PostgreSQL) wrote the change: it failed while"
                  + " committing")
          .hasMessageEndingWith("Read the data back before trying again.");
      insert(database, "after");
      assertThat(names(database)).contains("after");
    }
  }

  @Test
  void saysWhenADatabaseIsNotThere() {
    String url = PostgresFixture.newDatabase().url() + "_not";

    assertThatThrownBy(() -> open(postgres(url)))
        .isInstanceOf(StoreException.class)
        .hasNoCause()
        .hasMessage(
            "Cannot open the store in a PostgreSQL server: there is no database of that name;"
                + " create it or correct the URL (SQLState 3D000).");
  }

  @Test
  void saysWhenAUserIsRefused() {
    String url = PostgresFixture.newDatabase().url();

    assertThatThrownBy(() -> open(StoreConfig.postgresql(url, "nobody", Secret.of("hidden"))))
        .isInstanceOf(StoreException.class)
        .hasNoCause()
        .hasMessage(
            "Cannot open the store in a PostgreSQL server: user or password is refused; check the"
                + " user and the secret (SQLState 28000).");
  }

  @Test
  void saysWhenNoServerAnswers() {
    assertThatThrownBy(() -> open(postgres("jdbc:postgresql://localhost:1/none")))
        .isInstanceOf(StoreException.class)
        .hasNoCause()
        .hasMessage(
            "Cannot open the store in a PostgreSQL server: it is out of reach or shutting down;"
                + " check that the database runs and try again (SQLState 08001).")
        .extracting(e -> ((StoreException) e).code())
        .isEqualTo(StoreException.UNAVAILABLE);
  }

  @Test
  void recoversWhenTheEmbeddedStoreWasShutDown(@TempDir Path folder) {
    try (Database database = open(StoreConfig.embedded(folder))) {
      insert(database, "before");
      PostgresFixture.execute(
          StoreConfig.embedded(folder).location().connections(Duration.ofSeconds(1)),
          "SHUTDOWN IMMEDIATELY");

      assertThatThrownBy(() -> names(database))
          .isInstanceOf(StoreException.class)
          .hasNoCause()
          .extracting(e -> ((StoreException) e).code())
          .isEqualTo(StoreException.UNAVAILABLE);

      assertThat(names(database)).containsExactly("before");
    }
  }
}
