package io.racine.governance.scan;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** As many slots as a run has workers at the same time. Thread-safe. */
final class WorkerSlots {
  /** How often whoever waits looks whether to go on waiting. */
  private static final long LOOK_EVERY_MILLIS = 100;

  private final int size;
  private final Semaphore free;

  WorkerSlots(int size) {
    this.size = size;
    this.free = new Semaphore(size);
  }

  /**
   * Waits a moment for a free slot.
   *
   * @throws InterruptedException if the thread was interrupted
   */
  boolean tryTake() throws InterruptedException {
    return free.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  void giveBack() {
    free.release();
  }

  /**
   * Waits until all slots are free, also in an interrupted thread.
   *
   * @param failed whether the run has failed, which may come while its last workers are at work
   * @param grace how long to wait from then on
   * @return false if the grace was over first
   */
  boolean awaitAll(BooleanSupplier failed, Duration grace) {
    boolean hasFailed = false;
    long failedSince = 0;
    boolean interrupted = false;
    try {
      while (!hasFailed || System.nanoTime() - failedSince <= grace.toNanos()) {
        try {
          if (free.tryAcquire(size, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            return true;
          }
        } catch (InterruptedException e) {
          interrupted = true;
        }
        if (!hasFailed && failed.getAsBoolean()) {
          hasFailed = true;
          failedSince = System.nanoTime();
        }
      }
      return false;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
