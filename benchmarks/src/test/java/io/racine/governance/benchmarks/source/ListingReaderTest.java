package io.racine.governance.benchmarks.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.asset.DataSourceType;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ListingReaderTest {
  @Test
  void handsASourceOverAsText() throws IOException {
    var source =
        new MeasuredSource(
            DataSourceType.REDIS, Map.of("nodes", "a:1"), Map.of("password", "\"x\n"));
    assertThat(ListingReader.source(ListingReader.text(source))).isEqualTo(source);
  }

  @Test
  void saysNothingOfSecretsInWords() {
    assertThat(new MeasuredSource(DataSourceType.S3, Map.of(), Map.of("password", "hidden")))
        .hasToString("source of type S3");
  }

  @Test
  void countsWhatIsListedAndItsMemory() throws IOException, InterruptedException {
    try (LargeSource source = ManyObjects.inFolder(300)) {
      Map<String, Object> figures = ListingReader.inJvmOfItsOwn(source.source(), 64);
      assertThat(figures)
          .containsOnlyKeys("assets", "failures", "seconds", "peakHeapBytes", "maxHeapBytes")
          .containsEntry("failures", 0);
      assertThat((Integer) figures.get("assets")).isGreaterThan(1);
      assertThat((Integer) figures.get("maxHeapBytes")).isEqualTo(64 << 20);
      assertThat((Integer) figures.get("peakHeapBytes")).isBetween(1 << 20, 64 << 20);
    }
  }
}
