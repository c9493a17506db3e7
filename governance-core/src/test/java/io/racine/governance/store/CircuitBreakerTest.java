package io.racine.governance.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.store.CircuitBreaker.Permit;
import io.racine.governance.testkit.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CircuitBreakerTest {
  private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");
  private final CircuitBreaker breaker =
      new CircuitBreaker(clock, CircuitBreaker.FAILURE_LIMIT, CircuitBreaker.COOL_DOWN);

  private Permit enter() {
    return breaker.enter().orElseThrow();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      enter().failed();
    }
  }

  @Test
  void opensAfterFiveFailuresInARow() {
    fail(4);
    assertThat(breaker.state()).isEqualTo(CircuitState.CLOSED);

    fail(1);

    assertThat(breaker.state()).isEqualTo(CircuitState.OPEN);
    assertThat(breaker.enter()).isEmpty();
    assertThat(breaker.coolDownEnds()).isEqualTo("2026-03-01T12:00:10Z");
  }

  @Test
  void aSuccessBetweenStartsTheCountAnew() {
    fail(4);
    enter().succeeded();
    fail(4);

    assertThat(breaker.state()).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  void anUnansweredCallCountsNeitherWay() {
    fail(4);
    enter().close();
    assertThat(breaker.state()).isEqualTo(CircuitState.CLOSED);

    fail(1);

    assertThat(breaker.state()).isEqualTo(CircuitState.OPEN);
  }

  @Test
  void staysOpenUntilTheCoolDownIsOver() {
    fail(5);

    clock.advance(Duration.ofMillis(9_999));
    assertThat(breaker.state()).isEqualTo(CircuitState.OPEN);
    clock.advance(Duration.ofMillis(1));

    assertThat(breaker.state()).isEqualTo(CircuitState.HALF_OPEN);
  }

  @Test
  void letsOneProbeThroughAtATime() {
    fail(5);
    clock.advance(CircuitBreaker.COOL_DOWN);

    Permit probe = enter();
    assertThat(breaker.enter()).isEmpty();
    probe.succeeded();

    assertThat(breaker.state()).isEqualTo(CircuitState.CLOSED);
    enter().succeeded();
  }

  @Test
  void aFailedProbeOpensItAgain() {
    fail(5);
    clock.advance(CircuitBreaker.COOL_DOWN);

    enter().failed();

    assertThat(breaker.state()).isEqualTo(CircuitState.OPEN);
    assertThat(breaker.enter()).isEmpty();
  }

  @Test
  void anUnansweredProbeMakesRoomForTheNext() {
    fail(5);
    clock.advance(CircuitBreaker.COOL_DOWN);
    enter().close();

    enter().succeeded();

    assertThat(breaker.state()).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  void aProbeThatHangsDoesNotBlockTheNextForever() {
    fail(5);
    clock.advance(CircuitBreaker.COOL_DOWN);
    Permit hanging = enter();
    clock.advance(CircuitBreaker.COOL_DOWN);
    enter().succeeded();

    hanging.failed();

    assertThat(breaker.state()).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  void callsBegunBeforeItOpenedSayNothing() {
    Permit late = enter();
    fail(5);

    late.succeeded();

    assertThat(breaker.state()).isEqualTo(CircuitState.OPEN);
  }

  @Test
  void countsTheOpeningsSinceTheLastSuccess() {
    fail(5);
    clock.advance(CircuitBreaker.COOL_DOWN);
    assertThat(enter().failed()).isTrue();

    assertThat(breaker.openings()).isEqualTo(2);
    clock.advance(CircuitBreaker.COOL_DOWN);
    enter().succeeded();
    assertThat(breaker.openings()).isZero();
  }

  @Test
  void theFirstAnswerOfACallIsTheOneThatCounts() {
    fail(4);
    Permit permit = enter();
    permit.succeeded();

    assertThat(permit.failed()).isFalse();
    fail(4);

    assertThat(breaker.state()).isEqualTo(CircuitState.CLOSED);
  }
}
