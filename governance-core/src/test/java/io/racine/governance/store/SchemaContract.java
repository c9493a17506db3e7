package io.racine.governance.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What installing and checking the schema promises on every database. */
abstract class SchemaContract extends StoreFixture {
  SchemaContract(StoreConfig store, String product) {
    super(store, product);
  }

  @Test
  void createsTheTablesOnce() {
    open();
    List<String> first = TestSchema.describe(connections());
    open();

    assertThat(TestSchema.describe(connections())).isEqualTo(first);
    assertThat(TestSchema.tables(connections()))
        .containsExactly("gov_schema_version", "test_person", "test_visit");
    assertThat(first).contains("a -- quoted; name SEED");
  }

  @Test
  void upgradesAnOlderStore() {
    insert(open(store(), TestSchema.ONE), "kept");
    Database upgraded = open();

    assertThat(names(upgraded)).containsExactly("kept");
    assertThat(upgraded.engine().health().schemaVersion()).isEqualTo(2);
  }

  @Test
  void validatingChangesNothingAndSaysHowToCreate() {
    StoreConfig validate = store().schema(SchemaMode.VALIDATE);

    assertThatThrownBy(() -> open(validate, TestSchema.TWO))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "Cannot open the store: schema version 2 is needed but the database has none of our"
                + " tables. Open it with SchemaMode.CREATE, or apply SchemaScripts.ddl() by hand.")
        .extracting(e -> ((StoreException) e).code())
        .isEqualTo(StoreException.SCHEMA_MISSING);
    assertThat(TestSchema.tables(connections())).isEmpty();
  }

  @Test
  void validatingRefusesAnOlderStore() {
    open(store(), TestSchema.ONE);
    StoreConfig validate = store().schema(SchemaMode.VALIDATE);

    assertThatThrownBy(() -> open(validate, TestSchema.TWO))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("schema version 2 is needed but the database is at version 1.");
    assertThat(TestSchema.tables(connections())).doesNotContain("test_visit");
  }

  @Test
  void validatingAcceptsAnInstalledStore() {
    open();

    Database validated = open(store().schema(SchemaMode.VALIDATE), TestSchema.TWO);

    insert(validated, "name");
    assertThat(names(validated)).containsExactly("name");
  }

  @Test
  void withoutASchemaModeNothingIsLookedAtOrMade() {
    Database database = open(store().schema(SchemaMode.NONE), TestSchema.TWO);

    assertThat(TestSchema.tables(connections())).isEmpty();
    assertThat(database.engine().health().up()).isTrue();
    assertThat(database.engine().health().schemaVersion()).isZero();
    assertThat(database.engine().health().problem())
        .hasValueSatisfying(problem -> assertThat(problem).contains("a table is missing"));
  }

  @Test
  void refusesANewerStoreAndLeavesItAsItIs() {
    open();
    List<String> before = TestSchema.describe(connections());

    for (SchemaMode mode : List.of(SchemaMode.CREATE, SchemaMode.VALIDATE)) {
      assertThatThrownBy(() -> open(store().schema(mode), TestSchema.ONE))
          .isInstanceOf(StoreException.class)
          .hasMessage(
              "Cannot open the store: its schema version is 2 but this library knows versions up"
                  + " to 1. Use the newer library that made it; the store is unchanged.")
          .extracting(e -> ((StoreException) e).code())
          .isEqualTo(StoreException.SCHEMA_NEWER);
    }
    assertThat(TestSchema.describe(connections())).isEqualTo(before);
  }

  @Test
  void refusesAStoreInstalledByOtherStatements() {
    open(store(), TestSchema.ONE);

    assertThatThrownBy(() -> open(store(), TestSchema.CHANGED))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("version 1 was installed by other statements")
        .extracting(e -> ((StoreException) e).code())
        .isEqualTo(StoreException.SCHEMA_DAMAGED);
  }

  @Test
  void namesTheStatementThatCannotBeInstalled() {
    assertThatThrownBy(() -> open(store(), TestSchema.BROKEN))
        .isInstanceOf(StoreException.class)
        .hasNoCause()
        .hasMessageStartingWith(
            "Cannot install the store ("
                + product()
                + "), statement 2 of schema file 'V001__broken.sql': ");
  }

  @Test
  void scriptsAppliedByHandAreValid() throws Exception {
    SchemaScripts scripts = SchemaScripts.load(TestSchema.TWO, product());
    for (int i = 0; i < 2; i++) {
      for (String statement : scripts.text().split(";\n")) {
        execute(statement);
      }
    }

    Database database = open(store().schema(SchemaMode.VALIDATE), TestSchema.TWO);

    assertThat(database.engine().health().schemaVersion()).isEqualTo(2);
  }

  private void execute(String sql) throws java.sql.SQLException {
    try (var connection = connections().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void twoNodesInstallOnce() throws Exception {
    StoreConfig config = store();
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    try {
      List<Future<Database>> openings =
          IntStream.range(0, 4)
              .mapToObj(
                  node ->
                      nodes.submit(
                          () -> {
                            start.await();
                            return Database.open(config, clock, Thread::new, TestSchema.TWO);
                          }))
              .toList();
      start.countDown();
      for (Future<Database> opening : openings) {
        opened.add(opening.get(60, TimeUnit.SECONDS));
      }
    } finally {
      nodes.shutdownNow();
    }

    assertThat(opened).hasSize(4);
    assertThat(TestSchema.list(connections(), "SELECT name FROM test_person"))
        .containsExactly("a -- quoted; name");
  }

  @Test
  void waitsForAnotherInstallerOnlySoLong() throws Exception {
    open(store(), TestSchema.ONE);
    DataSource connections = connections();
    StoreDialect dialect = product().equals("H2") ? new H2Dialect() : new PostgreSqlDialect();
    SchemaScripts scripts = SchemaScripts.load(TestSchema.TWO, product());
    SchemaInstaller installer =
        new SchemaInstaller(connections, dialect, scripts, clock, Duration.ofSeconds(1));

    try (var other = connections.getConnection()) {
      SchemaLock held = dialect.lockSchema(other, connections, Duration.ofSeconds(1));
      assertThatThrownBy(() -> installer.apply(SchemaMode.CREATE))
          .isInstanceOf(StoreException.class)
          .hasMessage(
              "Cannot install the store ("
                  + product()
                  + "): another node has been installing it for more than 1 s. Let it finish or"
                  + " stop it, then open the store again.")
          .extracting(e -> ((StoreException) e).code())
          .isEqualTo(StoreException.LOCKED);
      held.close();
    }
    installer.apply(SchemaMode.CREATE);

    assertThat(TestSchema.tables(connections)).contains("test_visit");
  }
}
