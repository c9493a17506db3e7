package io.racine.governance.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.Governance;
import io.racine.governance.catalog.CatalogItem;
import io.racine.governance.catalog.CatalogQuery;
import io.racine.governance.fixture.Shop;
import io.racine.governance.spi.GovernanceException;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.store.StoreConfig;
import io.racine.governance.testkit.connector.InMemoryConnectorFactory;
import io.racine.governance.testkit.connector.InMemorySource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scans into an embedded store that has no room to grow, in a process of its own whose files the
 * system keeps small.
 */
final class FullDiskTest {
  private static final int TABLES = 1_000;
  private static final String COMMENT = "c".repeat(2_000);
  private static final String SLOW = "slow";

  /** In blocks of 512 bytes: 2 MB. An empty store has a quarter of it, this scan wants far more. */
  private static final String FILE_SIZE_LIMIT = "4096";

  @TempDir Path folder;

  @Test
  void scanEndsWithAClearErrorAndIsResumedWhenThereIsRoom() throws Exception {
    List<String> said = scanWithoutRoom("alone");

    assertThat(said)
        .containsExactly(
            "store.full: Scan 1 of data source 'shop' failed: " + storeFull(),
            "store.full: " + storeFull(),
            "health: " + storeFull(),
            "closed");
    InMemoryConnectorFactory memory = memory();
    try (Governance governance = Shop.builder(StoreConfig.embedded(store()), memory).build()) {
      Scan interrupted = governance.scans().list().get(0);
      assertThat(interrupted.status()).isEqualTo(ScanStatus.INTERRUPTED);

      ScanReport resumed =
          governance.scans().resume(interrupted.id()).await(Duration.ofSeconds(120)).orElseThrow();

      assertThat(resumed.scan().status()).isEqualTo(ScanStatus.COMPLETED);
      assertThat(resumed.counts()).isEqualTo(new ScanCounts(TABLES + 2, TABLES + 2, 0, 0, 0, 0));
      assertThat(tables(governance)).containsExactlyInAnyOrderElementsOf(expectedTables());
      // What was finished before the disk was full was kept.
      assertThat(memory.activity(Shop.NAME).reads())
          .doesNotHaveDuplicates()
          .hasSizeBetween(1, TABLES - 1);
    }
  }

  @Test
  void aScanWhoseWorkerNeverComesBackEndsAsWell() throws Exception {
    assertThat(scanWithoutRoom("worker hangs"))
        .containsExactly(
            "store.full: Scan 2 of data source 'shop' failed: " + storeFull(),
            "store.full: Scan 1 of data source 'slow' failed: " + storeFull(),
            "store.full: " + storeFull(),
            "health: " + storeFull(),
            "closed");
  }

  @Test
  void aScanWhoseOwnThreadNeverComesBackEndsAsWell() throws Exception {
    assertThat(scanWithoutRoom("listing hangs"))
        .containsExactly(
            "store.full: Scan 2 of data source 'shop' failed: " + storeFull(),
            "store.full: Scan 1 of data source 'slow' failed: " + storeFull(),
            "store.full: " + storeFull(),
            "health: " + storeFull(),
            "closed");
  }

  private Path store() {
    return folder.resolve("store");
  }

  private String storeFull() {
    return "Cannot use the store in folder '"
        + store()
        + "': no space left on its disk, and its database closed itself. Make room, close the"
        + " library, open it again and resume what was interrupted.";
  }

  /** Returns what the process said; it ends by itself. */
  private List<String> scanWithoutRoom(String beside) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Process child =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -f " + FILE_SIZE_LIMIT + " && exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                store().toString(),
                beside)
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(child.waitFor(120, TimeUnit.SECONDS)).as("ended by itself").isTrue();
      assertThat(child.exitValue()).isZero();
      return Files.readAllLines(output, StandardCharsets.UTF_8);
    } finally {
      child.destroyForcibly();
    }
  }

  private static List<String> tables(Governance governance) {
    return governance
        .catalog()
        .list(CatalogQuery.all().types(CatalogItemType.TABLE).includingGone().page(10_000, 0))
        .stream()
        .map(FullDiskTest::content)
        .toList();
  }

  private static String content(CatalogItem table) {
    return table.path() + " " + table.facts().comment() + " gone " + table.gone();
  }

  private static List<String> expectedTables() {
    return IntStream.range(0, TABLES)
        .mapToObj(i -> AssetPath.of("shop", "sales", "t" + i) + " " + COMMENT + " gone false")
        .toList();
  }

  private static InMemoryConnectorFactory memory() {
    InMemorySource.Builder source = InMemorySource.builder().database("shop").schema("sales");
    for (int i = 0; i < TABLES; i++) {
      source.table(
          "t" + i,
          table ->
              table
                  .comment(COMMENT)
                  .column("id", LogicalType.INTEGER)
                  .column("email", LogicalType.TEXT)
                  .row(1, "ada@example.com"));
    }
    return new InMemoryConnectorFactory().with(Shop.NAME, source.build());
  }

  /** The process whose store runs out of room. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] arguments) {
      InMemoryConnectorFactory memory = memory().with(SLOW, Shop.source());
      Governance governance =
          Shop.builder(StoreConfig.embedded(Path.of(arguments[0])), memory)
              .dataSource(
                  SLOW, InMemoryConnectorFactory.TYPE, source -> source.set("content", SLOW))
              .build();
      try (governance) {
        switch (arguments[1]) {
          case "worker hangs" -> memory.faults(SLOW).beforeReading(table -> hang());
          case "listing hangs" -> memory.faults(SLOW).beforeListing(asset -> hang());
          default -> memory.faults(SLOW).heal();
        }
        if (arguments[1].endsWith("hangs")) {
          ScanRun slow = governance.scans().start(ScanRequest.of(SLOW));
          say(() -> governance.scans().run(ScanRequest.of(Shop.NAME)));
          say(slow::await);
        } else {
          say(() -> governance.scans().run(ScanRequest.of(Shop.NAME)));
        }
        say(() -> governance.catalog().count(CatalogQuery.all()));
        System.out.println("health: " + governance.database().health().problem().orElse("well"));
      }
      System.out.println("closed");
    }

    private static void say(Runnable work) {
      try {
        work.run();
        System.out.println("no failure");
      } catch (GovernanceException e) {
        System.out.println(e.code().text() + ": " + e.getMessage());
      }
    }

    /** Like a thread in a call that never returns: deaf to interrupts and cancellation. */
    private static void hang() {
      while (true) {
        LockSupport.park();
      }
    }
  }
}
