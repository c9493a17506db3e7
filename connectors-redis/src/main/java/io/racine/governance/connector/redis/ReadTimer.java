package io.racine.governance.connector.redis;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends a read that is still busy a moment after its time limit: it looks at the clock between
 * commands, and the answer to one of them may come a byte at a time for ever.
 *
 * <p><b>Threads:</b> Thread-safe; what it runs must be short, for all timers of Java share a
 * thread.
 */
final class ReadTimer implements AutoCloseable {
  private static final long GRACE_MILLIS = 500;

  private final CompletableFuture<Void> timer;
  private final CompletableFuture<Void> ending;

  ReadTimer(Duration limit, Runnable end) {
    // The longest that can be said, where the limit is longer.
    long millis = TimeUnit.MILLISECONDS.convert(limit);
    long most = Math.min(millis, Long.MAX_VALUE - GRACE_MILLIS) + GRACE_MILLIS;
    timer = new CompletableFuture<Void>().completeOnTimeout(null, most, TimeUnit.MILLISECONDS);
    ending = timer.thenRun(end);
  }

  @Override
  public void close() {
    timer.cancel(false);
    ending.cancel(false);
  }
}
