package io.racine.governance.classifier.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnAccumulator;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.HashKey;
import io.racine.governance.spi.classifier.RuleOverlay;
import io.racine.governance.spi.value.ValueColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MergingTest {
  private final ClassifierEngine engine = TestRules.engine();
  private final ColumnContext column = TestRules.column("notes");

  private static LongStream seeds() {
    return LongStream.rangeClosed(1, 1_000);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void mergedShardsEqualOneAccumulator(long seed) {
    var random = new Random(seed);
    // Every fiftieth case has more distinct values than are kept.
    List<String> values = mixture(random, seed % 50 == 0 ? 9_000 : 300);
    ColumnAccumulator whole = engine.open(column);
    whole.accept(TestRules.values(column, values));
    Collections.shuffle(values, random);
    int shards = 1 + random.nextInt(7);
    List<ColumnAccumulator> parts = new ArrayList<>();
    for (int i = 0; i < shards; i++) {
      parts.add(engine.open(column));
    }
    for (int from = 0; from < values.size(); ) {
      int to = Math.min(values.size(), from + 1 + random.nextInt(700));
      parts.get(random.nextInt(shards)).accept(TestRules.values(column, values.subList(from, to)));
      from = to;
    }

    // Half of them travel as bytes.
    ColumnAccumulator merged = engine.open(column);
    Collections.shuffle(parts, random);
    for (ColumnAccumulator part : parts) {
      merged.merge(random.nextBoolean() ? engine.restore(column, part.toBytes()) : part);
    }

    assertThat(merged.verdict()).isEqualTo(whole.verdict());
    assertThat(merged.toBytes()).isEqualTo(whole.toBytes());
  }

  private static List<String> mixture(Random random, int most) {
    List<String> values = new ArrayList<>(TestRules.emails(random.nextInt(50)));
    values.addAll(TestRules.cards(random.nextInt(Math.min(most, 300)), random.nextLong()));
    values.addAll(TestRules.numbers(random.nextInt(most), 9, random.nextLong()));
    for (int i = random.nextInt(100); i > 0; i--) {
      values.add("write to n" + i + "@example.org");
      values.add("");
      values.add("N/A");
    }
    Collections.shuffle(values, random);
    return values;
  }

  @Test
  void countsAMultiplicityAsThatManyValues() {
    ColumnAccumulator accumulator = engine.open(column);
    accumulator.accept(
        ValueColumn.builder(column.column().path(), LogicalType.TEXT, 2)
            .add("a", 5)
            .add(null, 3)
            .build());

    assertThat(accumulator.verdict().read()).isEqualTo(8);
    assertThat(accumulator.verdict().nulls()).isEqualTo(3);
    assertThat(accumulator.verdict().distinct()).isEqualTo(1);
  }

  @Test
  void refusesToMergeAnotherRun() {
    ColumnAccumulator one = engine.open(column);
    ColumnAccumulator other =
        engine.open(
            ColumnContext.builder(ColumnDescriptor.of("notes", LogicalType.TEXT), HashKey.of(1, 2))
                .build());

    assertThatThrownBy(() -> one.merge(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot merge evidence of another run: its key differs");
  }

  @Test
  void refusesToMergeOtherRules() {
    var fewer = engine.withOverlay(RuleOverlay.builder().disable("test/email").build());

    assertThatThrownBy(() -> engine.open(column).merge(fewer.open(column)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot merge evidence of another rule set");
  }

  @Test
  void refusesDamagedForeignAndOutdatedBytes() {
    ColumnAccumulator accumulator = engine.open(column);
    accumulator.accept(TestRules.values(column, TestRules.emails(20)));
    byte[] good = accumulator.toBytes();
    var other = engine.withOverlay(RuleOverlay.builder().threshold("test/email", 0.9).build());
    var otherRun =
        ColumnContext.builder(ColumnDescriptor.of("notes", LogicalType.TEXT), HashKey.of(1, 2))
            .build();

    assertThat(engine.restore(column, good).verdict()).isEqualTo(accumulator.verdict());
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 0x10;
      assertThatThrownBy(() -> engine.restore(column, bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("Cannot restore a column's evidence: ");
    }
    assertThatThrownBy(() -> engine.restore(column, new byte[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot restore a column's evidence: too few bytes");
    assertThatThrownBy(() -> other.restore(column, good))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot restore a column's evidence: it was gathered with other rules");
    assertThatThrownBy(() -> engine.restore(otherRun, good))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot restore a column's evidence: it was gathered in a run with another key");
  }
}
