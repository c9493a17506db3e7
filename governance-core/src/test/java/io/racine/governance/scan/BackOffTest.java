package io.racine.governance.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BackOffTest {
  private static final RetryPolicy POLICY =
      RetryPolicy.builder()
          .firstDelay(Duration.ofMillis(100))
          .longestDelay(Duration.ofMillis(1_000))
          .build();

  @Test
  void doublesUpToTheLongest() {
    var backOff = new BackOff(POLICY, (RandomGenerator) () -> 0L);

    assertThat(IntStream.rangeClosed(1, 6).mapToObj(backOff::after))
        .containsExactly(
            Duration.ofMillis(100),
            Duration.ofMillis(200),
            Duration.ofMillis(400),
            Duration.ofMillis(800),
            Duration.ofMillis(1_000),
            Duration.ofMillis(1_000));
  }

  @Test
  void isShortenedByUpToAHalfAndTheSameForTheSameSeed() {
    var backOff = new BackOff(POLICY, new SplittableRandom(42));
    var same = new BackOff(POLICY, new SplittableRandom(42));

    List<Duration> waits = IntStream.range(0, 200).mapToObj(i -> backOff.after(2)).toList();

    assertThat(waits).allMatch(wait -> wait.toMillis() >= 100 && wait.toMillis() <= 200);
    assertThat(waits.stream().distinct()).hasSizeGreaterThan(100);
    assertThat(IntStream.range(0, 200).mapToObj(i -> same.after(2)).toList()).isEqualTo(waits);
  }

  @Test
  void policyRefusesWhatMakesNoSense() {
    assertThatThrownBy(() -> RetryPolicy.builder().attempts(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("retries.attempts must be between 1 and 100 but was 0");
    assertThatThrownBy(() -> RetryPolicy.builder().circuitPause(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("retries.circuit-pause must be more than zero and at most PT24H but was PT0S");
    assertThatThrownBy(() -> RetryPolicy.builder().firstDelay(Duration.ofMinutes(1)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "retries.first-delay must be at most retries.longest-delay, PT30S, but was PT1M");
  }
}
