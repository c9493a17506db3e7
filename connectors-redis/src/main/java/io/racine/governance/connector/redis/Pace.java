package io.racine.governance.connector.redis;

import java.time.Clock;

/**
 * Spreads commands over time: no more than so many in a second.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
final class Pace {
  private static final long MICROS = 1_000_000;

  /** What may be sent at once after a pause. */
  private static final long BURST_MICROS = 100_000;

  /** Nobody waits longer for one turn: a clock that was set back must not stop a scan. */
  private static final long LONGEST_MICROS = 60 * MICROS;

  private static final long LONGEST_WAIT_MILLIS = 50;

  private final Clock clock;
  private final long perSecond;
  private long free;

  Pace(Clock clock, int perSecond) {
    this.clock = clock;
    this.perSecond = perSecond;
  }

  /** Waits until so many more commands may be sent, or until stopped or interrupted. */
  void take(int commands, StopSwitch stop) {
    long turn = reserve(commands);
    long wait = turn - now();
    while (wait > 0 && wait <= LONGEST_MICROS && !stop.isStopped()) {
      stop.await(Math.min(LONGEST_WAIT_MILLIS, wait / 1_000 + 1));
      wait = turn - now();
    }
  }

  private synchronized long reserve(int commands) {
    long now = now();
    if (free > now + LONGEST_MICROS) {
      free = now;
    }
    long turn = Math.max(free, now - BURST_MICROS);
    free = turn + commands * MICROS / perSecond;
    return turn;
  }

  private long now() {
    return clock.millis() * 1_000;
  }
}
