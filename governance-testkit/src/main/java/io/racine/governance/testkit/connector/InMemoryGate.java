package io.racine.governance.testkit.connector;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A place at which a connector in memory waits until the test lets it pass or cancels it.
 *
 * <p>Got from {@link InMemoryFaults#holdReading}. A test awaits that the connector has come here,
 * does what it wants to do meanwhile, and opens.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public final class InMemoryGate {
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CompletableFuture<Void> opened = new CompletableFuture<>();

  InMemoryGate() {}

  /**
   * Waits until a reader has come here.
   *
   * @throws AssertionError if none has within the time limit
   */
  public void awaitReached(Duration timeLimit) {
    try {
      if (!reached.await(timeLimit.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new AssertionError("No reader came to the gate within " + timeLimit);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting for a reader at the gate", e);
    }
  }

  public boolean isReached() {
    return reached.getCount() == 0;
  }

  /** Lets everything pass, now and later. */
  public void open() {
    opened.complete(null);
  }

  void reach() {
    reached.countDown();
  }

  CompletableFuture<Void> opened() {
    return opened;
  }
}
