package io.racine.governance.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ChanceTest {
  /** A surplus for the limit to cut off would keep the newest rows out of every sample. */
  @Test
  void takesAsManyAsAreWantedAndNoSurplus() {
    assertThat(Chance.of(1_000, 100_000)).isEqualTo("0.01");
    assertThat(Chance.percent(1_000, 100_000)).isEqualTo("1");
    assertThat(Chance.percent(2_000_000, 30_000_000)).isEqualTo("6.66666667");
  }

  @Test
  void writesTheSmallestShareWithoutAnExponent() {
    assertThat(Chance.percent(1, 1_000_000_000_000L)).isEqualTo("0.0000000001");
  }

  @Test
  void takesAllOfATableThatHasNoMore() {
    assertThat(Chance.of(10, 10)).isEqualTo("1");
    assertThat(Chance.percent(10, 0)).isEqualTo("100");
  }
}
