package io.racine.governance.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ColumnGeneratorTest {
  private static List<GeneratedColumn> columns(long seed, int count) {
    var generator = new ColumnGenerator(seed, 0.5);
    List<GeneratedColumn> columns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      columns.add(generator.next());
    }
    return columns;
  }

  @Test
  void makesTheSameColumnsOfTheSameSeed() {
    assertThat(columns(7, 40)).isEqualTo(columns(7, 40)).isNotEqualTo(columns(8, 40));
  }

  @Test
  void makesAllKindsOfColumns() {
    List<GeneratedColumn> columns = columns(1, 600);

    assertThat(columns.stream().map(GeneratedColumn::naming).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            "true", "neutral", "harmless", "other entity", "about an entity");
    assertThat(columns.stream().map(GeneratedColumn::condition).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("clean", "dirt", "nulls", "few", "masked", "name only");
    long harmless = columns.stream().filter(made -> made.column().label().equals("*")).count();
    assertThat(harmless).isBetween(250L, 350L);
  }
}
