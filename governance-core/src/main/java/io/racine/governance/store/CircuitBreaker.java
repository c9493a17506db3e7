package io.racine.governance.store;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Stops calling a store that is down, so that callers learn it at once instead of after a timeout
 * each, and a store that comes back is not run over.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
final class CircuitBreaker {
  /** One or two failures are a lost connection; five in a row with no success between are not. */
  static final int FAILURE_LIMIT = 5;

  /** Long enough for a database to restart or fail over, short enough for a person to wait. */
  static final Duration COOL_DOWN = Duration.ofSeconds(10);

  private final Clock clock;
  private CircuitState state = CircuitState.CLOSED;
  private int failures;
  private Instant coolDownEnds = Instant.MIN;

  CircuitBreaker(Clock clock) {
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * Lets a call through or refuses it. The call tells the permit how it ended.
   *
   * @throws StoreException with {@link StoreException#CIRCUIT_OPEN}
   */
  synchronized Permit enter() {
    if (state == CircuitState.CLOSED) {
      return new Permit(false);
    }
    if (clock.instant().isBefore(coolDownEnds)) {
      throw new StoreException(
          StoreException.CIRCUIT_OPEN,
          "Cannot use the store: it failed "
              + FAILURE_LIMIT
              + " times in a row and is left alone until "
              + coolDownEnds
              + ". Check the database, then try again.");
    }
    state = CircuitState.HALF_OPEN;
    // The next probe may start when this one is answered, or after another cool-down if it hangs.
    coolDownEnds = clock.instant().plus(COOL_DOWN);
    return new Permit(true);
  }

  synchronized CircuitState state() {
    boolean cooledDown = state != CircuitState.CLOSED && !clock.instant().isBefore(coolDownEnds);
    return cooledDown ? CircuitState.HALF_OPEN : state;
  }

  private synchronized void end(Permit permit, Ending ending) {
    if (!permit.probe && state != CircuitState.CLOSED) {
      return; // begun before the circuit opened; says nothing about the store now
    }
    switch (ending) {
      case SUCCEEDED -> {
        state = CircuitState.CLOSED;
        failures = 0;
      }
      case FAILED -> {
        failures++;
        if (state == CircuitState.HALF_OPEN || failures >= FAILURE_LIMIT) {
          state = CircuitState.OPEN;
          coolDownEnds = clock.instant().plus(COOL_DOWN);
        }
      }
      case UNKNOWN -> {
        if (permit.probe && state == CircuitState.HALF_OPEN) {
          coolDownEnds = clock.instant();
        }
      }
    }
  }

  private enum Ending {
    SUCCEEDED,
    FAILED,
    UNKNOWN
  }

  /** One call that was let through. Closed without an answer, it says nothing about the store. */
  final class Permit implements AutoCloseable {
    private final boolean probe;
    private boolean ended;

    private Permit(boolean probe) {
      this.probe = probe;
    }

    void succeeded() {
      endOnce(Ending.SUCCEEDED);
    }

    void failed() {
      endOnce(Ending.FAILED);
    }

    @Override
    public void close() {
      endOnce(Ending.UNKNOWN);
    }

    private void endOnce(Ending ending) {
      if (!ended) {
        ended = true;
        end(this, ending);
      }
    }
  }
}
