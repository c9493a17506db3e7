package io.racine.governance.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.racine.governance.store.PostgresFixture.PostgresDatabase;
import io.racine.governance.testkit.SettableClock;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectionPoolTest {
  private static final Clock CLOCK = SettableClock.at("2026-03-01T12:00:00Z");

  private static Database open(StoreConfig config) {
    return Database.open(config, CLOCK, Thread::new, TestSchema.TWO);
  }

  private static HikariDataSource hostPool(PostgresDatabase database, boolean autoCommit) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database.dataSource());
    config.setMaximumPoolSize(2);
    config.setAutoCommit(autoCommit);
    return new HikariDataSource(config);
  }

  @Test
  void countsConnections() {
    try (Database database = open(StoreConfig.inMemory().poolSize(3))) {
      PoolStatus busy = database.query(handle -> database.engine().poolStatus());

      assertThat(busy.active()).isEqualTo(1);
      assertThat(busy.capacity()).isEqualTo(3);
      assertThat(busy.managedByHost()).isFalse();
      assertThat(database.engine().poolStatus().active()).isZero();
    }
  }

  @Test
  void growsOnDemandAndNeverShrinksByIt() {
    try (Database database = open(StoreConfig.inMemory().poolSize(3))) {
      database.engine().ensurePoolCapacity(5);
      database.engine().ensurePoolCapacity(2);

      assertThat(database.engine().poolStatus().capacity()).isEqualTo(5);
    }
  }

  @Test
  void resizesBothWaysAndKeepsWorking() {
    try (Database database = open(StoreConfig.inMemory().poolSize(3))) {
      database.engine().resizePool(7);
      assertThat(database.engine().poolStatus().capacity()).isEqualTo(7);

      database.engine().resizePool(1);

      assertThat(database.engine().poolStatus().capacity()).isEqualTo(1);
      assertThat(database.engine().health().up()).isTrue();
      assertThat(database.engine().health().schemaVersion()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 201})
  void refusesImpossibleSizes(int size) {
    try (Database database = open(StoreConfig.inMemory())) {
      DatabaseEngine engine = database.engine();

      assertThatThrownBy(() -> engine.resizePool(size))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Store pool size must be between 1 and 200 but was " + size);
      assertThatThrownBy(() -> engine.ensurePoolCapacity(size))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aBusyPoolSaysSoAndDoesNotOpenTheCircuit() {
    StoreConfig config =
        StoreConfig.inMemory().poolSize(1).connectionTimeout(Duration.ofMillis(250));
    try (Database database = open(config)) {
      database.use(
          handle -> {
            for (int i = 0; i <= CircuitBreaker.FAILURE_LIMIT; i++) {
              assertThatThrownBy(() -> database.use(second -> second.execute("SELECT 1")))
                  .isInstanceOf(StoreException.class)
                  .hasMessageContaining("all 1 of its connections are in use")
                  .extracting(e -> ((StoreException) e).code())
                  .isEqualTo(StoreException.BUSY);
            }
          });

      assertThat(database.engine().health().circuit()).isEqualTo(CircuitState.CLOSED);
    }
  }

  @Test
  void leavesTheHostsPoolAlone() {
    PostgresDatabase database = PostgresFixture.newDatabase();
    try (HikariDataSource host = hostPool(database, true)) {
      Database store = open(StoreConfig.of(host).schema(SchemaMode.CREATE));

      assertThat(store.engine().poolStatus()).isEqualTo(new PoolStatus(0, 0, 0, 0, true));
      assertThat(store.<Integer>query(handle -> store.engine().poolStatus().active())).isEqualTo(1);
      assertThatThrownBy(() -> store.engine().resizePool(3))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "Cannot resize the store's pool: it is managed by the host. Resize the host's pool.");
      assertThatThrownBy(() -> store.engine().ensurePoolCapacity(3))
          .isInstanceOf(IllegalStateException.class);
      store.close();

      assertThat(host.isClosed()).isFalse();
      assertThat(TestSchema.tables(host)).contains("test_person");
    }
  }

  @Test
  void validatesTheHostsDatabaseUnlessToldToCreate() {
    PostgresDatabase database = PostgresFixture.newDatabase();

    assertThatThrownBy(() -> open(StoreConfig.of(database.dataSource())))
        .isInstanceOf(StoreException.class)
        .extracting(e -> ((StoreException) e).code())
        .isEqualTo(StoreException.SCHEMA_MISSING);
    assertThat(TestSchema.tables(database.dataSource())).isEmpty();
  }

  @Test
  void commitsOnConnectionsThatWaitForACommit() {
    PostgresDatabase database = PostgresFixture.newDatabase();
    try (HikariDataSource host = hostPool(database, false);
        Database store = open(StoreConfig.of(host).schema(SchemaMode.CREATE))) {
      store.use(handle -> handle.execute("INSERT INTO test_person (name) VALUES ('by itself')"));
      store.runInTransaction(
          () ->
              store.use(
                  handle -> {
                    handle.execute("INSERT INTO test_person (name) VALUES ('together')");
                  }));

      assertThat(
              TestSchema.list(
                  database.dataSource(),
                  "SELECT name FROM test_person WHERE kind IS NULL ORDER BY name"))
          .containsExactly("by itself", "together");
    }
  }
}
