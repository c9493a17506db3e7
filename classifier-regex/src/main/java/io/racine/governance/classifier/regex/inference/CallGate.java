package io.racine.governance.classifier.regex.inference;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Counts calls and failures, and says when not to ask.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
final class CallGate {
  private final InferenceLimits limits;
  private final Clock clock;
  private int calls;
  private int failures;
  private @Nullable Instant pausedUntil;

  CallGate(InferenceLimits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /** Returns why there must be no call now, or null. */
  synchronized @Nullable String refusal() {
    if (calls >= limits.calls()) {
      return "is not asked any more: its " + limits.calls() + " calls are used up";
    }
    if (pausedUntil != null && clock.instant().isBefore(pausedUntil)) {
      return "is not asked for now: it failed " + limits.failures() + " times in a row";
    }
    return null;
  }

  /** Counts a call, or returns why there must be none. */
  synchronized @Nullable String enter() {
    String refusal = refusal();
    if (refusal == null) {
      if (pausedUntil != null) {
        // One more failure and it rests again.
        pausedUntil = null;
        failures = limits.failures() - 1;
      }
      calls++;
    }
    return refusal;
  }

  synchronized void succeeded() {
    failures = 0;
    pausedUntil = null;
  }

  synchronized void failed() {
    failures++;
    if (failures >= limits.failures()) {
      pausedUntil = clock.instant().plus(limits.pause());
    }
  }

  /** Returns how many calls were made. */
  synchronized int calls() {
    return calls;
  }
}
