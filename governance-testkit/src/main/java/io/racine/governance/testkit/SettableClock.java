package io.racine.governance.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until a test moves it.
 *
 * <p>Made with {@link #at(Instant)}; moved with {@link #set} and {@link #advance}. Copies made with
 * {@link #withZone} show the same time and move with it.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public final class SettableClock extends Clock {
  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  private SettableClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = requireNonNull(zone, "zone");
  }

  /** Returns a clock that shows {@code instant}, in UTC. */
  public static SettableClock at(Instant instant) {
    return new SettableClock(
        new AtomicReference<>(requireNonNull(instant, "instant")), ZoneOffset.UTC);
  }

  /** Returns a clock that shows an instant given in ISO-8601, such as 2024-02-29T12:00:00Z. */
  public static SettableClock at(String instant) {
    return at(Instant.parse(instant));
  }

  /** Sets the time; going back is allowed. */
  public void set(Instant instant) {
    now.set(requireNonNull(instant, "instant"));
  }

  /** Moves the time; a negative duration moves it back. */
  public void advance(Duration duration) {
    requireNonNull(duration, "duration");
    now.updateAndGet(instant -> instant.plus(duration));
  }

  @Override
  public Instant instant() {
    return requireNonNull(now.get());
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public SettableClock withZone(ZoneId other) {
    return new SettableClock(now, other);
  }

  @Override
  public String toString() {
    return "SettableClock " + instant();
  }
}
