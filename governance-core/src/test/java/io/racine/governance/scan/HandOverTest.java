package io.racine.governance.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.value.ValueBatch;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

final class HandOverTest {
  private final HandOver handOver = new HandOver(1_000);

  @Test
  void takesBatchesWithoutWaitingWhileThereIsRoom() throws InterruptedException {
    for (int i = 0; i < 8; i++) {
      assertThat(handOver.put(batch(i), 100)).isTrue();
    }
    handOver.end();

    for (int i = 0; i < 8; i++) {
      assertThat(handOver.take()).isEqualTo(batch(i));
    }
    assertThat(handOver.take()).isNull();
  }

  @Test
  void holdsNoMoreThanSoManyBatches() throws Exception {
    for (int i = 0; i < 8; i++) {
      handOver.put(batch(i), 1);
    }

    assertNextPutWaitsForATake();
  }

  @Test
  void holdsNoMoreThanSoManyBytes() throws Exception {
    handOver.put(batch(0), 999);

    assertNextPutWaitsForATake();
  }

  @Test
  void letsABatchPassThatIsLargerThanAllRoom() throws InterruptedException {
    assertThat(handOver.put(batch(1), 1_000_000)).isTrue();
    assertThat(handOver.take()).isEqualTo(batch(1));
  }

  @Test
  void failureComesAfterWhatWasReadBefore() throws InterruptedException {
    handOver.put(batch(3), 1);
    handOver.fail(new IllegalStateException("broke off"));

    assertThat(handOver.take()).isEqualTo(batch(3));
    assertThatThrownBy(handOver::take).hasMessage("broke off");
  }

  @Test
  void whoeverWaitsToPutLearnsThatNobodyTakesAnyMore() throws Exception {
    handOver.put(batch(0), 1_000);
    CompletableFuture<Boolean> waiting = putInAThread();

    handOver.abandon();

    assertThat(waiting.get(30, TimeUnit.SECONDS)).isFalse();
    assertThat(handOver.put(batch(2), 1)).isFalse();
  }

  private void assertNextPutWaitsForATake() throws Exception {
    CompletableFuture<Boolean> waiting = putInAThread();
    assertThat(waiting).isNotDone();

    handOver.take();

    assertThat(waiting.get(30, TimeUnit.SECONDS)).isTrue();
  }

  /** Returns once the thread waits. */
  private CompletableFuture<Boolean> putInAThread() {
    var put = new CompletableFuture<Boolean>();
    var thread =
        new Thread(
            () -> {
              try {
                put.complete(handOver.put(batch(9), 2));
              } catch (InterruptedException e) {
                put.completeExceptionally(new ExecutionException(e));
              }
            });
    thread.start();
    while (thread.getState() != Thread.State.WAITING && !put.isDone()) {
      LockSupport.parkNanos(1_000_000);
    }
    return put;
  }

  private static ValueBatch batch(int rows) {
    return new ValueBatch(rows, List.of());
  }
}
