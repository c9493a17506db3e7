package io.racine.governance.connector.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SeenKeysTest {
  private static byte[] key(int number) {
    return ("user:" + number).getBytes(UTF_8);
  }

  @Test
  void letsEachByOnce() {
    var seen = new SeenKeys(100_000);

    assertThat(IntStream.range(0, 100_000).filter(i -> seen.addNew(key(i))).count())
        .isEqualTo(100_000);
    assertThat(IntStream.range(0, 100_000).filter(i -> seen.addNew(key(i))).count()).isZero();
    assertThat(seen.isFull()).isFalse();
  }

  @Test
  void forgetsNoneAndLosesNoneWhenItIsFull() {
    var seen = new SeenKeys(10);
    IntStream.range(0, 10).forEach(i -> seen.addNew(key(i)));

    assertThat(seen.addNew(key(11))).isTrue();
    assertThat(seen.isFull()).isTrue();
    assertThat(seen.addNew(key(3))).isFalse();
  }
}
