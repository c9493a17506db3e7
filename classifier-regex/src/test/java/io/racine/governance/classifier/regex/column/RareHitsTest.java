package io.racine.governance.classifier.regex.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RareHitsTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatIsNotWantedChangesNothing(long seed) {
    var random = new SplittableRandom(seed);
    var all = new RareHits();
    var wanted = new RareHits();
    int refused = 0;
    for (int i = 0; i < 5_000; i++) {
      long hash = random.nextInt(4) == 0 ? i % 40 : random.nextLong();
      all.add(1, hash);
      if (wanted.wants(1, hash)) {
        wanted.add(1, hash);
      } else {
        refused++;
      }
    }

    assertThat(wanted.get(1).sample()).isEqualTo(all.get(1).sample());
    assertThat(wanted.get(1).isPartial()).isEqualTo(all.get(1).isPartial()).isTrue();
    assertThat(wanted.distinct(1)).isEqualTo(all.distinct(1));
    assertThat(refused).isGreaterThan(4_000);
  }

  @org.junit.jupiter.api.Test
  void wantsTheFirstOfEachRule() {
    var hits = new RareHits();

    assertThat(hits.wants(7, -1)).isTrue();
    hits.add(7, -1);
    assertThat(hits.wants(7, -1)).isFalse();
    assertThat(hits.wants(7, 5)).isTrue();
    assertThat(hits.wants(8, -1)).isTrue();
  }
}
