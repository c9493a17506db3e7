package io.racine.governance.benchmarks;

import static java.util.Objects.requireNonNull;

import io.racine.governance.classifier.regex.ClassifierEngine;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.classifier.ColumnAccumulator;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.HashKey;
import io.racine.governance.spi.classifier.TableContext;
import io.racine.governance.spi.value.ValueColumn;
import java.util.List;
import java.util.Map;

/** Has an engine judge a column as a scan does, the look at its table included. */
final class ColumnJudging {
  private static final HashKey KEY = HashKey.of(0x5eed, 0xc0ffee);

  private final ClassifierEngine engine;

  ColumnJudging(ClassifierEngine engine) {
    this.engine = engine;
  }

  ColumnVerdict judge(LabelledColumn column) {
    FieldPath path = FieldPath.of(column.name());
    AssetPath asset = column.table().isEmpty() ? null : AssetPath.of(column.table());
    ColumnContext context =
        ColumnContext.builder(ColumnDescriptor.builder(path, column.type()).build(), KEY)
            .table(asset)
            .siblings(List.of(path))
            .locales(column.locales())
            .build();
    ColumnAccumulator accumulator = engine.open(context);
    accumulator.accept(ValueColumn.ofTexts(path, column.type(), column.values()));
    Map<FieldPath, ColumnVerdict> verdicts =
        engine
            .judge(
                new TableContext(asset, Map.of(path, context)), Map.of(path, accumulator.verdict()))
            .columns();
    return requireNonNull(verdicts.get(path), "verdict");
  }
}
