package io.racine.governance.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.Governance;
import io.racine.governance.catalog.CatalogItem;
import io.racine.governance.catalog.CatalogQuery;
import io.racine.governance.catalog.ItemUpdate;
import io.racine.governance.classification.DataClassification;
import io.racine.governance.datasource.DataSourceStatus;
import io.racine.governance.fixture.Shop;
import io.racine.governance.fixture.StoreKind;
import io.racine.governance.fixture.TokenClassifierFactory;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.Issue;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.testkit.connector.InMemoryConnectorFactory;
import io.racine.governance.testkit.connector.InMemoryGate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scans of a source in memory, on every kind of store. */
final class ScanTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @ParameterizedTest
  @EnumSource
  void recordsEverythingListed(StoreKind store) {
    try (Governance governance = Shop.builder(store.open(), Shop.memory()).build()) {
      ScanReport report = governance.scans().run(ScanRequest.of(Shop.NAME));

      // A database, two schemas, three tables, a view, an index and a function.
      assertThat(report.counts()).isEqualTo(new ScanCounts(9, 9, 0, 0, 0, 0));
      assertThat(report.scan().status()).isEqualTo(ScanStatus.COMPLETED);
      assertThat(report.issues()).isEmpty();
      assertThat(report.sensitiveColumns())
          .extracting(found -> found.table() + "." + found.column(), found -> found.entity().get())
          .containsExactly(
              tuple("shop.hr.staff.phone", TokenClassifierFactory.PHONE),
              tuple("shop.sales.customer.email", TokenClassifierFactory.EMAIL),
              tuple("shop.sales.mail.email", TokenClassifierFactory.EMAIL),
              tuple("shop.sales.product.contact", TokenClassifierFactory.EMAIL));
      assertThat(governance.dataSources().get(Shop.NAME).status())
          .isEqualTo(DataSourceStatus.ACTIVE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheTree(StoreKind store) {
    try (Governance governance = Shop.builder(store.open(), Shop.memory()).build()) {
      governance.scans().run(ScanRequest.of(Shop.NAME));

      CatalogItem table = table(governance, Shop.CUSTOMER);
      CatalogItem schema =
          governance
              .catalog()
              .find(Shop.NAME, CatalogItemType.SCHEMA, AssetPath.of("shop", "sales"))
              .orElseThrow();
      assertThat(table.findParent()).contains(schema.id());
      assertThat(governance.catalog().list(CatalogQuery.all().childrenOf(table.id())))
          .extracting(CatalogItem::toString)
          .containsExactly(
              "COLUMN shop.sales.customer.id",
              "COLUMN shop.sales.customer.email",
              "COLUMN shop.sales.customer.color",
              "INDEX shop.sales.customer.customer_email");
    }
  }

  @ParameterizedTest
  @EnumSource
  void replacesLiteralsInStoredDefinitions(StoreKind store) {
    try (Governance governance = Shop.builder(store.open(), Shop.memory()).build()) {
      governance.scans().run(ScanRequest.of(Shop.NAME));

      CatalogItem view =
          governance
              .catalog()
              .find(Shop.NAME, CatalogItemType.VIEW, AssetPath.of("shop", "sales", "mail"))
              .orElseThrow();
      assertThat(view.facts().definition())
          .isEqualTo("SELECT email FROM customer WHERE email <> '?'");
    }
  }

  @ParameterizedTest
  @EnumSource
  void updatesAndNeverDoublesOnRescan(StoreKind store) {
    try (Governance governance = Shop.builder(store.open(), Shop.memory()).build()) {
      governance.scans().run(ScanRequest.of(Shop.NAME));
      CatalogItem before = table(governance, Shop.CUSTOMER);
      governance.catalog().update(before.id(), new ItemUpdate("buyers", "ann", "sam"));
      long items = governance.catalog().count(CatalogQuery.all().includingGone());

      governance.scans().run(ScanRequest.of(Shop.NAME));

      assertThat(governance.catalog().count(CatalogQuery.all().includingGone())).isEqualTo(items);
      CatalogItem after = table(governance, Shop.CUSTOMER);
      assertThat(after.id()).isEqualTo(before.id());
      assertThat(after.description()).isEqualTo("buyers");
      assertThat(after.owner()).isEqualTo("ann");
      assertThat(after.steward()).isEqualTo("sam");
    }
  }

  @ParameterizedTest
  @EnumSource
  void marksGoneWhatACompleteListingLacks(StoreKind store) {
    InMemoryConnectorFactory memory = Shop.memory();
    try (Governance governance = Shop.builder(store.open(), memory).build()) {
      governance.scans().run(ScanRequest.of(Shop.NAME));
      memory.with(Shop.NAME, Shop.source().toBuilder().without(Shop.PRODUCT).build());

      governance.scans().run(ScanRequest.of(Shop.NAME));

      assertThat(table(governance, Shop.PRODUCT).gone()).isTrue();
      assertThat(table(governance, Shop.CUSTOMER).gone()).isFalse();
      assertThat(governance.catalog().list(CatalogQuery.all().types(CatalogItemType.COLUMN)))
          .noneMatch(column -> column.path().equals(Shop.PRODUCT));
    }
  }

  @ParameterizedTest
  @EnumSource
  void marksNothingGoneOutsideAFilter(StoreKind store) {
    InMemoryConnectorFactory memory = Shop.memory();
    try (Governance governance = Shop.builder(store.open(), memory).build()) {
      governance.scans().run(ScanRequest.of(Shop.NAME));
      memory.with(
          Shop.NAME, Shop.source().toBuilder().without(Shop.PRODUCT).without(Shop.STAFF).build());

      ScanReport report =
          governance.scans().run(ScanRequest.builder(Shop.NAME).include("hr.*").build());

      assertThat(report.columns()).isEmpty();
      assertThat(table(governance, Shop.STAFF).gone()).isTrue();
      assertThat(table(governance, Shop.PRODUCT).gone()).isFalse();
      assertThat(table(governance, Shop.CUSTOMER).gone()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void marksNothingGoneInAPlaceThatCouldNotBeListed(StoreKind store) {
    InMemoryConnectorFactory memory = Shop.memory();
    try (Governance governance = Shop.builder(store.open(), memory).build()) {
      governance.scans().run(ScanRequest.of(Shop.NAME));
      memory.with(Shop.NAME, Shop.source().toBuilder().without(Shop.STAFF).build());
      memory.faults(Shop.NAME).failListing(AssetPath.of("shop", "sales"));

      ScanReport report = governance.scans().run(ScanRequest.of(Shop.NAME));

      assertThat(report.counts().failed()).isEqualTo(1);
      assertThat(report.issues())
          .extracting(Issue::where)
          .contains(java.util.Optional.of("shop.sales"));
      assertThat(table(governance, Shop.STAFF).gone()).isTrue();
      assertThat(table(governance, Shop.CUSTOMER).gone()).isFalse();
      assertThat(table(governance, Shop.PRODUCT).gone()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void failsAndMarksNothingGoneWhenTheListingBreaks(StoreKind store) {
    InMemoryConnectorFactory memory = Shop.memory();
    try (Governance governance = Shop.builder(store.open(), memory).build()) {
      governance.scans().run(ScanRequest.of(Shop.NAME));
      memory.faults(Shop.NAME).breakListingAfter(3);

      assertThatThrownBy(() -> governance.scans().run(ScanRequest.of(Shop.NAME)))
          .isInstanceOf(ScanFailedException.class)
          .hasMessageContaining("data source 'shop' failed");

      Scan failed = governance.scans().list().get(0);
      assertThat(failed.status()).isEqualTo(ScanStatus.FAILED);
      assertThat(governance.dataSources().get(Shop.NAME).status())
          .isEqualTo(DataSourceStatus.ERROR);
      assertThat(governance.catalog().list(CatalogQuery.all().includingGone()))
          .noneMatch(CatalogItem::gone);
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneBadTableIsAnIssueAndKeepsItsItem(StoreKind store) {
    InMemoryConnectorFactory memory = Shop.memory();
    memory.faults(Shop.NAME).failReading(Shop.PRODUCT);
    try (Governance governance = Shop.builder(store.open(), memory).build()) {
      ScanReport report = governance.scans().run(ScanRequest.of(Shop.NAME));

      assertThat(report.counts()).isEqualTo(new ScanCounts(9, 8, 0, 1, 0, 0));
      assertThat(report.scan().status()).isEqualTo(ScanStatus.COMPLETED);
      assertThat(report.issues()).hasSize(1);
      assertThat(report.issues().get(0).where()).contains("shop.sales.product");
      assertThat(report.issues().get(0).code().kind()).isEqualTo(ErrorKind.SOURCE);
      assertThat(table(governance, Shop.PRODUCT).gone()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void namesAloneDoNotReplaceWhatAnEarlierScanRead(StoreKind store) {
    InMemoryConnectorFactory memory = Shop.memory();
    try (Governance governance = Shop.builder(store.open(), memory).build()) {
      governance.scans().run(ScanRequest.of(Shop.NAME));
      memory.faults(Shop.NAME).failReading(Shop.PRODUCT);

      governance.scans().run(ScanRequest.of(Shop.NAME));

      // Its name says nothing; only its values ever said what it holds.
      assertThat(Shop.classification(governance, Shop.PRODUCT, "contact").entity())
          .contains(TokenClassifierFactory.EMAIL);
    }
  }

  @ParameterizedTest
  @EnumSource
  void judgesByNameWhatCannotBeRead(StoreKind store) {
    InMemoryConnectorFactory memory = Shop.memory();
    memory.faults(Shop.NAME).failReading(Shop.CUSTOMER);
    try (Governance governance = Shop.builder(store.open(), memory).build()) {
      governance.scans().run(ScanRequest.of(Shop.NAME));

      DataClassification email = Shop.classification(governance, Shop.CUSTOMER, "email");
      assertThat(email.entity()).contains(TokenClassifierFactory.EMAIL);
      assertThat(email.finding().orElseThrow().evidence().distinct()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void countsWhatAFilterLeavesOut(StoreKind store) {
    try (Governance governance = Shop.builder(store.open(), Shop.memory()).build()) {
      ScanReport report =
          governance.scans().run(ScanRequest.builder(Shop.NAME).exclude("product").build());

      ScanCounts counts = report.counts();
      assertThat(counts.recorded()).isEqualTo(8);
      assertThat(counts.listed()).isEqualTo(counts.recorded() + counts.filtered());
      assertThat(governance.catalog().find(Shop.NAME, CatalogItemType.TABLE, Shop.PRODUCT))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void incrementalScanLeavesOutWhatHasNotChanged(StoreKind store) {
    InMemoryConnectorFactory memory = Shop.memory();
    try (Governance governance = Shop.builder(store.open(), memory).build()) {
      ScanRequest incremental = ScanRequest.builder(Shop.NAME).incremental().build();
      ScanReport first = governance.scans().run(incremental);
      memory.with(
          Shop.NAME,
          Shop.source().toBuilder()
              .database("shop")
              .schema("hr")
              .table(
                  "staff",
                  table -> table.column("badge", LogicalType.TEXT).row("x").row("y").row("z"))
              .build());

      ScanReport second = governance.scans().run(incremental);

      assertThat(first.counts().unchanged()).isZero();
      // Customer, product and the view; the changed table is read again.
      assertThat(second.counts().unchanged()).isEqualTo(3);
      assertThat(memory.activity(Shop.NAME).readsOf(Shop.CUSTOMER)).isEqualTo(1);
      assertThat(memory.activity(Shop.NAME).readsOf(Shop.STAFF)).isEqualTo(2);
      assertThat(second.sensitiveColumns())
          .extracting(found -> found.table().name() + "." + found.column())
          .containsExactly("customer.email", "mail.email", "product.contact");
      assertThat(governance.scans().results(second.scan().id()))
          .extracting(ScanResult::table)
          .contains(Shop.CUSTOMER, Shop.PRODUCT);
    }
  }

  @ParameterizedTest
  @EnumSource
  void newRulesAndOtherSamplingReadUnchangedAssetsAgain(StoreKind store) {
    InMemoryConnectorFactory memory = Shop.memory();
    try (Governance governance = Shop.builder(store.open(), memory).build()) {
      ScanRequest incremental = ScanRequest.builder(Shop.NAME).incremental().build();
      governance.scans().run(incremental);
      governance
          .classifications()
          .createRule(
              RuleDefinition.builder(
                      "own/id", TokenClassifierFactory.COLOR, SensitivityLevel.CONFIDENTIAL)
                  .name(NameSignal.of(List.of("id")))
                  .build());

      ScanReport afterRule = governance.scans().run(incremental);
      ScanReport same = governance.scans().run(incremental);
      ScanReport otherSampling =
          governance
              .scans()
              .run(
                  ScanRequest.builder(Shop.NAME).incremental().sampling(Sampling.first(7)).build());

      assertThat(afterRule.counts().unchanged()).isZero();
      assertThat(afterRule.sensitiveColumns())
          .extracting(found -> found.column().name())
          .contains("id");
      assertThat(same.counts().unchanged()).isEqualTo(4);
      assertThat(otherSampling.counts().unchanged()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void cancelEndsOnceAndResumeReadsOnlyTheRest(StoreKind store) {
    InMemoryConnectorFactory memory = Shop.memory();
    InMemoryGate gate = memory.faults(Shop.NAME).holdReading(Shop.PRODUCT);
    var ends = new java.util.concurrent.CopyOnWriteArrayList<ScanFinished>();
    try (Governance governance =
        Shop.builder(store.open(), memory)
            .listener(
                event -> {
                  if (event instanceof ScanFinished end) {
                    ends.add(end);
                  }
                })
            .build()) {
      ScanRequest oneByOne = ScanRequest.builder(Shop.NAME).parallelism(1).build();
      ScanRun run = governance.scans().start(oneByOne);
      gate.awaitReached(LONG);

      governance.scans().cancel(run.id());
      ScanReport canceled = run.await(LONG).orElseThrow();
      run.cancel();

      assertThat(canceled.scan().status()).isEqualTo(ScanStatus.CANCELED);
      assertThat(canceled.counts().notReached()).isPositive();
      assertThat(ends).extracting(ScanFinished::status).containsExactly(ScanStatus.CANCELED);
      assertThat(memory.activity(Shop.NAME).openResources()).isZero();
      assertThat(governance.catalog().list(CatalogQuery.all().includingGone()))
          .noneMatch(CatalogItem::gone);

      memory.faults(Shop.NAME).heal();
      ScanReport resumed = governance.scans().resume(run.id()).await(LONG).orElseThrow();

      assertThat(resumed.scan().status()).isEqualTo(ScanStatus.COMPLETED);
      assertThat(resumed.counts()).isEqualTo(new ScanCounts(9, 9, 0, 0, 0, 0));
      assertThat(memory.activity(Shop.NAME).readsOf(Shop.STAFF)).isEqualTo(1);
      assertThat(memory.activity(Shop.NAME).readsOf(Shop.CUSTOMER)).isEqualTo(1);
      assertThat(resumed.sensitiveColumns()).hasSize(4);
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesASecondScanOfABusySource(StoreKind store) {
    InMemoryConnectorFactory memory = Shop.memory();
    InMemoryGate gate = memory.faults(Shop.NAME).holdReading(Shop.PRODUCT);
    try (Governance governance = Shop.builder(store.open(), memory).build()) {
      ScanRun run = governance.scans().start(ScanRequest.of(Shop.NAME));
      gate.awaitReached(LONG);

      assertThatThrownBy(() -> governance.scans().start(ScanRequest.of(Shop.NAME)))
          .hasMessage(
              "Cannot scan data source 'shop': another scan of it is running. Wait for it or cancel"
                  + " it.");

      gate.open();
      assertThat(run.await(LONG).orElseThrow().scan().status()).isEqualTo(ScanStatus.COMPLETED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void closeCancelsWhatRuns(StoreKind store) {
    InMemoryConnectorFactory memory = Shop.memory();
    InMemoryGate gate = memory.faults(Shop.NAME).holdReading(Shop.PRODUCT);
    Governance governance = Shop.builder(store.open(), memory).build();
    ScanRun run = governance.scans().start(ScanRequest.of(Shop.NAME));
    gate.awaitReached(LONG);

    governance.close();

    assertThat(run.await(LONG).orElseThrow().scan().status()).isEqualTo(ScanStatus.CANCELED);
    assertThat(memory.activity(Shop.NAME).openResources()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void sourceThatCannotBeReachedFailsTheScanAndSaysWhy(StoreKind store) {
    InMemoryConnectorFactory memory = Shop.memory();
    memory.faults(Shop.NAME).failConnecting(ConnectorException.LOGIN_REFUSED);
    try (Governance governance = Shop.builder(store.open(), memory).build()) {
      assertThatThrownBy(() -> governance.scans().run(ScanRequest.of(Shop.NAME)))
          .isInstanceOfSatisfying(
              ScanFailedException.class,
              e -> assertThat(e.code()).isEqualTo(ConnectorException.LOGIN_REFUSED));
      assertThat(governance.dataSources().testConnection(Shop.NAME).succeeded()).isFalse();
      assertThat(governance.scans().list().get(0).findError()).isPresent();
    }
  }

  private static CatalogItem table(Governance governance, AssetPath path) {
    return governance.catalog().find(Shop.NAME, CatalogItemType.TABLE, path).orElseThrow();
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.api.Assertions.tuple(values);
  }
}
