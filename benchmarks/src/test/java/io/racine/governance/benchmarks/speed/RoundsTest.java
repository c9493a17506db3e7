package io.racine.governance.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RoundsTest {
  @Test
  void measuresInTurnsAfterTwoRoundsOfWarmUp() {
    List<String> calls = new ArrayList<>();
    var rounds = new Rounds(1, 0);
    rounds.add(
        "a",
        place -> {
          calls.add("a");
          return place + 1;
        });
    rounds.add(
        "b",
        place -> {
          calls.add("b");
          return place + 1;
        });

    rounds.run();

    assertThat(calls).containsExactly("a", "b", "a", "b", "a", "b");
    assertThat(rounds.names()).containsExactly("a", "b");
    assertThat(rounds.median("a")).isPositive();
  }

  @Test
  void saysWhatIsMeasuredWhenAskedForSomethingElse() {
    assertThatThrownBy(() -> new Rounds(1, 0).median("c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Nothing measured is called 'c' in []");
  }

  @Test
  void roundsToThreeDigits() {
    assertThat(SpeedCommand.rounded(12_345)).isEqualTo(12_300);
    assertThat(SpeedCommand.rounded(9.876)).isEqualTo(9.88);
    assertThat(SpeedCommand.rounded(0.12345)).isEqualTo(0.1235);
    assertThat(SpeedCommand.rounded(Double.POSITIVE_INFINITY)).isZero();
  }
}
