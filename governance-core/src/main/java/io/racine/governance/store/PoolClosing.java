package io.racine.governance.store;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the pool in a thread of its own, because a database that gave itself up may never answer.
 *
 * <p>Thread-safe.
 */
final class PoolClosing {
  private static final Logger log = LoggerFactory.getLogger(PoolClosing.class);

  private final StorePool pool;
  private final ThreadFactory threads;
  private final AtomicBoolean started = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);

  PoolClosing(StorePool pool, ThreadFactory threads) {
    this.pool = pool;
    this.threads = threads;
  }

  /** Begins to close; a second call does nothing. */
  void start() {
    if (started.compareAndSet(false, true)) {
      threads.newThread(this::close).start();
    }
  }

  private void close() {
    try {
      pool.close();
    } catch (RuntimeException e) {
      log.warn("The store's connections were not closed well: {}", e.getClass().getName());
    } finally {
      closed.countDown();
    }
  }

  /** Waits until it is closed, also in an interrupted thread; false if it takes longer. */
  boolean await(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return closed.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
