package io.racine.governance.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.Governance;
import io.racine.governance.catalog.CatalogItem;
import io.racine.governance.catalog.CatalogQuery;
import io.racine.governance.fixture.Shop;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.store.StoreConfig;
import io.racine.governance.testkit.connector.InMemoryConnectorFactory;
import io.racine.governance.testkit.connector.InMemorySource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the process in the middle of a scan, starts again and goes on. */
final class CrashTest {
  private static final int TABLES = 8;
  private static final int FINISHED_BEFORE_THE_KILL = 3;

  @Test
  void resumesAfterAKillAndEndsAsIfNothingHadHappened(@TempDir Path folder) throws Exception {
    Path killed = folder.resolve("killed");
    killInMidScan(killed);

    InMemoryConnectorFactory memory = memory();
    try (Governance governance = Shop.builder(StoreConfig.embedded(killed), memory).build()) {
      Scan interrupted = governance.scans().list().get(0);
      assertThat(interrupted.status()).isEqualTo(ScanStatus.INTERRUPTED);

      ScanReport resumed =
          governance.scans().resume(interrupted.id()).await(Duration.ofSeconds(30)).orElseThrow();

      assertThat(resumed.scan().status()).isEqualTo(ScanStatus.COMPLETED);
      assertThat(resumed.counts()).isEqualTo(new ScanCounts(10, 10, 0, 0, 0, 0));
      assertThat(memory.activity(Shop.NAME).reads())
          .containsExactlyElementsOf(List.of(table(3), table(4), table(5), table(6), table(7)));
      assertThat(content(governance)).isEqualTo(contentOfAnUninterruptedRun(folder));
    }
  }

  private static void killInMidScan(Path store) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                store.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var lines =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("in mid-scan");
      // SIGKILL: no shutdown hook runs, nothing is flushed.
      child.destroyForcibly();
      assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static List<String> contentOfAnUninterruptedRun(Path folder) {
    try (Governance governance =
        Shop.builder(StoreConfig.embedded(folder.resolve("whole")), memory()).build()) {
      governance.scans().run(ScanRequest.of(Shop.NAME));
      return content(governance);
    }
  }

  private static List<String> content(Governance governance) {
    return governance.catalog().list(CatalogQuery.all().includingGone().page(10_000, 0)).stream()
        .map(CrashTest::content)
        .toList();
  }

  private static String content(CatalogItem item) {
    return item + " " + item.facts() + " " + item.entity() + " " + item.level() + " " + item.gone();
  }

  static InMemoryConnectorFactory memory() {
    InMemorySource.Builder source = InMemorySource.builder().database("shop").schema("sales");
    for (int i = 0; i < TABLES; i++) {
      String name = "t" + i;
      source.table(
          name,
          table ->
              table
                  .column("id", LogicalType.INTEGER)
                  .column("email", LogicalType.TEXT)
                  .row(1, name + "@example.com"));
    }
    return new InMemoryConnectorFactory().with(Shop.NAME, source.build());
  }

  private static AssetPath table(int number) {
    return AssetPath.of("shop", "sales", "t" + number);
  }

  /**
   * The process that is killed: it says so when the first tables are done and the next one hangs.
   */
  static final class Victim {
    private Victim() {}

    public static void main(String[] arguments) {
      InMemoryConnectorFactory memory = memory();
      var gate = memory.faults(Shop.NAME).holdReading(table(FINISHED_BEFORE_THE_KILL));
      try (Governance governance =
          Shop.builder(StoreConfig.embedded(Path.of(arguments[0])), memory).build()) {
        ScanRun run =
            governance.scans().start(ScanRequest.builder(Shop.NAME).parallelism(1).build());
        gate.awaitReached(Duration.ofSeconds(30));
        System.out.println("in mid-scan");
        run.await();
      }
    }
  }
}
