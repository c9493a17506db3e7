package io.racine.governance.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RowRateTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);
  private final RowRate rate = new RowRate(100, nanos::get);

  @Test
  void letsSoManyRowsASecondPassHoweverManyReadersAsk() {
    assertThat(rate.take(50)).isEqualTo(Duration.ofMillis(500));
    assertThat(rate.take(50)).isEqualTo(Duration.ofMillis(1_000));
    nanos.addAndGet(Duration.ofMillis(600).toNanos());

    assertThat(rate.take(100)).isEqualTo(Duration.ofMillis(1_400));
  }

  @Test
  void doesNotSaveUpWhatWasNotRead() {
    rate.take(100);
    nanos.addAndGet(Duration.ofMinutes(1).toNanos());

    assertThat(rate.take(100)).isEqualTo(Duration.ofSeconds(1));
  }
}
