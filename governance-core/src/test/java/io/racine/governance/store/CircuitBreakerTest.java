package io.racine.governance.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.store.CircuitBreaker.Permit;
import io.racine.governance.testkit.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CircuitBreakerTest {
  private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");
  private final CircuitBreaker breaker = new CircuitBreaker(clock);

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      breaker.enter().failed();
    }
  }

  @Test
  void opensAfterFiveFailuresInARow() {
    fail(4);
    assertThat(breaker.state()).isEqualTo(CircuitState.CLOSED);

    fail(1);

    assertThat(breaker.state()).isEqualTo(CircuitState.OPEN);
    assertThatThrownBy(breaker::enter)
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "Cannot use the store: it failed 5 times in a row and is left alone until"
                + " 2026-03-01T12:00:10Z. Check the database, then try again.")
        .extracting(e -> ((StoreException) e).code())
        .isEqualTo(StoreException.CIRCUIT_OPEN);
  }

  @Test
  void aSuccessBetweenStartsTheCountAnew() {
    fail(4);
    breaker.enter().succeeded();
    fail(4);

    assertThat(breaker.state()).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  void anUnansweredCallCountsNeitherWay() {
    fail(4);
    breaker.enter().close();
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

    Permit probe = breaker.enter();
    assertThatThrownBy(breaker::enter).isInstanceOf(StoreException.class);
    probe.succeeded();

    assertThat(breaker.state()).isEqualTo(CircuitState.CLOSED);
    breaker.enter().succeeded();
  }

  @Test
  void aFailedProbeOpensItAgain() {
    fail(5);
    clock.advance(CircuitBreaker.COOL_DOWN);

    breaker.enter().failed();

    assertThat(breaker.state()).isEqualTo(CircuitState.OPEN);
    assertThatThrownBy(breaker::enter).isInstanceOf(StoreException.class);
  }

  @Test
  void anUnansweredProbeMakesRoomForTheNext() {
    fail(5);
    clock.advance(CircuitBreaker.COOL_DOWN);
    breaker.enter().close();

    breaker.enter().succeeded();

    assertThat(breaker.state()).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  void aProbeThatHangsDoesNotBlockTheNextForever() {
    fail(5);
    clock.advance(CircuitBreaker.COOL_DOWN);
    Permit hanging = breaker.enter();
    clock.advance(CircuitBreaker.COOL_DOWN);
    breaker.enter().succeeded();

    hanging.failed();

    assertThat(breaker.state()).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  void callsBegunBeforeItOpenedSayNothing() {
    Permit late = breaker.enter();
    fail(5);

    late.succeeded();

    assertThat(breaker.state()).isEqualTo(CircuitState.OPEN);
  }
}
