package io.racine.governance.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class SettableClockTest {
  private final SettableClock clock = SettableClock.at("2024-02-29T12:00:00Z");

  @Test
  void standsStillUntilItIsMoved() {
    assertThat(clock.instant()).isEqualTo(Instant.parse("2024-02-29T12:00:00Z"));
    assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);

    clock.advance(Duration.ofMinutes(90));

    assertThat(clock.instant()).isEqualTo(Instant.parse("2024-02-29T13:30:00Z"));

    clock.set(Instant.EPOCH);

    assertThat(clock.millis()).isZero();
  }

  @Test
  void movesItsCopiesInOtherZones() {
    Clock copy = clock.withZone(ZoneId.of("Asia/Tokyo"));

    clock.set(Instant.parse("2030-01-01T00:00:00Z"));

    assertThat(copy.instant()).isEqualTo(Instant.parse("2030-01-01T00:00:00Z"));
    assertThat(copy.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
  }
}
