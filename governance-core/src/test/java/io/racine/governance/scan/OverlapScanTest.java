package io.racine.governance.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.Governance;
import io.racine.governance.fixture.Shop;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.value.ValueColumn;
import io.racine.governance.testkit.connector.InMemoryConnectorFactory;
import io.racine.governance.testkit.connector.InMemorySource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Values are read while those before them are judged. */
final class OverlapScanTest {
  private static final int ROWS = 20_000;

  /** One batch is being judged, eight wait, one waits for room; each has a thousand rows. */
  private static final long ROWS_AHEAD = 10_000;

  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private final InMemoryConnectorFactory memory =
      new InMemoryConnectorFactory()
          .with(
              Shop.NAME,
              InMemorySource.builder()
                  .table(
                      "long",
                      table ->
                          table
                              .column("note", LogicalType.TEXT)
                              .rows(ROWS, index -> List.of("note " + index)))
                  .build());

  @Test
  void readsOnWhileTheJudgeIsBusyAndNoFurtherThanThereIsRoom() {
    try (Governance governance = governance(values -> hold())) {
      ScanRun run = governance.scans().start(request());
      awaitRowsAhead();

      assertThat(run.await(Duration.ofMillis(50))).isEmpty();
      assertThat(memory.activity(Shop.NAME).rows()).isEqualTo(ROWS_AHEAD);
      released.countDown();
      ScanReport report = run.await();

      assertThat(report.counts()).isEqualTo(new ScanCounts(1, 1, 0, 0, 0, 0));
      assertThat(run.progress().rowsRead()).isEqualTo(ROWS);
    }
    assertThreadsEnd();
  }

  @Test
  void cancelEndsAReaderThatWaitsForRoomAndAJudgeAfterItsBatch() {
    try (Governance governance = governance(values -> hold())) {
      ScanRun run = governance.scans().start(request());
      awaitRowsAhead();

      run.cancel();
      released.countDown();
      ScanReport report = run.await(Duration.ofSeconds(2)).orElseThrow();

      assertThat(report.scan().status()).isEqualTo(ScanStatus.CANCELED);
      assertThat(report.counts()).isEqualTo(new ScanCounts(1, 0, 0, 0, 0, 1));
      assertThat(memory.activity(Shop.NAME).openResources()).isZero();
      assertThat(memory.activity(Shop.NAME).rows()).isEqualTo(ROWS_AHEAD);
    }
    assertThreadsEnd();
  }

  @Test
  void aJudgeThatFailsFailsTheTableAndEndsItsReader() {
    try (Governance governance =
        governance(
            values -> {
              throw new IllegalStateException(values.text(0));
            })) {
      ScanReport report = governance.scans().run(request());

      assertThat(report.counts()).isEqualTo(new ScanCounts(1, 0, 0, 1, 0, 0));
      assertThat(report.issues()).hasSize(1);
      assertThat(report.issues().get(0).code().text()).isEqualTo("plugin.failed");
      assertThat(report.issues().get(0).message()).doesNotContain("note 0");
      assertThat(memory.activity(Shop.NAME).openResources()).isZero();
    }
    assertThreadsEnd();
  }

  @Test
  void closeEndsAReaderThatWaitsForRoomWithinFiveSeconds() {
    Governance governance = governance(values -> hold());
    ScanRun run = governance.scans().start(request());
    awaitRowsAhead();

    long start = System.nanoTime();
    governance.close();

    // Five seconds, and some for a machine that is busy with other things; the classifier holds
    // sixty.
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(9));
    released.countDown();
    assertThreadsEnd();
    assertThat(memory.activity(Shop.NAME).openResources()).isZero();
    assertThat(run.progress().finished()).isZero();
  }

  private Governance governance(Consumer<ValueColumn> onValues) {
    return Governance.builder()
        .plugin(memory)
        .plugin(new HeldClassifierFactory(onValues))
        .threadFactory(
            work -> {
              var thread = new Thread(work);
              thread.setDaemon(true);
              threads.add(thread);
              return thread;
            })
        .dataSource(Shop.NAME, InMemoryConnectorFactory.TYPE, source -> {})
        .build();
  }

  private static ScanRequest request() {
    return ScanRequest.builder(Shop.NAME).sampling(Sampling.full()).parallelism(1).build();
  }

  /** Deaf to interrupts, like code that computes. */
  private void hold() {
    boolean held = true;
    while (held) {
      try {
        held = !released.await(60, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        held = true;
      }
    }
  }

  private void awaitRowsAhead() {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (memory.activity(Shop.NAME).rows() < ROWS_AHEAD) {
      assertThat(System.nanoTime()).as("time to read ahead").isLessThan(limit);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private void assertThreadsEnd() {
    for (Thread thread : threads) {
      try {
        thread.join(30_000);
      } catch (InterruptedException e) {
        throw new AssertionError("Interrupted", e);
      }
    }
    assertThat(threads).isNotEmpty().noneMatch(Thread::isAlive);
  }
}
