package io.racine.governance.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.racine.governance.testkit.LeakProbe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** What working with the store promises on every database. */
abstract class StoreContract extends StoreFixture {
  StoreContract(StoreConfig store, String product) {
    super(store, product);
  }

  @Test
  void commitsATransactionWhole() {
    Database database = open();

    String result =
        database.inTransaction(
            () -> {
              insert(database, "first");
              database.runInTransaction(() -> insert(database, "second"));
              assertThat(names(database)).containsExactly("first", "second");
              return "result";
            });

    assertThat(result).isEqualTo("result");
    assertThat(names(database)).containsExactly("first", "second");
  }

  @Test
  void rollsBackATransactionWhole() {
    Database database = open();

    assertThatThrownBy(
            () ->
                database.runInTransaction(
                    () -> {
                      insert(database, "first");
                      database.runInTransaction(() -> insert(database, "second"));
                      throw new IllegalArgumentException("mine");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mine");

    assertThat(names(database)).isEmpty();
    insert(database, "after");
    assertThat(names(database)).containsExactly("after");
  }

  @Test
  void refusesToCommitWhatAFailedStepLeft() {
    Database database = open();

    assertThatThrownBy(
            () ->
                database.runInTransaction(
                    () -> {
                      insert(database, "name");
                      assertThatThrownBy(() -> insert(database, "name"))
                          .isInstanceOf(ConcurrentUpdateException.class);
                    }))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "Cannot commit to the store: an earlier step of the transaction failed"
                + " (store.conflict) and was passed over. Nothing was written.");

    assertThat(names(database)).isEmpty();
  }

  @Test
  void anotherThreadDoesNotSeeAnOpenTransaction() throws Exception {
    Database database = open();
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      List<String> seen =
          database.inTransaction(
              () -> {
                insert(database, "unseen");
                try {
                  return other.submit(() -> names(database)).get(20, TimeUnit.SECONDS);
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });

      assertThat(seen).isEmpty();
    } finally {
      other.shutdownNow();
    }
  }

  @Test
  void keepsInstantsInAnyTimeZone() {
    Instant instant = Instant.parse("2026-10-25T00:30:00.123456789Z");
    TimeZone usual = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
      open()
          .use(
              handle ->
                  handle
                      .createUpdate(
                          "INSERT INTO test_person (name, seen_at) VALUES ('zoned', :instant)")
                      .bind("instant", instant)
                      .execute());
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      Instant read =
          open()
              .query(
                  handle -> {
                    handle.execute("SET TIME ZONE 'America/New_York'");
                    return seenAt(handle, "zoned");
                  });

      assertThat(read).isEqualTo(Instant.parse("2026-10-25T00:30:00.123456Z"));
    } finally {
      TimeZone.setDefault(usual);
    }
  }

  private static Instant seenAt(Handle handle, String name) {
    return handle
        .createQuery("SELECT seen_at FROM test_person WHERE name = :name")
        .bind("name", name)
        .mapTo(Instant.class)
        .one();
  }

  @Test
  void keepsAMissingInstantMissing() {
    Database database = open();

    database.use(
        handle ->
            handle
                .createUpdate("INSERT INTO test_person (name, seen_at) VALUES ('never', :instant)")
                .bindByType("instant", null, Instant.class)
                .execute());

    assertThat(
            database.<Boolean>query(
                handle ->
                    handle
                        .createQuery("SELECT seen_at FROM test_person WHERE name = 'never'")
                        .mapTo(Instant.class)
                        .findFirst()
                        .isEmpty()))
        .isTrue();
  }

  @Test
  void keepsEnumsByName() {
    Database database = open();

    database.use(
        handle ->
            handle
                .createUpdate("INSERT INTO test_person (name, kind) VALUES ('enum', :kind)")
                .bind("kind", SchemaMode.VALIDATE)
                .execute());

    assertThat(TestSchema.list(connections(), "SELECT kind FROM test_person WHERE name = 'enum'"))
        .containsExactly("VALIDATE");
    assertThat(
            database.<SchemaMode>query(
                handle ->
                    handle
                        .createQuery("SELECT kind FROM test_person WHERE name = 'enum'")
                        .mapTo(SchemaMode.class)
                        .one()))
        .isEqualTo(SchemaMode.VALIDATE);
  }

  @Test
  void failuresTellNoValues() {
    LeakProbe probe = LeakProbe.create();
    String marker = probe.marker("bound value");
    Database database = open();
    insert(database, marker);
    insert(database, marker + "2");

    ConcurrentUpdateException taken =
        catchThrowableOfType(ConcurrentUpdateException.class, () -> insert(database, marker));
    StoreException tooLong =
        catchThrowableOfType(
            StoreException.class, () -> insert(database, marker + "x".repeat(200)));
    StoreException divided =
        catchThrowableOfType(
            StoreException.class,
            () ->
                database.use(
                    handle ->
                        handle
                            .createUpdate(
                                "UPDATE test_person SET amount = 1 / :zero WHERE name = :name")
                            .bind("zero", 0)
                            .bind("name", marker)
                            .execute()));
    StoreException tooMany =
        catchThrowableOfType(
            StoreException.class,
            () ->
                database.query(
                    handle ->
                        handle
                            .createQuery("SELECT name FROM test_person WHERE name LIKE :name")
                            .bind("name", marker + "%")
                            .mapTo(String.class)
                            .findOne()));

    assertThat(taken.isUniqueViolation()).isTrue();
    assertThat(taken)
        .hasMessage(
            "Cannot use the store ("
                + product()
                + ") in INSERT test_person: the key is taken (SQLState 23505). Read it again and"
                + " retry.");
    assertThat(tooLong)
        .hasMessage(
            "Cannot use the store ("
                + product()
                + ") in INSERT test_person: a text is too long for its column (SQLState 22001).");
    assertThat(divided)
        .hasMessage(
            "Cannot use the store ("
                + product()
                + ") in UPDATE test_person: a statement failed; report it with the stack trace"
                + " (SQLState 22012).");
    assertThat(divided.sqlState()).hasValue("22012");
    assertThat(tooMany.code()).isEqualTo(StoreException.FAILED);
    for (StoreException failure : List.of(taken, tooLong, divided, tooMany)) {
      probe.assertNothingLeaked(failure);
      assertThat(failure).hasNoCause().hasNoSuppressedExceptions();
    }
  }

  @Test
  void aFailedStatementSaysWhereItWasCalled() {
    Database database = open();
    insert(database, "name");

    StoreException failure =
        catchThrowableOfType(StoreException.class, () -> insert(database, "name"));

    assertThat(failure.getStackTrace())
        .anyMatch(frame -> frame.getClassName().equals(StoreContract.class.getName()));
  }

  @Test
  void failuresOfOthersPassUnchanged() {
    Database database = open();
    IllegalArgumentException mine = new IllegalArgumentException("mine");

    assertThatThrownBy(
            () ->
                database.use(
                    handle -> {
                      throw mine;
                    }))
        .isSameAs(mine);
  }

  @Test
  void refusesUseAfterClose() {
    Database database = open();
    database.close();
    database.close();

    assertThatThrownBy(() -> names(database))
        .isInstanceOf(StoreException.class)
        .hasMessage("Cannot use the store: it is closed.");
    assertThat(database.engine().health().up()).isFalse();
  }

  @Test
  void constraintViolationsDoNotOpenTheCircuit() {
    Database database = open();
    insert(database, "name");

    for (int i = 0; i < 2 * CircuitBreaker.FAILURE_LIMIT; i++) {
      assertThatThrownBy(() -> insert(database, "name"))
          .isInstanceOf(ConcurrentUpdateException.class);
    }

    assertThat(database.engine().health().circuit()).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  void tellsHealth() {
    assertThat(open().engine().health())
        .isEqualTo(
            new StoreHealth(
                true, CircuitState.CLOSED, Duration.ZERO, product(), 2, Optional.empty()));
  }

  @Test
  void givesConnectionsBack() {
    Database database = open();

    for (int i = 0; i < 3 * StoreConfig.DEFAULT_POOL_SIZE; i++) {
      names(database);
      assertThatThrownBy(() -> database.use(handle -> handle.execute("no such SQL")))
          .isInstanceOf(StoreException.class);
      assertThatThrownBy(
              () ->
                  database.runInTransaction(
                      () -> {
                        throw new IllegalArgumentException();
                      }))
          .isInstanceOf(IllegalArgumentException.class);
    }

    assertThat(database.engine().poolStatus().active()).isZero();
  }
}
