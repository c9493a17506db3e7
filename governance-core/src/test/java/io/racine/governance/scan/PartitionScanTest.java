package io.racine.governance.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.racine.governance.Governance;
import io.racine.governance.catalog.CatalogQuery;
import io.racine.governance.classification.DataClassification;
import io.racine.governance.classifier.regex.RegexClassifierFactory;
import io.racine.governance.datasource.SourceLimits;
import io.racine.governance.fixture.Shop;
import io.racine.governance.fixture.TokenClassifierFactory;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.store.StoreConfig;
import io.racine.governance.testkit.connector.InMemoryConnectorFactory;
import io.racine.governance.testkit.connector.InMemorySource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large tables are read in parts, and nothing of what is said about them depends on it. */
final class PartitionScanTest {
  private static final AssetPath BIG = AssetPath.of("shop", "sales", "big");
  private static final int ROWS = 6_000;

  /** Says more than there are, so that little is read. */
  private static final long ESTIMATE = 1_000_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void verdictsAreThoseOfOnePart(long seed) {
    Outcome whole = scan(seed, 1, Map.of());
    Outcome parts = scan(seed, 4, Map.of());

    assertThat(whole.report().effort().partitions()).isZero();
    assertThat(parts.report().effort().partitions()).isEqualTo(16);
    assertThat(parts.report().effort().splitAssets()).isEqualTo(1);
    assertThat(parts.verdicts()).isEqualTo(whole.verdicts()).hasSizeGreaterThan(100);
    assertThat(parts.results()).isEqualTo(whole.results());
    assertThat(parts.columns()).isEqualTo(whole.columns()).hasSize(207);
    assertThat(parts.report().issues()).isEqualTo(whole.report().issues()).isNotEmpty();
    assertThat(parts.progress()).isEqualTo(whole.progress());
    assertThat(parts.rows()).isEqualTo(ROWS);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void partsThatBreakOffAreReadAnewAndNoValueCountsTwice(long seed) {
    Outcome whole = scan(seed, 1, Map.of());
    Outcome parts = scan(seed, 3, Map.of("break", 4));

    assertThat(parts.report().effort().retries()).isEqualTo(4);
    assertThat(parts.verdicts()).isEqualTo(whole.verdicts());
    assertThat(parts.rows()).isEqualTo(ROWS);
  }

  @Test
  void onePartThatFailsFailsTheTableAndKeepsItsItem() {
    InMemoryConnectorFactory memory = memory(8);
    memory.faults(Shop.NAME).failReading(BIG, ConnectorException.SOURCE_FAILED, 100, 1);
    try (Governance governance = governance(memory, SourceLimits.NONE)) {
      ScanReport report = governance.scans().run(request(4));

      assertThat(report.counts()).isEqualTo(new ScanCounts(4, 3, 0, 1, 0, 0));
      assertThat(report.issues())
          .extracting(issue -> issue.code(), issue -> issue.where().orElseThrow())
          .contains(tuple(ConnectorException.SOURCE_FAILED, "shop.sales.big"));
      assertThat(governance.catalog().count(CatalogQuery.all())).isGreaterThan(8);
      assertThat(memory.activity(Shop.NAME).openResources()).isZero();
    }
  }

  @Test
  void noMoreReadersAreAtWorkThanTheScanAndTheSourceAllow() {
    for (int readers : new int[] {1, 2, 4}) {
      InMemoryConnectorFactory memory = memory(9);
      SourceLimits limits = SourceLimits.builder().maxReaders(readers).build();
      try (Governance governance = governance(memory, limits)) {
        governance.scans().run(request(3));

        assertThat(memory.activity(Shop.NAME).mostOpenReaders())
            .isPositive()
            .isLessThanOrEqualTo(Math.min(readers, 3));
        assertThat(governance.dataSources().get(Shop.NAME).limits()).isEqualTo(limits);
      }
    }
  }

  @Test
  void rowsASecondAreLimitedOverAllReadersAndTheWaitIsReported() {
    InMemoryConnectorFactory memory = memory(10);
    SourceLimits limits = SourceLimits.builder().rowsPerSecond(12_000).build();
    long start = System.nanoTime();
    try (Governance governance = governance(memory, limits)) {
      ScanReport report = governance.scans().run(request(4));
      Duration took = Duration.ofNanos(System.nanoTime() - start);

      // 6,000 rows and one; all but the last readers' waits have to be over by then.
      assertThat(took).isGreaterThan(Duration.ofMillis(400));
      assertThat(report.effort().limitWait()).isPositive();
      assertThat(report.issues()).noneMatch(issue -> issue.code().text().contains("timed-out"));
      assertThat(governance.dataSources().get(Shop.NAME).limits().rowsPerSecond()).hasValue(12_000);
    }
  }

  @Test
  void samplesAreNotReadInParts() {
    InMemoryConnectorFactory memory = memory(11);
    try (Governance governance = governance(memory, SourceLimits.NONE)) {
      ScanReport report = governance.scans().run(ScanRequest.of(Shop.NAME));

      assertThat(report.effort().partitions()).isZero();
      assertThat(memory.activity(Shop.NAME).readsOf(BIG)).isEqualTo(1);
    }
  }

  @Test
  void cancelEndsEveryPart() {
    InMemoryConnectorFactory memory = memory(12);
    var gate = memory.faults(Shop.NAME).holdReading(BIG);
    try (Governance governance = governance(memory, SourceLimits.NONE)) {
      ScanRun run = governance.scans().start(request(4));
      gate.awaitReached(Duration.ofSeconds(30));

      run.cancel();
      ScanReport report = run.await(Duration.ofSeconds(2)).orElseThrow();

      assertThat(report.scan().status()).isEqualTo(ScanStatus.CANCELED);
      assertThat(memory.activity(Shop.NAME).openResources()).isZero();
      assertThat(report.counts().failed()).isZero();
    }
  }

  private record Outcome(
      ScanReport report,
      List<String> verdicts,
      List<String> results,
      List<String> columns,
      String progress,
      long rows) {}

  private static Outcome scan(long seed, int parallelism, Map<String, Integer> faults) {
    InMemoryConnectorFactory memory = memory(seed);
    if (faults.containsKey("break")) {
      memory
          .faults(Shop.NAME)
          .failReading(BIG, ConnectorException.CONNECTION_LOST, 7, faults.get("break"));
    }
    var done = new ConcurrentHashMap<AssetPath, AssetScanned>();
    try (Governance governance =
        Shop.builder(StoreConfig.inMemory(), memory)
            .plugin(new RegexClassifierFactory())
            .random(new Random(seed))
            .retries(RetryPolicy.builder().attempts(9).firstDelay(Duration.ofMillis(1)).build())
            .listener(
                event -> {
                  if (event instanceof AssetScanned one) {
                    done.put(one.asset(), one);
                  }
                })
            .build()) {
      ScanRun run = governance.scans().start(request(parallelism));
      ScanReport report = run.await();
      return new Outcome(
          report,
          report.columns().stream().map(PartitionScanTest::text).toList(),
          governance.scans().results(report.scan().id()).stream()
              .map(result -> result.column() + " " + result.entity() + result.confidenceScore())
              .toList(),
          governance
              .catalog()
              .list(CatalogQuery.all().types(CatalogItemType.COLUMN).page(1_000, 0))
              .stream()
              .map(Object::toString)
              .toList(),
          run.progress().rowsRead() + " rows " + run.progress().bytesRead() + " bytes",
          done.get(BIG).rows());
    }
  }

  private static String text(DataClassification found) {
    return found.table()
        + " "
        + found.column()
        + " "
        + found.finding().map(finding -> finding + " " + finding.evidence()).orElse("")
        + " "
        + found.finding().map(finding -> finding.reasons().toString()).orElse("");
  }

  private static ScanRequest request(int parallelism) {
    return ScanRequest.builder(Shop.NAME)
        .sampling(Sampling.full())
        .parallelism(parallelism)
        .build();
  }

  private static Governance governance(InMemoryConnectorFactory memory, SourceLimits limits) {
    return Governance.builder()
        .plugin(memory)
        .plugin(new TokenClassifierFactory())
        .dataSource(Shop.NAME, InMemoryConnectorFactory.TYPE, source -> source.limits(limits))
        .build();
  }

  /** A large table whose columns hold this and that, as the seed has it, and a small one. */
  private static InMemoryConnectorFactory memory(long seed) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    var random = new Random(seed);
    for (int i = 0; i < ROWS; i++) {
      rows.add(row(random, i));
    }
    return new InMemoryConnectorFactory()
        .with(
            Shop.NAME,
            InMemorySource.builder()
                .database("shop")
                .schema("sales")
                .table(
                    "big",
                    table ->
                        Stream.of("id", "contact", "mixed", "phone", "note")
                            .map(name -> table.column(name, LogicalType.TEXT))
                            .reduce((first, second) -> second)
                            .orElseThrow()
                            .column("doc", LogicalType.JSON)
                            .rowEstimate(ESTIMATE)
                            .rows(ROWS, index -> rows.get((int) index)))
                .table("small", table -> table.column("email", LogicalType.TEXT).row("a@b.c"))
                .build());
  }

