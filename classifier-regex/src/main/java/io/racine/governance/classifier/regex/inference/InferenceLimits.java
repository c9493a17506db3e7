package io.racine.governance.classifier.regex.inference;

import java.time.Duration;

/**
 * How much an engine may ask of an inference service.
 *
 * <p>Start from {@link #DEFAULTS} and change what matters.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param timeLimit how long an answer is waited for
 * @param calls the most calls of one engine
 * @param concurrent the most calls at a time
 * @param remembered how many answers are kept in memory
 * @param failures after how many failures in a row it is not asked for a while
 * @param pause how long that while is
 * @since 0.1
 */
public record InferenceLimits(
    Duration timeLimit, int calls, int concurrent, int remembered, int failures, Duration pause) {
  /** Ten seconds, a thousand calls, two at a time; after three failures five minutes of rest. */
  public static final InferenceLimits DEFAULTS =
      new InferenceLimits(Duration.ofSeconds(10), 1_000, 2, 10_000, 3, Duration.ofMinutes(5));

  public InferenceLimits {
    requirePositive("time limit", timeLimit);
    requirePositive("pause", pause);
    requireAtLeast("calls", calls, 0);
    requireAtLeast("concurrent calls", concurrent, 1);
    requireAtLeast("remembered answers", remembered, 0);
    requireAtLeast("failures", failures, 1);
  }

  private static void requirePositive(String what, Duration duration) {
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException("The " + what + " of inference must be above zero");
    }
  }

  private static void requireAtLeast(String what, int number, int least) {
    if (number < least) {
      throw new IllegalArgumentException(
          "The number of "
              + what
              + " of inference must be at least "
              + least
              + " but was "
              + number);
    }
  }

  public InferenceLimits withTimeLimit(Duration limit) {
    return new InferenceLimits(limit, calls, concurrent, remembered, failures, pause);
  }

  public InferenceLimits withCalls(int most) {
    return new InferenceLimits(timeLimit, most, concurrent, remembered, failures, pause);
  }

  public InferenceLimits withConcurrent(int most) {
    return new InferenceLimits(timeLimit, calls, most, remembered, failures, pause);
  }

  public InferenceLimits withRemembered(int most) {
    return new InferenceLimits(timeLimit, calls, concurrent, most, failures, pause);
  }

  /** Sets when the service is left alone, and for how long. */
  public InferenceLimits withPause(int afterFailures, Duration length) {
    return new InferenceLimits(timeLimit, calls, concurrent, remembered, afterFailures, length);
  }
}
