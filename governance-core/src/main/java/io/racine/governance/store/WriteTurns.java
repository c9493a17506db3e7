package io.racine.governance.store;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one thread at a time write to an H2 file of our own.
 *
 * <p>When a write of H2 fails, another thread's smaller one may still fit; the file then holds the
 * second change without the first, and parts of transactions. So nobody may write once a write has
 * failed, and that is known for certain only when nobody else is writing. H2 stores one commit at a
 * time anyway. Reading goes on beside a writer.
 *
 * <p>Thread-safe.
 */
final class WriteTurns {
  /** As long as H2 waits for the lock of a row, see {@link EmbeddedUrl}. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static final long LOOK_EVERY_MILLIS = 100;

  private final FatalFault fatal;
  private final boolean oneAtATime;
  private final ReentrantLock turn = new ReentrantLock(true);

  WriteTurns(Location location, FatalFault fatal) {
    this.oneAtATime = location instanceof Location.Embedded;
    this.fatal = fatal;
  }

  /**
   * Does the work when it is this thread's turn.
   *
   * @throws StoreException of {@link StoreException#BUSY} if others take too long or the thread was
   *     interrupted while it waited
   */
  <T> T take(Supplier<T> work) {
    if (!oneAtATime) {
      return work.get();
    }
    await();
    try {
      return work.get();
    } finally {
      turn.unlock();
    }
  }

  private void await() {
    if (turn.tryLock()) {
      return; // also in an interrupted thread
    }
    long end = System.nanoTime() + LIMIT.toNanos();
    try {
      while (!turn.tryLock(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        fatal.refuse();
        if (System.nanoTime() > end) {
          throw busy("another transaction takes longer than " + LIMIT + ". Try again.");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy("the thread was interrupted while it waited for its turn.");
    }
  }

  private static StoreException busy(String why) {
    return new StoreException(StoreException.BUSY, "Cannot use the store: " + why);
  }
}
