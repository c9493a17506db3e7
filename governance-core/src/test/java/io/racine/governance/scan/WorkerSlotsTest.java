package io.racine.governance.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

final class WorkerSlotsTest {
  private final WorkerSlots slots = new WorkerSlots(2);

  @Test
  void sparesWhatNobodyWaitsFor() throws InterruptedException {
    slots.take(() -> false);

    assertThat(slots.takeSpare()).isTrue();
    assertThat(slots.takeSpare()).isFalse();
  }

  @Test
  void offersASlotWhenItIsGivenBack() {
    var taken = new AtomicInteger();

    slots.offerTo(
        () -> {
          boolean took = slots.takeSpare();
          taken.addAndGet(took ? 1 : 0);
          return took;
        });
    assertThat(taken).hasValue(2);
    slots.giveBack();

    assertThat(taken).hasValue(3);
  }

  @Test
  void whoeverWaitsHasASlotBeforeThoseWhoCouldUseASpareOne() throws Exception {
    slots.takeSpare();
    slots.takeSpare();
    var spare = new AtomicInteger();
    slots.offerTo(
        () -> {
          boolean took = slots.takeSpare();
          spare.addAndGet(took ? 1 : 0);
          return took;
        });
    CompletableFuture<Boolean> waiting =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return slots.take(() -> false);
              } catch (InterruptedException e) {
                return false;
              }
            });
    while (!slots.areWanted()) {
      LockSupport.parkNanos(1_000_000);
    }

    slots.giveBack();

    assertThat(waiting.get(30, TimeUnit.SECONDS)).isTrue();
    assertThat(spare).hasValue(0);
  }
}
