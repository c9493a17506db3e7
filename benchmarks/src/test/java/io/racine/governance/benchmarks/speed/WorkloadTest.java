package io.racine.governance.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class WorkloadTest {
  @Test
  void makesDistinctShortValuesOfTwentyCharacters() {
    String[] values = Workload.shortValues(10_000);

    assertThat(values).hasSize(10_000).doesNotHaveDuplicates();
    assertThat(Arrays.stream(values).mapToInt(String::length).average().orElse(0))
        .isCloseTo(20, within(1.0));
    assertThat(Workload.shortValues(10_000)).isEqualTo(values);
  }

  @Test
  void makesLinesOfOneLength() {
    assertThat(Workload.lines(100)).hasSize(100).allMatch(line -> line.length() == 135);
  }

  @Test
  void makesHostileTexts() {
    for (String kind : Workload.HOSTILE) {
      assertThat(Workload.hostile(kind, 64)).as(kind).hasSize(64);
    }
  }

  @Test
  void choosesSixtyPatternsForEachMode() {
    PatternChoice patterns = PatternChoice.sixty();

    assertThat(patterns.whole()).hasSize(60).doesNotHaveDuplicates();
    assertThat(patterns.inText()).hasSize(60).doesNotHaveDuplicates();
    assertThat(patterns).isEqualTo(PatternChoice.sixty());
    assertThat(PatternChoice.ofPacks().whole()).hasSizeGreaterThan(200);
  }

  @Test
  void narrowsLettersInsideAndOutsideOfClasses() {
    assertThat(BenchmarkPatterns.narrowed("\\pL[\\pL0-9]\\[\\pL"))
        .isEqualTo("[A-Za-z][A-Za-z0-9]\\[[A-Za-z]");
  }
}
