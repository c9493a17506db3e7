package io.racine.governance.testkit.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.Classifier;
import io.racine.governance.spi.classifier.ColumnAccumulator;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.value.ValueColumn;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The group OddValues of {@link ClassifierContract}: data is never a reason to throw. */
abstract class OddValueChecks {
  private static final int MEBI = 1 << 20;

  private final ClassifierSubject subject;

  OddValueChecks(ClassifierFixture fixture) {
    this.subject = new ClassifierSubject(fixture);
  }

  @TestFactory
  Stream<DynamicTest> areTakenIn() {
    return odd().entrySet().stream()
        .map(each -> dynamicTest(each.getKey(), () -> takeIn(each.getValue())));
  }

  @Test
  void binaryValuesAreTakenIn() {
    try (Classifier classifier = subject.fixture().create()) {
      ExampleColumn example = subject.examples().get(0);
      ColumnAccumulator accumulator = ClassifierSubject.open(classifier, example);

      accumulator.accept(
          ValueColumn.builder(example.column().path(), LogicalType.BINARY, 2)
              .addBinary(0)
              .addBinary(Long.MAX_VALUE)
              .build());

      assertThat(accumulator.verdict().read()).as("read").isEqualTo(2);
    }
  }

  @Test
  void aValueThatStandsForManyCountsAsMany() {
    try (Classifier classifier = subject.fixture().create()) {
      ExampleColumn example = subject.examples().get(0);
      ColumnAccumulator accumulator = ClassifierSubject.open(classifier, example);

      accumulator.accept(
          ValueColumn.builder(example.column().path(), LogicalType.TEXT, 1)
              .add("many", 1000)
              .build());

      assertThat(accumulator.verdict().read()).as("read").isEqualTo(1000);
      assertThat(accumulator.verdict().distinct()).as("distinct").isEqualTo(1);
    }
  }

  private void takeIn(List<@Nullable String> values) {
    try (Classifier classifier = subject.fixture().create()) {
      for (ExampleColumn example : subject.examples()) {
        ColumnVerdict verdict =
            assertTimeoutPreemptively(
                subject.fixture().timeLimit(),
                () -> ClassifierSubject.filled(classifier, example, values).verdict());

        assertThat(verdict.read()).as("values read of %s", example).isEqualTo(values.size());
      }
    }
  }

  private static Map<String, List<@Nullable String>> odd() {
    Map<String, List<@Nullable String>> odd = new LinkedHashMap<>();
    odd.put("no values", List.of());
    odd.put("nulls only", Arrays.asList(null, null, null));
    odd.put("empty texts only", List.of("", "", ""));
    odd.put("blanks", List.of(" ", "\t", "\u00A0", "\u2003", "\u200B", "\uFEFF"));
    odd.put("control characters", List.of("\0", "\0\0\u0007", "a\nb\r\nc", "\u001B[31m"));
    odd.put("unpaired surrogates", List.of("\uD800", "\uDC00", "a\uD83D", "\uDE00b", "\uDFFF@x.y"));
    odd.put("characters outside the BMP", List.of("\uD83D\uDE00", "\uD835\uDC00\uD835\uDFD8"));
    odd.put(
        "right to left", List.of("\u202E4111111111111111", "\u05D0\u05D1", "\u0661\u0662\u0663"));
    odd.put("combining characters", List.of("e\u0301\u0301\u0301", "\u0301"));
    odd.put("letters that grow in lower case", List.of("\u0130", "\uFB03", "\u1E9E"));
    odd.put("wide digits", List.of("\uFF14\uFF11\uFF11\uFF11", "\uFF0B\uFF11"));
    odd.put(
        "numbers at their limits", List.of("-0", "1e999999999", "9".repeat(400), "NaN", "\u221E"));
    odd.put("dates that are none", List.of("2024-02-30", "0000-00-00", "+999999999-12-31"));
    odd.put("1 MiB of one letter", List.of("a".repeat(MEBI)));
    odd.put("1 MiB of one digit", List.of("1".repeat(MEBI)));
    odd.put("1 MiB of blanks", List.of(" ".repeat(MEBI)));
    odd.put("1 MiB of near misses", List.of("a@b.".repeat(MEBI / 4), "1-".repeat(MEBI / 2)));
    return odd;
  }
}
