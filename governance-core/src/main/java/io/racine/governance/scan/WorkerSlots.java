package io.racine.governance.scan;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * As many slots as a run has workers at the same time. Thread-safe.
 *
 * <p>Whoever waits for a slot has it before those who could use a spare one.
 */
final class WorkerSlots {
  /** How often whoever waits looks whether to go on waiting. */
  private static final long LOOK_EVERY_MILLIS = 100;

  private final int size;
  private final Semaphore free;
  private final AtomicInteger waiting = new AtomicInteger();
  private final List<BooleanSupplier> takers = new CopyOnWriteArrayList<>();

  WorkerSlots(int size) {
    this.size = size;
    this.free = new Semaphore(size);
  }

  int size() {
    return size;
  }

  /**
   * Waits for a free slot.
   *
   * @param ended whether not to wait any more
   * @return false if the wait ended without one
   * @throws InterruptedException if the thread was interrupted
   */
  boolean take(BooleanSupplier ended) throws InterruptedException {
    waiting.incrementAndGet();
    try {
      while (!ended.getAsBoolean()) {
        if (free.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
          return true;
        }
      }
      return false;
    } finally {
      waiting.decrementAndGet();
    }
  }

  /** Returns whether somebody waits for a slot. */
  boolean areWanted() {
    return waiting.get() > 0;
  }

  /** Takes a slot that is free and that nobody waits for, if there is one. */
  boolean takeSpare() {
    return !areWanted() && free.tryAcquire();
  }

  /**
   * Adds somebody who can use spare slots: he is asked now and whenever one becomes free.
   *
   * @param taker takes a spare slot if he has work for it, and returns whether he did
   */
  void offerTo(BooleanSupplier taker) {
    takers.add(taker);
    offer();
  }

  void offerNoMore(BooleanSupplier taker) {
    takers.remove(taker);
  }

  void giveBack() {
    free.release();
    offer();
  }

  private void offer() {
    boolean taken = true;
    while (taken) {
      taken = false;
      for (BooleanSupplier taker : takers) {
        taken |= taker.getAsBoolean();
      }
    }
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
