package io.racine.governance.benchmarks;

import io.racine.governance.classifier.regex.ClassifierEngine;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnAccumulator;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.HashKey;
import io.racine.governance.spi.value.ValueColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Values a second that a column's verdict by all built-in rules takes, the values all distinct. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EngineBenchmark {
  private static final int VALUES = 10_000;
  private static final FieldPath PATH = FieldPath.of("column_1");

  @Param({"email", "number", "words", "timestamp", "uuid"})
  private String shape = "email";

  private final ClassifierEngine engine = ClassifierEngine.builtIn();
  private ValueColumn values = ValueColumn.ofTexts(PATH, LogicalType.TEXT, List.of());

  /** Makes the values. */
  @Setup
  public void makeValues() {
    SplittableRandom random = new SplittableRandom(42);
    List<@Nullable String> texts = new ArrayList<>();
    for (int i = 0; i < VALUES; i++) {
      texts.add(value(random, i));
    }
    values = ValueColumn.ofTexts(PATH, LogicalType.TEXT, texts);
  }

  private String value(SplittableRandom random, int i) {
    return switch (shape) {
      case "email" -> "user" + random.nextInt(1_000_000) + "." + i + "@example.com";
      case "number" -> Long.toString(random.nextLong(1_000_000_000_000L));
      case "words" -> "order " + random.nextInt(1000) + " was shipped to shelf " + i;
      case "timestamp" ->
          String.format(Locale.ROOT, "2024-02-%02d 12:%02d:%02d", 1 + i % 28, i % 60, i / 60 % 60);
      default -> String.format(Locale.ROOT, "%08x-0000-4000-8000-%012x", random.nextInt(), i);
    };
  }

  /** Judges one column. */
  @Benchmark
  @OperationsPerInvocation(VALUES)
  public ColumnVerdict wholeColumn() {
    ColumnDescriptor column = ColumnDescriptor.builder(PATH, LogicalType.TEXT).build();
    ColumnAccumulator accumulator =
        engine.open(ColumnContext.builder(column, HashKey.of(1, 2)).build());
    accumulator.accept(values);
    return accumulator.verdict();
  }
}
