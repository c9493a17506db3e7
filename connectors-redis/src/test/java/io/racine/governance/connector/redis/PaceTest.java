package io.racine.governance.connector.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.racine.governance.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

final class PaceTest {
  private final SettableClock clock = SettableClock.at(Instant.parse("2024-02-29T12:00:00Z"));
  private final StopSwitch stop = new StopSwitch();
  private final Pace pace = new Pace(clock, 100);

  private CompletableFuture<Void> takeAnother() {
    pace.take(200, stop);
    CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> pace.take(1, stop));
    assertThat(catchThrowable(() -> waiting.get(150, TimeUnit.MILLISECONDS)))
        .isInstanceOf(TimeoutException.class);
    return waiting;
  }

  @Test
  void waitsUntilTheClockSaysThatItsTurnHasCome() throws Exception {
    CompletableFuture<Void> waiting = takeAnother();

    clock.advance(Duration.ofSeconds(2));

    waiting.get(2, TimeUnit.SECONDS);
  }

  @Test
  void aStopEndsTheWait() throws Exception {
    CompletableFuture<Void> waiting = takeAnother();

    stop.endNow();

    waiting.get(2, TimeUnit.SECONDS);
  }
}
