package io.racine.governance.benchmarks.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ParquetSamplingTest {
  @Test
  void tellsTheShareThatWasRead() {
    assertThat(ParquetSampling.report(1_000_000, 10, 20_000, 30_000))
        .containsExactly(
            Map.entry("bytes", 1_000_000L),
            Map.entry("rowsSampled", 10L),
            Map.entry("bytesReadListing", 20_000L),
            Map.entry("bytesReadSampling", 30_000L),
            Map.entry("shareRead", 0.05));
  }

  @Test
  void samplesADataSetThatItWrites() throws IOException {
    Map<String, Object> report =
        ParquetSampling.parse(
                List.of("--megabytes", "8"),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8))
            .run();
    assertThat((Long) report.get("bytes")).isGreaterThan(7 << 20);
    assertThat((Long) report.get("rowsSampled")).isPositive();
    assertThat((Long) report.get("bytesReadSampling")).isPositive();
  }
}
