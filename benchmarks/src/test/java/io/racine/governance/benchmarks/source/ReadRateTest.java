package io.racine.governance.benchmarks.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReadRateTest {
  @Test
  void tellsRatesAndTheirRatio() {
    assertThat(ReadRate.report(new Volume(10, 200), 500, 625))
        .containsExactly(
            Map.entry("rows", 10L),
            Map.entry("characters", 200L),
            Map.entry("bareRowsPerSecond", 2_000_000L),
            Map.entry("connectorRowsPerSecond", 1_600_000L),
            Map.entry("shareOfBareRate", 0.8));
  }

  @Test
  void readsTheSameBothWays() throws IOException {
    try (CsvTable table = CsvTable.make(2_000)) {
      Volume bare = table.readBare();
      assertThat(bare.rows()).isEqualTo(2_000);
      Map<String, Object> report = new ReadRate(table, 1).run();
      assertThat(report)
          .containsEntry("rows", 2_000L)
          .containsEntry("characters", bare.characters());
      assertThat((Double) report.get("shareOfBareRate")).isPositive();
    }
  }

  @Test
  void refusesToCompareWhatIsNotTheSame() throws IOException {
    try (CsvTable table = CsvTable.make(10)) {
      var lossy =
          new RatedTable() {
            @Override
            public MeasuredSource source() {
              return table.source();
            }

            @Override
            public String table() {
              return table.table();
            }

            @Override
            public Volume readBare() {
              return new Volume(9, 100);
            }

            @Override
            public void close() {
              // The other one is closed.
            }
          };
      assertThatThrownBy(() -> new ReadRate(lossy, 1).run())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("where there are Volume[rows=9, characters=100]");
    }
  }
}
