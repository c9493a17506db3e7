package io.racine.governance.scan;

import io.racine.governance.spi.connector.ValueReader;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * Keeps a reader where a cancellation finds it, and cancels it when it takes too long. Thread-safe.
 */
final class ReaderWatch implements AutoCloseable {
  private final ValueReader reader;
  private final Set<ReaderWatch> active;
  private volatile boolean timedOut;
  private volatile Future<?> alarm = CompletableFuture.completedFuture(null);

  ReaderWatch(ValueReader reader, Set<ReaderWatch> active) {
    this.reader = reader;
    this.active = active;
    active.add(this);
  }

  void alarm(Future<?> alarm) {
    this.alarm = alarm;
  }

  void timeOut() {
    timedOut = true;
    reader.cancel();
  }

  void cancel() {
    reader.cancel();
  }

  boolean timedOut() {
    return timedOut;
  }

  @Override
  public void close() {
    alarm.cancel(false);
    active.remove(this);
  }
}
