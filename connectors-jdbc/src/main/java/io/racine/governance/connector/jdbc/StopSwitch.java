package io.racine.governance.connector.jdbc;

import java.io.IOException;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
  private volatile boolean late;
  private boolean busy;
  private @Nullable Statement statement;
  private @Nullable Connection connection;
  private List<Socket> sockets = List.of();

  boolean isStopped() {
    return stopped;
  }

  /** Returns whether the connection was broken because a call did not end in time. */
  boolean isLate() {
    return late;
  }

  /**
   * Breaks the connection if a call runs at that time: a driver whose server has fallen silent, or
   * sends a byte now and then, does not come back by itself.
   *
   * @return what to run when there is nothing to break any more
   */
  Runnable breakAfter(long millis) {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    CompletableFuture<Void> broken =
        ended
            .orTimeout(millis, TimeUnit.MILLISECONDS)
            .whenCompleteAsync(
                (nothing, timeout) -> {
                  if (timeout instanceof TimeoutException) {
                    late = true;
                    breakConnection(true);
                  }
                });
    return () -> {
      ended.complete(null);
      broken.cancel(false);
    };
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
      sockets = connection == null ? List.of() : sockets;
    } finally {
      lock.unlock();
    }
  }

  /** Returns where to put the sockets of the connection that is being made, if they are known. */
  List<Socket> newSockets() {
    lock.lock();
    try {
      sockets = new CopyOnWriteArrayList<>();
      return sockets;
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
        // In a thread apart: a driver connects anew for it, which may take long where nobody
        // answers any more.
        inBackground(() -> cancel(running));
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
    List<Socket> open;
    lock.lock();
    try {
      boolean wanted = busy || !onlyWhenBusy;
      stuck = wanted ? connection : null;
      open = wanted ? List.copyOf(sockets) : List.of();
    } finally {
      lock.unlock();
    }
    open.forEach(StopSwitch::close);
    if (stuck == null) {
      return !open.isEmpty();
    }
    if (open.isEmpty()) {
      return abort(stuck);
    }
    // The call is free already; the server is told apart, for it may not answer.
    inBackground(() -> abort(stuck));
    return true;
  }

  private static boolean abort(Connection stuck) {
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

  private static boolean close(Socket socket) {
    try {
      socket.close();
      return true;
    } catch (IOException e) {
      // It is closed for the call that waits on it all the same.
      return false;
    }
  }

  private static void inBackground(Runnable task) {
    Thread thread = new Thread(task, "racine-cancel");
    thread.setDaemon(true);
    thread.start();
  }
}
