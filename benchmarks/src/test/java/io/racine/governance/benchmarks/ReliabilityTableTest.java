package io.racine.governance.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.racine.governance.benchmarks.ReliabilityTable.Judged;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReliabilityTableTest {
  private final ReliabilityTable table = new ReliabilityTable();

  private void add(int count, int right, double confidence, String kind) {
    for (int i = 0; i < count; i++) {
      table.add(new Judged(confidence, i < right, Map.of("kind", kind)));
    }
  }

  @Test
  void weighsTheGapsOfEqualBins() {
    add(10, 5, 0.5, "a");
    add(10, 6, 0.6, "b");
    add(10, 7, 0.7, "c");
    add(10, 6, 0.8, "d");
    add(10, 10, 0.9, "e");

    // Three bins are right, one is two tenths too sure and one a tenth too little.
    assertThat(table.expectedCalibrationError()).isCloseTo(0.06, within(1e-9));
    assertThat(table.binsReport()).hasSize(5);
    assertThat(table.binsReport().path(3).path("gap").asDouble()).isEqualTo(0.2);
    assertThat(table.binsReport().path(3).path("count").asInt()).isEqualTo(10);
  }

  @Test
  void namesTheGroupThatAddsMostFirst() {
    add(40, 38, 0.95, "good");
    add(10, 2, 0.9, "bad");
    add(5, 0, 0.9, "small");

    assertThat(table.groups("kind")).hasSize(2);
    assertThat(table.groups("kind").path(0).path("group").asText()).isEqualTo("bad");
    assertThat(table.groups("kind").path(0).path("precision").asDouble()).isEqualTo(0.2);
    assertThat(table.wrong("kind").toString())
        .isEqualTo("{\"bad\":\"8 at 0.9\",\"small\":\"5 at 0.9\",\"good\":\"2 at 0.95\"}");
  }

  @Test
  void hasNoErrorWithoutVerdicts() {
    assertThat(table.expectedCalibrationError()).isZero();
    assertThat(table.binsReport()).isEmpty();
  }
}
