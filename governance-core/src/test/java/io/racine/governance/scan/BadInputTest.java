package io.racine.governance.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.Governance;
import io.racine.governance.catalog.CatalogItem;
import io.racine.governance.catalog.CatalogQuery;
import io.racine.governance.datasource.DataSourceRequest;
import io.racine.governance.datasource.DataSourceStatus;
import io.racine.governance.datasource.InvalidDataSourceException;
import io.racine.governance.datasource.NoSuchDataSourceException;
import io.racine.governance.fixture.Shop;
import io.racine.governance.fixture.StoreKind;
import io.racine.governance.fixture.TokenClassifierFactory;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.store.PostgresFixture;
import io.racine.governance.store.SchemaMode;
import io.racine.governance.store.StoreConfig;
import io.racine.governance.testkit.connector.InMemoryConnectorFactory;
import io.racine.governance.testkit.connector.InMemoryGate;
import io.racine.governance.testkit.connector.InMemorySource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sources and stores that misbehave. */
final class BadInputTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private static final List<String> HOSTILE_NAMES =
      List.of(
          "O'Brien \"x\"; DROP TABLE gov_scan; --",
          "dotted.name",
          "with space",
          " leading",
          "emoji 🙂",
          "日本語",
          "{brace} :colon <angle> ? $1",
          "new\nline",
          "[]");

  @ParameterizedTest
  @EnumSource
  void keepsHostileNamesAsTheyAre(StoreKind store) {
    InMemorySource.Builder source = InMemorySource.builder().database("shop").schema("a.b \"c\"");
    for (String name : HOSTILE_NAMES) {
      source.table(name, table -> table.column(name, LogicalType.TEXT).row("ada@example.com"));
    }
    var memory = new InMemoryConnectorFactory().with(Shop.NAME, source.build());
    try (Governance governance = Shop.builder(store.open(), memory).build()) {
      governance.scans().run(ScanRequest.of(Shop.NAME));
      ScanReport again = governance.scans().run(ScanRequest.of(Shop.NAME));

      assertThat(again.sensitiveColumns())
          .extracting(found -> found.table().name())
          .containsExactlyInAnyOrderElementsOf(HOSTILE_NAMES);
      assertThat(again.sensitiveColumns())
          .extracting(found -> found.column().name())
          .containsExactlyInAnyOrderElementsOf(HOSTILE_NAMES);
      assertThat(governance.catalog().count(CatalogQuery.all().includingGone()))
          .isEqualTo(2 + 2L * HOSTILE_NAMES.size());
    }
  }

  @Test
  void scansASchemaOfFiveThousandTables() {
    InMemorySource.Builder source = InMemorySource.builder().database("shop").schema("wide");
    for (int i = 0; i < 5_000; i++) {
      source.table("t" + i, table -> table.column("email", LogicalType.TEXT).row("a@b.c"));
    }
    var memory = new InMemoryConnectorFactory().with(Shop.NAME, source.build());
    try (Governance governance = Shop.builder(StoreConfig.inMemory(), memory).build()) {
      ScanReport report = governance.scans().run(ScanRequest.of(Shop.NAME));

      assertThat(report.counts()).isEqualTo(new ScanCounts(5_002, 5_002, 0, 0, 0, 0));
      assertThat(report.sensitiveColumns()).hasSize(5_000);
    }
  }

  @ParameterizedTest
  @EnumSource
  void judgesEmptyAndAllNullTablesByName(StoreKind store) {
    var memory =
        new InMemoryConnectorFactory()
            .with(
                Shop.NAME,
                InMemorySource.builder()
                    .schema("s")
                    .table("empty", table -> table.column("email", LogicalType.TEXT))
                    .table(
                        "nulls",
                        table ->
                            table
                                .column("email", LogicalType.TEXT)
                                .row((Object) null)
                                .row((Object) null))
                    .table("bare", table -> {})
                    .build());
    try (Governance governance = Shop.builder(store.open(), memory).build()) {
      ScanReport report = governance.scans().run(ScanRequest.of(Shop.NAME));

      assertThat(report.issues()).isEmpty();
      assertThat(report.counts()).isEqualTo(new ScanCounts(4, 4, 0, 0, 0, 0));
      assertThat(report.sensitiveColumns())
          .extracting(found -> found.table().name())
          .containsExactly("empty", "nulls");
    }
  }

  @Test
  void storeThatGoesAwayInMidScanFailsClearlyAndTheScanCanBeResumed() {
    PostgresFixture.PostgresDatabase database = PostgresFixture.newDatabase();
    StoreConfig store = StoreConfig.of(database.dataSource()).schema(SchemaMode.CREATE);
    InMemoryConnectorFactory memory = Shop.memory();
    InMemoryGate gate = memory.faults(Shop.NAME).holdReading(Shop.PRODUCT);
    ScanId id;
    try (Governance governance = Shop.builder(store, memory).build()) {
      ScanRun run = governance.scans().start(ScanRequest.builder(Shop.NAME).parallelism(1).build());
      id = run.id();
      gate.awaitReached(LONG);
      database.shut();
      gate.open();

      assertThatThrownBy(() -> run.await(LONG))
          .isInstanceOf(ScanFailedException.class)
          .hasMessageContaining("data source 'shop' failed")
          .hasMessageContaining("store");
      assertThat(memory.activity(Shop.NAME).openResources()).isZero();
    }
    database.reopen();
    // A minute later, as the dead node's heartbeat tells.
    var later = java.time.Clock.offset(java.time.Clock.systemUTC(), Duration.ofSeconds(120));
    try (Governance governance = Shop.builder(store, memory).clock(later).build()) {
      assertThat(governance.scans().find(id).orElseThrow().status())
          .isEqualTo(ScanStatus.INTERRUPTED);

      ScanReport resumed = governance.scans().resume(id).await(LONG).orElseThrow();

      assertThat(resumed.counts()).isEqualTo(new ScanCounts(9, 9, 0, 0, 0, 0));
      assertThat(memory.activity(Shop.NAME).readsOf(Shop.STAFF)).isEqualTo(1);
    }
  }

  @Test
  void workerThatNeverComesBackNeitherKeepsAFailedScanNorWritesAfterIt() throws Exception {
    PostgresFixture.PostgresDatabase database = PostgresFixture.newDatabase();
    var connections = new WatchedConnections(database.dataSource());
    StoreConfig store = StoreConfig.of(connections.dataSource()).schema(SchemaMode.CREATE);
    InMemoryConnectorFactory memory = Shop.memory();
    var hanging = new CountDownLatch(1);
    var released = new CountDownLatch(1);
    memory
        .faults(Shop.NAME)
        .beforeReading(
            table -> {
              if (table.equals(Shop.STAFF)) {
                hanging.countDown();
                awaitDeafly(released);
              }
            });
    InMemoryGate gate = memory.faults(Shop.NAME).holdReading(Shop.PRODUCT);
    try (Governance governance = Shop.builder(store, memory).build()) {
      // Few enough failures that the circuit breaker does not keep the late worker out.
      ScanRun run =
          governance
              .scans()
              .start(ScanRequest.builder(Shop.NAME).include("hr.staff", "sales.product").build());
      assertThat(hanging.await(60, TimeUnit.SECONDS)).isTrue();
      gate.awaitReached(LONG);
      database.shut();
      gate.open();

      assertThatThrownBy(() -> run.await(LONG))
          .isInstanceOf(ScanFailedException.class)
          .hasMessageContaining("store");

      database.reopen();
      CountDownLatch used = connections.nextClosed();
      released.countDown();
      // The worker comes to the store after all.
      assertThat(used.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(governance.scans().issues(run.id())).isEmpty();
    } finally {
      released.countDown();
    }
  }

  private static void awaitDeafly(CountDownLatch latch) {
    boolean done = false;
    while (!done) {
      try {
        latch.await();
        done = true;
      } catch (InterruptedException e) {
        done = false;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void tableThatIsSlowIsCutOffAndTheRestGoesOn(StoreKind store) {
    InMemoryConnectorFactory memory = Shop.memory();
    memory.faults(Shop.NAME).holdReading(Shop.PRODUCT);
    try (Governance governance = Shop.builder(store.open(), memory).build()) {
      ScanReport report =
          governance
              .scans()
              .run(ScanRequest.builder(Shop.NAME).assetTimeLimit(Duration.ofMillis(300)).build());

      assertThat(report.scan().status()).isEqualTo(ScanStatus.COMPLETED);
      assertThat(report.issues())
          .anySatisfy(
              issue -> {
                assertThat(issue.where()).contains("shop.sales.product");
                assertThat(issue.code().text()).isEqualTo("connector.timed-out");
              });
      assertThat(report.sensitiveColumns())
          .extracting(found -> found.table())
          .contains(Shop.CUSTOMER, Shop.STAFF);
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesWhatCannotBeScanned(StoreKind store) {
    InMemoryConnectorFactory memory = Shop.memory();
    try (Governance governance =
        Governance.builder()
            .store(store.open())
            .plugin(memory)
            .plugin(new TokenClassifierFactory())
            .build()) {
      assertThatThrownBy(() -> governance.scans().run(ScanRequest.of("nowhere")))
          .isInstanceOf(NoSuchDataSourceException.class)
          .hasMessage("There is no data source named 'nowhere'.");
      assertThatThrownBy(
              () ->
                  governance
                      .dataSources()
                      .create(
                          DataSourceRequest.builder(Shop.NAME, InMemoryConnectorFactory.TYPE)
                              .set("colour", "red")
                              .build()))
          .isInstanceOf(InvalidDataSourceException.class)
          .hasMessage(
              "Cannot use data source 'shop': setting 'colour' is not known; known are [content,"
                  + " password]");

      governance
          .dataSources()
          .create(
              DataSourceRequest.builder(Shop.NAME, InMemoryConnectorFactory.TYPE)
                  .status(DataSourceStatus.MAINTENANCE)
                  .build());
      assertThatThrownBy(() -> governance.scans().run(ScanRequest.of(Shop.NAME)))
          .hasMessage(
              "Cannot scan data source 'shop': its status is MAINTENANCE. Set it to ACTIVE first.");
      assertThatThrownBy(() -> ScanRequest.builder(Shop.NAME).include("a..b").build())
          .hasMessage("Invalid path 'a..b': a name is missing");
    }
  }

  @ParameterizedTest
  @EnumSource
  void purgeLeavesTheCatalogueAndNothingOfTheRuns(StoreKind store) {
    try (Governance governance = Shop.builder(store.open(), Shop.memory()).build()) {
      ScanId first = governance.scans().run(ScanRequest.of(Shop.NAME)).scan().id();
      ScanId second = governance.scans().run(ScanRequest.of(Shop.NAME)).scan().id();
      java.time.Instant now = java.time.Instant.now(java.time.Clock.systemUTC());

      assertThat(governance.scans().purge(now.minusSeconds(3_600))).isZero();
      assertThat(governance.scans().purge(now.plusSeconds(3_600))).isEqualTo(2);

      assertThat(governance.scans().find(first)).isEmpty();
      assertThat(governance.scans().find(second)).isEmpty();
      var rows =
          io.racine.governance.store.RowCounts.of(
              governance, governance.organizations().current().id());
      assertThat(rows)
          .containsEntry("gov_scan", 0L)
          .containsEntry("gov_scan_asset", 0L)
          .containsEntry("gov_scan_result", 0L)
          .containsEntry("gov_scan_issue", 0L);
      CatalogItem table =
          governance
              .catalog()
              .find(Shop.NAME, CatalogItemType.TABLE, AssetPath.of("shop", "sales", "customer"))
              .orElseThrow();
      assertThat(table.gone()).isFalse();
      assertThat(Shop.classification(governance, Shop.CUSTOMER, "email").isSensitive()).isTrue();
    }
  }
}
