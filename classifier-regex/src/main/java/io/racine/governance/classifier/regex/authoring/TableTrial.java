package io.racine.governance.classifier.regex.authoring;

import static java.util.Objects.requireNonNull;

import io.racine.governance.classifier.regex.ClassifierEngine;
import io.racine.governance.classifier.regex.rule.CompiledRule;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.classifier.ColumnAccumulator;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.HashKey;
import io.racine.governance.spi.classifier.TableContext;
import io.racine.governance.spi.classifier.TableVerdict;
import io.racine.governance.spi.value.ValueBatch;
import io.racine.governance.spi.value.ValueColumn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One table in a {@link PackTrial}.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 *
 * @since 0.1
 */
public final class TableTrial {
  /** Nothing of a trial is stored, so that two trials of the same data may well agree. */
  private static final HashKey KEY = HashKey.of(0x5eed, 0xc0ffee);

  private final ClassifierEngine engine;
  private final String name;
  private final Map<FieldPath, ColumnContext> contexts = new LinkedHashMap<>();
  private final Map<FieldPath, ColumnAccumulator> accumulators = new LinkedHashMap<>();
  private final Map<FieldPath, ShapeCounts> shapes = new LinkedHashMap<>();
  private final Map<FieldPath, FitCounts> fits = new LinkedHashMap<>();
  private final Consumer<Finding> heard;

  TableTrial(
      ClassifierEngine engine,
      String name,
      List<ColumnDescriptor> columns,
      List<CompiledRule> rules,
      Consumer<Finding> heard) {
    this.engine = engine;
    this.name = requireNonNull(name, "name");
    this.heard = heard;
    List<FieldPath> siblings = columns.stream().map(ColumnDescriptor::path).toList();
    for (ColumnDescriptor column : columns) {
      ColumnContext context =
          ColumnContext.builder(column, KEY).table(AssetPath.of(name)).siblings(siblings).build();
      contexts.put(column.path(), context);
      accumulators.put(column.path(), engine.open(context));
      shapes.put(column.path(), new ShapeCounts());
      fits.put(column.path(), new FitCounts(rules));
    }
  }

  /** Takes in rows; columns that were not declared are left out. */
  public void accept(ValueBatch rows) {
    for (ValueColumn values : rows.columns()) {
      ColumnAccumulator accumulator = accumulators.get(values.path());
      ShapeCounts counts = shapes.get(values.path());
      FitCounts fitting = fits.get(values.path());
      if (accumulator != null && counts != null && fitting != null) {
        accumulator.accept(values);
        counts.accept(values);
        fitting.accept(values);
      }
    }
  }

  /** Returns what the rules say of the rows taken in up to now. */
  public TrialResult result() {
    Map<FieldPath, ColumnVerdict> verdicts = new LinkedHashMap<>();
    accumulators.forEach((path, accumulator) -> verdicts.put(path, accumulator.verdict()));
    TableVerdict verdict = engine.judge(new TableContext(AssetPath.of(name), contexts), verdicts);
    List<ColumnTrial> columns =
        contexts.keySet().stream()
            .map(
                path ->
                    new ColumnTrial(
                        path,
                        requireNonNull(verdict.columns().get(path), "verdict"),
                        requireNonNull(shapes.get(path), "shapes").most(),
                        requireNonNull(fits.get(path), "fits").fits()))
            .toList();
    columns.forEach(column -> column.verdict().findings().forEach(heard));
    verdict.findings().forEach(heard);
    return new TrialResult(name, columns, verdict.findings());
  }

  @Override
  public String toString() {
    return name + ", " + contexts.size() + " columns";
  }
}
