package io.racine.governance.scan;

import static java.util.Objects.requireNonNull;

import io.racine.governance.store.CircuitBreaker;
import java.time.Duration;

/**
 * How often a scan tries a call of a source again, and when it leaves a source alone.
 *
 * <p>Only what may pass is tried again: a source out of reach, a lost connection, an overload. The
 * waits double, and are shortened at random by up to a half so that callers do not come back all at
 * once. After several such failures in a row the source is left alone for a pause, then probed by
 * one call; when it keeps failing, the scan gives it up and can be resumed.
 *
 * <p>{@link #DEFAULT}, or made with {@link #builder}; given to {@code
 * Governance.builder().retries}.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class RetryPolicy {
  /** The third time tells a hiccup from an outage. */
  public static final int DEFAULT_ATTEMPTS = 3;

  /** Long enough for a pooled connection to be replaced, too short to be noticed in a scan. */
  public static final Duration DEFAULT_FIRST_DELAY = Duration.ofMillis(500);

  /** A source that needs longer is one for the pause of the circuit. */
  public static final Duration DEFAULT_LONGEST_DELAY = Duration.ofSeconds(30);

  /** With pauses of ten seconds a minute: most databases have restarted or failed over by then. */
  public static final int DEFAULT_CIRCUIT_OPENINGS = 6;

  public static final RetryPolicy DEFAULT = builder().build();

  private final int attempts;
  private final Duration firstDelay;
  private final Duration longestDelay;
  private final int circuitFailures;
  private final Duration circuitPause;
  private final int circuitOpenings;

  private RetryPolicy(Builder builder) {
    this.attempts = builder.attempts;
    this.firstDelay = builder.firstDelay;
    this.longestDelay = builder.longestDelay;
    this.circuitFailures = builder.circuitFailures;
    this.circuitPause = builder.circuitPause;
    this.circuitOpenings = builder.circuitOpenings;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Returns how many times a call is tried in all. */
  public int attempts() {
    return attempts;
  }

  /** Returns how long is waited after the first failure. */
  public Duration firstDelay() {
    return firstDelay;
  }

  /** Returns what the waits do not grow beyond. */
  public Duration longestDelay() {
    return longestDelay;
  }

  /** Returns how many failures in a row make a scan leave the source alone. */
  public int circuitFailures() {
    return circuitFailures;
  }

  /** Returns how long the source is left alone then. */
  public Duration circuitPause() {
    return circuitPause;
  }

  /** Returns after how many pauses, with no answer between, the scan gives the source up. */
  public int circuitOpenings() {
    return circuitOpenings;
  }

  @Override
  public String toString() {
    return attempts
        + " attempts, "
        + firstDelay
        + " to "
        + longestDelay
        + " apart; left alone for "
        + circuitPause
        + " after "
        + circuitFailures
        + " failures, given up after "
        + circuitOpenings
        + " times";
  }

  /**
   * Builds one policy.
   *
   * <p><b>Threads:</b> Confined: one thread at a time.
   */
  public static final class Builder {
    private int attempts = DEFAULT_ATTEMPTS;
    private Duration firstDelay = DEFAULT_FIRST_DELAY;
    private Duration longestDelay = DEFAULT_LONGEST_DELAY;
    private int circuitFailures = CircuitBreaker.FAILURE_LIMIT;
    private Duration circuitPause = CircuitBreaker.COOL_DOWN;
    private int circuitOpenings = DEFAULT_CIRCUIT_OPENINGS;

    private Builder() {}

    /** Sets how many times a call is tried in all; 1 never tries again. */
    public Builder attempts(int attempts) {
      this.attempts = between("retries.attempts", attempts, 100);
      return this;
    }

    public Builder firstDelay(Duration delay) {
      this.firstDelay = positive("retries.first-delay", delay);
      return this;
    }

    public Builder longestDelay(Duration delay) {
      this.longestDelay = positive("retries.longest-delay", delay);
      return this;
    }

    public Builder circuitFailures(int failures) {
      this.circuitFailures = between("retries.circuit-failures", failures, 1_000_000);
      return this;
    }

    public Builder circuitPause(Duration pause) {
      this.circuitPause = positive("retries.circuit-pause", pause);
      return this;
    }

    public Builder circuitOpenings(int openings) {
      this.circuitOpenings = between("retries.circuit-openings", openings, 1_000_000);
      return this;
    }

    /**
     * Returns the policy.
     *
     * @throws IllegalArgumentException if the first delay is longer than the longest
     */
    public RetryPolicy build() {
      if (firstDelay.compareTo(longestDelay) > 0) {
        throw new IllegalArgumentException(
            "retries.first-delay must be at most retries.longest-delay, "
                + longestDelay
                + ", but was "
                + firstDelay);
      }
      return new RetryPolicy(this);
    }

    private static int between(String name, int value, int most) {
      if (value < 1 || value > most) {
        throw new IllegalArgumentException(
            name + " must be between 1 and " + most + " but was " + value);
      }
      return value;
    }

    private static Duration positive(String name, Duration value) {
      if (requireNonNull(value, name).isNegative()
          || value.isZero()
          || value.compareTo(Duration.ofDays(1)) > 0) {
        throw new IllegalArgumentException(
            name + " must be more than zero and at most PT24H but was " + value);
      }
      return value;
    }
  }
}
