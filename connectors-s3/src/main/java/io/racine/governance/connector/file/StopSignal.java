package io.racine.governance.connector.file;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets any thread end what one confined thread asks of a store. Not API.
 *
 * <p>Whoever is about to wait for a store says with {@link #during} how the wait is broken off.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
public final class StopSignal {
  /** Why work has to end. */
  public enum Reason {
    CANCELED,
    TIME_LIMIT
  }

  /** Ends a {@link #during}; a second call does nothing. */
  public interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition stopping = lock.newCondition();
  private final Set<Runnable> breakers = new LinkedHashSet<>();
  private volatile @Nullable Reason reason;

  public boolean isStopped() {
    return reason != null;
  }

  /** Returns why work has to end, or null as long as it does not. */
  public @Nullable Reason reason() {
    return reason;
  }

  /**
   * Remembers how to break off what begins now; does it at once when work has to end already.
   *
   * @param breaker breaks off a wait in another thread; must not wait itself
   */
  public Watch during(Runnable breaker) {
    boolean late;
    lock.lock();
    try {
      late = reason != null;
      if (!late) {
        breakers.add(breaker);
      }
    } finally {
      lock.unlock();
    }
    if (late) {
      breaker.run();
    }
    return () -> forget(breaker);
  }

  /** Waits, unless work has to end before; returns whether it may go on. */
  public boolean pause(long millis) {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (reason == null && left > 0) {
        left = stopping.awaitNanos(left);
      }
      return reason == null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Ends all work; the first reason stays. */
  public void stop(Reason why) {
    Set<Runnable> broken;
    lock.lock();
    try {
      if (reason == null) {
        reason = why;
      }
      broken = new LinkedHashSet<>(breakers);
      breakers.clear();
      stopping.signalAll();
    } finally {
      lock.unlock();
    }
    // Outside the lock: what is broken off may end its watch.
    broken.forEach(Runnable::run);
  }

  private void forget(Runnable breaker) {
    lock.lock();
    try {
      breakers.remove(breaker);
    } finally {
      lock.unlock();
    }
  }
}
