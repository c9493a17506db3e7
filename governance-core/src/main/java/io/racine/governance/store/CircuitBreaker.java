package io.racine.governance.store;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Stops calling what is down, so that callers learn it at once instead of after a timeout each, and
 * what comes back is not run over. Not API; may change in any release.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
public final class CircuitBreaker {
  /** One or two failures are a lost connection; five in a row with no success between are not. */
  public static final int FAILURE_LIMIT = 5;

  /** Long enough for a database to restart or fail over, short enough for a person to wait. */
  public static final Duration COOL_DOWN = Duration.ofSeconds(10);

  private final Clock clock;
  private final int failureLimit;
  private final Duration coolDown;
  private CircuitState state = CircuitState.CLOSED;
  private int failures;
  private int openings;
  private Instant coolDownEnds = Instant.MIN;

  /**
   * @param failureLimit how many failures in a row open it
   * @param coolDown how long nothing is let through then
   */
  public CircuitBreaker(Clock clock, int failureLimit, Duration coolDown) {
    this.clock = requireNonNull(clock, "clock");
    this.failureLimit = failureLimit;
    this.coolDown = requireNonNull(coolDown, "coolDown");
  }

  /**
   * Lets a call through, or refuses it with nothing. The call tells the permit how it ended.
   *
   * <p>Once the cool-down is over, one call at a time is let through as a probe.
   */
  public synchronized Optional<Permit> enter() {
    if (state == CircuitState.CLOSED) {
      return Optional.of(new Permit(false));
    }
    if (clock.instant().isBefore(coolDownEnds)) {
      return Optional.empty();
    }
    state = CircuitState.HALF_OPEN;
    // The next probe may start when this one is answered, or after another cool-down if it hangs.
    coolDownEnds = clock.instant().plus(coolDown);
    return Optional.of(new Permit(true));
  }

  public synchronized CircuitState state() {
    boolean cooledDown = state != CircuitState.CLOSED && !clock.instant().isBefore(coolDownEnds);
    return cooledDown ? CircuitState.HALF_OPEN : state;
  }

  /** Returns when the next call may be let through, as long as it is not closed. */
  public synchronized Instant coolDownEnds() {
    return coolDownEnds;
  }

  /** Returns how many times it has opened since a call last succeeded. */
  public synchronized int openings() {
    return openings;
  }

  private synchronized boolean end(Permit permit, Ending ending) {
    if (permit.ended) {
      return false;
    }
    permit.ended = true;
    if (!permit.probe && state != CircuitState.CLOSED) {
      return false; // begun before the circuit opened; says nothing about what it guards now
    }
    return switch (ending) {
      case SUCCEEDED -> {
        state = CircuitState.CLOSED;
        failures = 0;
        openings = 0;
        yield false;
      }
      case FAILED -> {
        failures++;
        boolean opens = state == CircuitState.HALF_OPEN || failures >= failureLimit;
        if (opens) {
          state = CircuitState.OPEN;
          openings++;
          coolDownEnds = clock.instant().plus(coolDown);
        }
        yield opens;
      }
      case UNKNOWN -> {
        if (permit.probe && state == CircuitState.HALF_OPEN) {
          coolDownEnds = clock.instant();
        }
        yield false;
      }
    };
  }

  private synchronized boolean isOver(Permit permit) {
    return permit.ended;
  }

  private enum Ending {
    SUCCEEDED,
    FAILED,
    UNKNOWN
  }

  /**
   * One call that was let through. Closed without an answer, it says nothing about what is guarded;
   * what it is told after its first answer counts no more. Thread-safe.
   */
  public final class Permit implements AutoCloseable {
    private final boolean probe;
    private boolean ended;

    private Permit(boolean probe) {
      this.probe = probe;
    }

    /** Returns whether the call has said how it ended. */
    public boolean isEnded() {
      return isOver(this);
    }

    public void succeeded() {
      end(this, Ending.SUCCEEDED);
    }

    /** Returns whether this failure opened the circuit. */
    public boolean failed() {
      return end(this, Ending.FAILED);
    }

    @Override
    public void close() {
      end(this, Ending.UNKNOWN);
    }
  }
}
