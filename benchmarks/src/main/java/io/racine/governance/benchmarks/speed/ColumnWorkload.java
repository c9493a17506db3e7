package io.racine.governance.benchmarks.speed;

import io.racine.governance.classifier.regex.ClassifierEngine;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnAccumulator;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.HashKey;
import io.racine.governance.spi.value.ValueColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** A column of distinct values of one shape, without a name that says what they are. */
final class ColumnWorkload {
  static final int VALUES = 10_000;
  static final List<String> SHAPES =
      List.of("email", "number", "words", "timestamp", "uuid", "mixed");

  private static final FieldPath PATH = FieldPath.of("column_1");
  private static final HashKey KEY = HashKey.of(1, 2);

  private final String[] texts;
  private final ValueColumn values;
  private final ColumnContext context;

  private ColumnWorkload(String[] texts) {
    this.texts = texts;
    this.values = ValueColumn.ofTexts(PATH, LogicalType.TEXT, Arrays.asList(texts));
    this.context =
        ColumnContext.builder(ColumnDescriptor.builder(PATH, LogicalType.TEXT).build(), KEY)
            .build();
  }

  static ColumnWorkload of(String shape, int rows) {
    if (shape.equals("mixed")) {
      return new ColumnWorkload(Workload.shortValues(rows));
    }
    SplittableRandom random = new SplittableRandom(42);
    String[] texts = new String[rows];
    for (int i = 0; i < rows; i++) {
      texts[i] = value(shape, random, i);
    }
    return new ColumnWorkload(texts);
  }

  private static String value(String shape, SplittableRandom random, int i) {
    return switch (shape) {
      case "email" -> "user" + random.nextInt(1_000_000) + "." + i + "@example.com";
      case "number" -> Long.toString(random.nextLong(1_000_000_000_000L));
      case "words" -> "order " + random.nextInt(1000) + " was shipped to shelf " + i;
      case "timestamp" ->
          String.format(
              Locale.ROOT,
              "2024-02-%02d %02d:%02d:%02d",
              1 + i / 86_400 % 28,
              i / 3600 % 24,
              i / 60 % 60,
              i % 60);
      case "uuid" -> Workload.uuid(random);
      default -> throw new IllegalArgumentException("No shape '" + shape + "'");
    };
  }

  /** Returns the values as they are given to a bare pass. */
  String[] texts() {
    return texts;
  }

  /** Judges the column by all rules of an engine. */
  ColumnVerdict judge(ClassifierEngine engine) {
    ColumnAccumulator accumulator = engine.open(context);
    accumulator.accept(values);
    return accumulator.verdict();
  }
}
