package io.racine.governance.scan;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Lets so many rows a second pass, over all readers of a run together. Thread-safe. */
final class RowRate {
  private static final double NANOS_PER_SECOND = 1e9;

  private final long rowsPerSecond;
  private final LongSupplier nanoTime;
  private long freeAt;
  private boolean used;

  /**
   * @param nanoTime a time that only ever goes forward, such as {@code System::nanoTime}
   */
  RowRate(long rowsPerSecond, LongSupplier nanoTime) {
    this.rowsPerSecond = rowsPerSecond;
    this.nanoTime = nanoTime;
  }

  /** Returns the most rows to read at once, so that they come evenly. */
  long rowsAtOnce() {
    return rowsPerSecond;
  }

  /** Counts rows that were read, and returns how long to wait before reading on. */
  synchronized Duration take(long rows) {
    long now = nanoTime.getAsLong();
    long from = used && freeAt - now > 0 ? freeAt : now;
    used = true;
    freeAt = from + Math.round(rows * NANOS_PER_SECOND / rowsPerSecond);
    return Duration.ofNanos(freeAt - now);
  }
}
