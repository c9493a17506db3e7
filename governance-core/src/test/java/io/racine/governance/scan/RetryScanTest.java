package io.racine.governance.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.Governance;
import io.racine.governance.GovernanceBuilder;
import io.racine.governance.catalog.CatalogItem;
import io.racine.governance.catalog.CatalogQuery;
import io.racine.governance.fixture.Shop;
import io.racine.governance.spi.Issue;
import io.racine.governance.spi.IssueSeverity;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.store.StoreConfig;
import io.racine.governance.testkit.connector.InMemoryConnectorFactory;
import io.racine.governance.testkit.connector.InMemorySource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Scans of sources that are away for a moment, or for good. */
final class RetryScanTest {
  private static final int TABLES = 300;
  private static final RetryPolicy QUICK =
      RetryPolicy.builder()
          .firstDelay(Duration.ofMillis(1))
          .longestDelay(Duration.ofMillis(2))
          .circuitPause(Duration.ofMillis(20))
          .circuitOpenings(4)
          .build();

  @Test
  void aSourceThatIsAwayAtTheStartIsTriedAgain() {
    InMemoryConnectorFactory memory = Shop.memory();
    memory.faults(Shop.NAME).failConnecting(ConnectorException.UNREACHABLE, 2);
    try (Governance governance = builder(memory).build()) {
      ScanReport report = governance.scans().run(ScanRequest.of(Shop.NAME));

      assertThat(report.counts()).isEqualTo(new ScanCounts(9, 9, 0, 0, 0, 0));
      assertThat(report.issues()).isEmpty();
      assertThat(report.effort().retries()).isEqualTo(2);
      assertThat(governance.scans().find(report.scan().id()).orElseThrow().effort())
          .isEqualTo(report.effort());
    }
  }

  @Test
  void aListingThatBreaksOffIsBegunAnewAndTellsNothingTwice() {
    InMemoryConnectorFactory memory = Shop.memory();
    memory.faults(Shop.NAME).failListing(AssetPath.of("shop", "hr"));
    memory.faults(Shop.NAME).breakListingAfter(5, ConnectorException.CONNECTION_LOST, 2);
    try (Governance governance = builder(memory).build()) {
      ScanReport report =
          governance.scans().run(ScanRequest.builder(Shop.NAME).exclude("mail").build());

      // Of nine a schema with its table could not be listed, which counts as one; one is filtered.
      assertThat(report.counts()).isEqualTo(new ScanCounts(8, 6, 0, 1, 1, 0));
      assertThat(report.issues()).extracting(Issue::severity).containsExactly(IssueSeverity.ERROR);
      assertThat(memory.activity(Shop.NAME).listings()).isEqualTo(3);
      assertThat(memory.activity(Shop.NAME).readsOf(Shop.CUSTOMER)).isEqualTo(1);
    }
  }

  @Test
  void aListingThatKeepsBreakingOffFailsTheScanAndMarksNothingGone() {
    InMemoryConnectorFactory memory = Shop.memory();
    try (Governance governance = builder(memory).build()) {
      governance.scans().run(ScanRequest.of(Shop.NAME));
      memory.faults(Shop.NAME).breakListingAfter(3, ConnectorException.CONNECTION_LOST, 99);

      assertThatThrownBy(() -> governance.scans().run(ScanRequest.of(Shop.NAME)))
          .isInstanceOf(ScanFailedException.class)
          .hasMessageEndingWith("The listing broke off after 3 It was tried 3 times.");

      assertThat(memory.activity(Shop.NAME).listings()).isEqualTo(4);
      assertThat(governance.catalog().list(CatalogQuery.all().includingGone()))
          .noneMatch(CatalogItem::gone);
    }
  }

  @Test
  void aTableThatBreaksOffInMidReadIsReadAnewAndNoValueCountsTwice() {
    InMemoryConnectorFactory memory = Shop.memory();
    memory.faults(Shop.NAME).failReading(Shop.CUSTOMER, ConnectorException.CONNECTION_LOST, 2, 2);
    var rows = new AtomicInteger();
    try (Governance governance =
        builder(memory)
            .listener(
                event -> {
                  if (event instanceof AssetScanned done && done.asset().equals(Shop.CUSTOMER)) {
                    rows.addAndGet((int) done.rows());
                  }
                })
            .build()) {
      ScanReport report = governance.scans().run(ScanRequest.of(Shop.NAME));

      assertThat(report.counts()).isEqualTo(new ScanCounts(9, 9, 0, 0, 0, 0));
      assertThat(report.issues()).isEmpty();
      assertThat(report.effort().retries()).isEqualTo(2);
      assertThat(memory.activity(Shop.NAME).readsOf(Shop.CUSTOMER)).isEqualTo(3);
      assertThat(rows).hasValue(3);
      assertThat(
              Shop.classification(governance, Shop.CUSTOMER, "email")
                  .finding()
                  .orElseThrow()
                  .evidence()
                  .read())
          .isEqualTo(3);
    }
  }

