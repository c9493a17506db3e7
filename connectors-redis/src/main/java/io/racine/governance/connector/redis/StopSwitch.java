package io.racine.governance.connector.redis;

import java.io.IOException;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets any thread end what one confined thread is doing with its connections.
 *
 * <p>Closing the socket ends a call that waits for an answer at once. The server is not left with
 * work: each command of ours is one short step.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
final class StopSwitch implements Stoppable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition stop = lock.newCondition();
  private final Set<Socket> sockets = new HashSet<>();
  private volatile boolean stopped;

  /** Returns whether the thread that asks, which is the confined one, has to end. */
  boolean isStopped() {
    return stopped || Thread.currentThread().isInterrupted();
  }

  /** Remembers a socket before it connects; one that comes too late is closed. */
  void watch(Socket socket) {
    lock.lock();
    try {
      sockets.add(socket);
      if (stopped) {
        closeNow(socket);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Closes a socket that is not needed any more. */
  void close(Socket socket) {
    lock.lock();
    try {
      sockets.remove(socket);
    } finally {
      lock.unlock();
    }
    closeNow(socket);
  }

  @Override
  public void endNow() {
    lock.lock();
    try {
      stopped = true;
      stop.signalAll();
      sockets.forEach(StopSwitch::closeNow);
      sockets.clear();
    } finally {
      lock.unlock();
    }
  }

  /** Waits, and returns early when stopped or interrupted. */
  void await(long millis) {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (!stopped && left > 0) {
        left = stop.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private static boolean closeNow(Socket socket) {
    try {
      socket.close();
      return true;
    } catch (IOException e) {
      // It is of no use to anybody any more either way.
      return false;
    }
  }
}
