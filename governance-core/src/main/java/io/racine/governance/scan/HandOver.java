package io.racine.governance.scan;

import io.racine.governance.spi.value.ValueBatch;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Batches on their way from the thread that reads to the one that judges. Thread-safe.
 *
 * <p>Holds a bounded number of batches and of bytes; a batch larger than that passes alone.
 */
final class HandOver {
  /** More would only make a slow judge's backlog longer. */
  private static final int MAX_BATCHES = 8;

  private record Held(ValueBatch batch, long bytes) {}

  private final long maxBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final Condition news = lock.newCondition();
  private final Queue<Held> held = new ArrayDeque<>();
  private long heldBytes;
  private boolean ended;
  private boolean abandoned;
  private @Nullable RuntimeException failure;
  private @Nullable Error error;

  HandOver(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Hands over a batch; waits only while there is no room.
   *
   * @return false when nobody takes batches any more
   */
  boolean put(ValueBatch batch, long bytes) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!abandoned
          && !held.isEmpty()
          && (held.size() >= MAX_BATCHES || heldBytes + bytes > maxBytes)) {
        room.await();
      }
      if (abandoned) {
        return false;
      }
      held.add(new Held(batch, bytes));
      heldBytes += bytes;
      news.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Says that no more batches come. */
  void end() {
    close(null, null);
  }

  /** Says that no more batches come, and why; whoever takes learns it after the last batch. */
  void fail(RuntimeException why) {
    close(why, null);
  }

  void fail(Error why) {
    close(null, why);
  }

  private void close(@Nullable RuntimeException why, @Nullable Error worse) {
    lock.lock();
    try {
      ended = true;
      failure = why;
      error = worse;
      news.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the next batch; null at the end. Throws what the reader failed with, if it did. */
  @Nullable ValueBatch take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (held.isEmpty() && !ended) {
        news.await();
      }
      Held next = held.poll();
      if (next != null) {
        heldBytes -= next.bytes();
        room.signal();
        return next.batch();
      }
      if (error != null) {
        throw error;
      }
      if (failure != null) {
        throw failure;
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  /** Says that nobody takes batches any more; whoever waits to put one learns it at once. */
  void abandon() {
    lock.lock();
    try {
      abandoned = true;
      held.clear();
      heldBytes = 0;
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
