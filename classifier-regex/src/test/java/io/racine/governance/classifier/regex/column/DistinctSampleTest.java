package io.racine.governance.classifier.regex.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DistinctSampleTest {
  @ParameterizedTest(name = "{0} values, seed {0}")
  @ValueSource(ints = {1, 15, 16, 17, 33, 200, 5000})
  void keepsTheSmallestHashesWhateverTheOrder(int count) {
    long[] hashes = new SplittableRandom(count).longs(count).toArray();

    DistinctSample forward = sampleOf(hashes, 16);
    DistinctSample backward = sampleOf(reversed(hashes), 16);

    long[] expected =
        Arrays.stream(hashes)
            .boxed()
            .sorted(Long::compareUnsigned)
            .limit(16)
            .mapToLong(Long::longValue)
            .toArray();
    assertThat(kept(forward)).isEqualTo(expected);
    assertThat(kept(backward)).isEqualTo(expected);
    assertThat(forward.isPartial()).isEqualTo(count > 16);
    assertThat(backward.isPartial()).isEqualTo(count > 16);
    assertThat(backward.distinct()).isEqualTo(forward.distinct());
  }

  @Test
  void countsExactlyBelowTheLimitAndEstimatesAbove() {
    assertThat(sampleOf(new SplittableRandom(1).longs(1000).toArray(), 1024).distinct())
        .isEqualTo(1000);
    assertThat(sampleOf(new SplittableRandom(2).longs(100_000).toArray(), 1024).distinct())
        .isCloseTo(100_000, Percentage.withPercentage(10));
  }

  @Test
  void countsARepeatOnce() {
    assertThat(sampleOf(new long[] {5, 5, 7, 5}, 16).distinct()).isEqualTo(2);
  }

  private static DistinctSample sampleOf(long[] hashes, int limit) {
    var sample = new DistinctSample(limit);
    for (long hash : hashes) {
      if (sample.tag(hash) < 0 && sample.admits(hash)) {
        sample.add(hash, 0, 0, 0);
      }
    }
    return sample;
  }

  private static long[] kept(DistinctSample sample) {
    return Arrays.stream(sample.sample()).mapToLong(DistinctSample.Entry::hash).toArray();
  }

  private static long[] reversed(long[] hashes) {
    long[] result = new long[hashes.length];
    for (int i = 0; i < hashes.length; i++) {
      result[i] = hashes[hashes.length - 1 - i];
    }
    return result;
  }
}