  private static List<@Nullable Object> row(Random random, int number) {
    String name = "user" + random.nextInt(5_000);
    return Arrays.asList(
        String.valueOf(number),
        random.nextInt(20) == 0 ? null : name + "@example.com",
        random.nextInt(3) == 0 ? name + "@example.org" : "nothing of interest " + name,
        "+1 415 555 " + String.format("%04d", random.nextInt(10_000)),
        random.nextInt(50) == 0 ? "call " + name + "@example.net today" : "a note",
        document(random, name));
  }

  /** Its later documents have paths that its first have not; there are more than are kept. */
  private static String document(Random random, String name) {
    if (random.nextInt(100) == 0) {
      return "{\"mail\":\"" + name;
    }
    var text = new StringBuilder("{\"mail\":\"" + name + "@example.com\"");
    IntStream.range(0, 3)
        .mapToObj(i -> "k" + letters(random))
        .distinct()
        .forEach(
            key ->
                text.append(",\"")
                    .append(key)
                    .append("\":{\"v\":\"")
                    .append(name)
                    .append("@example.com\"}"));
    return text.append(",\"list\":[\"").append(name).append("@example.com\"]}").toString();
  }

  private static String letters(Random random) {
    return "" + (char) ('a' + random.nextInt(26)) + (char) ('a' + random.nextInt(26));
  }
}
