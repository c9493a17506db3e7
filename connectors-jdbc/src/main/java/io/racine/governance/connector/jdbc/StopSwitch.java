package io.racine.governance.connector.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets any thread end what one confined thread is doing with a connection.
 *
 * <p>A driver ignores a cancel that comes before its statement runs, so {@link #stop} repeats it
 * until the call it is meant for has ended, and in the end breaks the connection.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
final class StopSwitch {
  /** Waits between attempts: 1.5 s together, which leaves time to break the connection in two. */
  private static final long[] PAUSES_MILLIS = {50, 100, 200, 400, 750};

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private volatile boolean stopped;
  private boolean busy;
  private @Nullable Statement statement;
  private @Nullable Connection connection;

  boolean isStopped() {
    return stopped;
  }

  /** Says that the confined thread now calls the source. */
  void enter() {
    lock.lock();
    try {
      busy = true;
    } finally {
      lock.unlock();
    }
  }

  /** Says that the call has ended. */
  void exit() {
    lock.lock();
    try {
      busy = false;
      idle.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void watch(@Nullable Connection connection) {
    lock.lock();
    try {
      this.connection = connection;
    } finally {
      lock.unlock();
    }
  }

  void watch(@Nullable Statement statement) {
    lock.lock();
    try {
      this.statement = statement;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the running call, if there is one, and makes {@link #isStopped} true. */
  void stop() {
    stopped = true;
    for (long pause : PAUSES_MILLIS) {
      @Nullable Statement running = running();
      if (running != null) {
        // Outside the lock: a driver may wait here, and the call must be able to end meanwhile.
        cancel(running);
      }
      if (idleWithin(pause)) {
        return;
      }
    }
    breakConnection(true);
  }

  /** Stops and, whatever the confined thread does or does not do, frees the connection. */
  void endNow() {
    stop();
    breakConnection(false);
  }

  private @Nullable Statement running() {
    lock.lock();
    try {
      return busy ? statement : null;
    } finally {
      lock.unlock();
    }
  }

  private static boolean cancel(Statement statement) {
    try {
      statement.cancel();
      return true;
    } catch (SQLException e) {
      // Closed meanwhile, or a driver that cannot cancel; the next attempt or the break decides.
      return false;
    }
  }

  private boolean idleWithin(long millis) {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (busy && left > 0) {
        left = idle.awaitNanos(left);
      }
      return !busy;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !busy;
    } finally {
      lock.unlock();
    }
  }

  private boolean breakConnection(boolean onlyWhenBusy) {
    @Nullable Connection stuck;
    lock.lock();
    try {
      stuck = busy || !onlyWhenBusy ? connection : null;
    } finally {
      lock.unlock();
    }
    if (stuck == null) {
      return false;
    }
    try {
      stuck.abort(Runnable::run);
      // Some drivers take an abort and do nothing.
      stuck.close();
      return true;
    } catch (SQLException e) {
      // Nothing is left to try; the call ends at its time limit.
      return false;
    }
  }
}
