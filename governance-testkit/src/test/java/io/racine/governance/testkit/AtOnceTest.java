package io.racine.governance.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

final class AtOnceTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @Test
  void runsInThreadsOfTheirOwnAtTheSameTime() {
    CyclicBarrier meeting = new CyclicBarrier(3);

    assertThat(
            Set.copyOf(
                AtOnce.run(
                    3,
                    LIMIT,
                    () -> {
                      meeting.await();
                      return Thread.currentThread();
                    })))
        .hasSize(3);
  }

  @Test
  void failsWhenOneFails() {
    assertThatThrownBy(
            () ->
                AtOnce.run(
                    2,
                    LIMIT,
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessage("One of 2 threads failed")
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void failsWhenOneIsNotDoneInTime() {
    CountDownLatch never = new CountDownLatch(1);

    assertThatThrownBy(
            () ->
                AtOnce.run(
                    2,
                    Duration.ofMillis(20),
                    () -> {
                      never.await();
                      return true;
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessage("One of 2 threads was not done within PT0.02S");
  }
}
