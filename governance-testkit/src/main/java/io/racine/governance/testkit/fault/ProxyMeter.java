package io.racine.governance.testkit.fault;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * What has come through a proxy, and a place to wait for it.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
final class ProxyMeter {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long connections;
  private int open;
  private long bytesFromServer;
  private long bytesFromClients;
  private long mostBytesFromServer;
  private boolean struck;

  long connections() {
    return locked(() -> connections);
  }

  int open() {
    return Math.toIntExact(locked(() -> open));
  }

  long bytesFromServer() {
    return locked(() -> bytesFromServer);
  }

  long bytesFromClients() {
    return locked(() -> bytesFromClients);
  }

  long mostBytesFromServer() {
    return locked(() -> mostBytesFromServer);
  }

  boolean hasStruck() {
    return locked(() -> struck ? 1 : 0) == 1;
  }

  void awaitStruck(Duration timeLimit) {
    await("The fault has struck no connection", timeLimit, () -> struck);
  }

  void awaitOpen(int most, Duration timeLimit) {
    await("More than " + most + " connections are open", timeLimit, () -> open <= most);
  }

  void faultSet() {
    change(
        () -> {
          struck = false;
          mostBytesFromServer = 0;
        });
  }

  void faultStruck() {
    change(() -> struck = true);
  }

  void connected() {
    change(
        () -> {
          connections++;
          open++;
        });
  }

  void disconnected() {
    change(() -> open--);
  }

  void fromServer(int bytes, long ofThisConnection) {
    change(
        () -> {
          bytesFromServer += bytes;
          mostBytesFromServer = Math.max(mostBytesFromServer, ofThisConnection);
        });
  }

  void fromClient(int bytes) {
    change(() -> bytesFromClients += bytes);
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private interface Figure {
    long value();
  }

  private long locked(Figure figure) {
    lock.lock();
    try {
      return figure.value();
    } finally {
      lock.unlock();
    }
  }

  private void await(String otherwise, Duration timeLimit, BooleanSupplier condition) {
    lock.lock();
    try {
      long left = timeLimit.toNanos();
      while (!condition.getAsBoolean()) {
        if (left <= 0) {
          throw new AssertionError(otherwise + " after " + timeLimit.toMillis() + " ms");
        }
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting for a fault proxy", e);
    } finally {
      lock.unlock();
    }
  }
}
