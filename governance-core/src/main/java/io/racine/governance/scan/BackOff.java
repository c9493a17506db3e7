package io.racine.governance.scan;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after a failure: twice as long each time, less up to a half. Thread-safe. */
final class BackOff {
  private final RetryPolicy policy;
  private final RandomGenerator random;

  BackOff(RetryPolicy policy, RandomGenerator random) {
    this.policy = policy;
    this.random = random;
  }

  /** Returns how long to wait after so many failures of a call, 1 or more. */
  synchronized Duration after(int failures) {
    long longest = policy.longestDelay().toNanos();
    long whole = policy.firstDelay().toNanos();
    for (int i = 1; i < failures && whole < longest; i++) {
      whole *= 2;
    }
    whole = Math.min(whole, longest);
    return Duration.ofNanos(whole - random.nextLong(whole / 2 + 1));
  }
}