  @Test
  void aTableThatKeepsBreakingOffIsAnIssueThatSaysHowOftenItWasTried() {
    InMemoryConnectorFactory memory = Shop.memory();
    memory.faults(Shop.NAME).failReading(Shop.PRODUCT, ConnectorException.OVERLOADED, 1);
    try (Governance governance = builder(memory).build()) {
      ScanReport report = governance.scans().run(ScanRequest.of(Shop.NAME));

      assertThat(report.counts()).isEqualTo(new ScanCounts(9, 8, 0, 1, 0, 0));
      assertThat(report.issues())
          .containsExactly(
              Issue.error(
                      ConnectorException.OVERLOADED,
                      "Cannot read shop.sales.product: the test says so It was tried 3 times.")
                  .at("shop.sales.product"));
    }
  }

  @Test
  void aSourceThatIsAwayForAWhileCostsNothing() {
    InMemoryConnectorFactory memory = tables();
    failFromTable(memory, 10, 7);
    try (Governance governance = builder(memory).build()) {
      ScanReport report =
          governance.scans().run(ScanRequest.builder(Shop.NAME).parallelism(4).build());

      assertThat(report.counts().listed()).isEqualTo(TABLES + 2);
      assertThat(report.counts().notReached()).isZero();
      assertThat(report.effort().circuitOpenings()).isPositive();
      assertThat(report.effort().circuitWait()).isPositive();
      assertThat(report.issues())
          .filteredOn(issue -> issue.code().equals(ScanErrors.SOURCE_PAUSED))
          .hasSize(1);
    }
  }

  @Test
  void aSourceThatIsGoneForGoodIsLeftAloneAndTheScanCanBeResumed() {
    InMemoryConnectorFactory memory = tables();
    failFromTable(memory, 10, Integer.MAX_VALUE);
    try (Governance governance = builder(memory).build()) {
      ScanRequest request = ScanRequest.builder(Shop.NAME).parallelism(4).build();
      ScanRun run = governance.scans().start(request);

      assertThatThrownBy(run::await)
          .isInstanceOfSatisfying(
              ScanFailedException.class,
              e -> assertThat(e.code()).isEqualTo(ScanErrors.SOURCE_GONE))
          .hasMessageContaining("Cannot go on with data source 'shop'");

      Scan failed = governance.scans().find(run.id()).orElseThrow();
      assertThat(failed.status()).isEqualTo(ScanStatus.FAILED);
      assertThat(failed.counts().notReached()).isPositive();
      // A few tables found out; the hundreds of others did not.
      assertThat(governance.scans().issues(run.id())).hasSizeLessThan(20);
      assertThat(governance.scans().issues(run.id()))
          .filteredOn(issue -> issue.code().equals(ScanErrors.SOURCE_GONE))
          .hasSize(1);
      assertThat(memory.activity(Shop.NAME).reads()).hasSizeLessThan(60);
      assertThat(memory.activity(Shop.NAME).openResources()).isZero();
      long recorded = failed.counts().recorded() - 2;

      memory.faults(Shop.NAME).heal();
      int before = memory.activity(Shop.NAME).reads().size();
      ScanReport resumed = governance.scans().resume(run.id()).await();

      assertThat(resumed.counts()).isEqualTo(new ScanCounts(TABLES + 2, TABLES + 2, 0, 0, 0, 0));
      assertThat(memory.activity(Shop.NAME).reads()).hasSize(before + TABLES - (int) recorded);
      // The second start goes on counting where the first left off.
      assertThat(resumed.effort().circuitOpenings())
          .isEqualTo(failed.effort().circuitOpenings())
          .isEqualTo(4);
      assertThat(resumed.issues())
          .extracting(Issue::code)
          .containsExactly(ScanErrors.SOURCE_PAUSED);
    }
  }

  @Test
  void cancelEndsAWaitAtOnce() {
    InMemoryConnectorFactory memory = Shop.memory();
    memory.faults(Shop.NAME).failConnecting(ConnectorException.UNREACHABLE);
    RetryPolicy patient =
        RetryPolicy.builder()
            .firstDelay(Duration.ofHours(1))
            .longestDelay(Duration.ofHours(1))
            .build();
    try (Governance governance =
        Shop.builder(StoreConfig.inMemory(), memory).retries(patient).build()) {
      ScanRun run = governance.scans().start(ScanRequest.of(Shop.NAME));
      while (run.progress().effort().retries() == 0) {
        Thread.onSpinWait();
      }

      run.cancel();

      ScanReport report = run.await(Duration.ofSeconds(2)).orElseThrow();
      assertThat(report.scan().status()).isEqualTo(ScanStatus.CANCELED);
    }
  }

  private static GovernanceBuilder builder(InMemoryConnectorFactory memory) {
    return Shop.builder(StoreConfig.inMemory(), memory).retries(QUICK);
  }

  private static InMemoryConnectorFactory tables() {
    InMemorySource.Builder source = InMemorySource.builder().database("shop").schema("sales");
    for (int i = 0; i < TABLES; i++) {
      source.table("t" + i, table -> table.column("email", LogicalType.TEXT).row("a@b.c"));
    }
    return new InMemoryConnectorFactory().with(Shop.NAME, source.build());
  }

  /** Makes the source go away when so many tables were begun, for so many calls. */
  private static void failFromTable(InMemoryConnectorFactory memory, int begun, int calls) {
    var reads = new AtomicInteger();
    memory
        .faults(Shop.NAME)
        .beforeReading(
            table -> {
              if (reads.incrementAndGet() == begun) {
                memory.faults(Shop.NAME).failConnecting(ConnectorException.UNREACHABLE, calls);
              }
            });
  }
}
