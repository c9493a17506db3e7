package io.racine.governance.scan;

import static java.util.Objects.requireNonNull;

import io.racine.governance.classification.Judge;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.TableVerdict;
import io.racine.governance.spi.value.ValueBatch;
import io.racine.governance.spi.value.ValueColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Judges the values of one asset, or of a part of it: documents are expanded, and columns that only
 * show in the values are added.
 *
 * <p>Judges of parts that are merged, in any order, come to what one would that saw the parts one
 * after the other.
 *
 * <p>Confined: one thread at a time.
 */
final class AssetJudge {
  /** A column that only showed in the values: where it was met first. */
  private record Met(int part, int place, ColumnDescriptor column) {
    boolean isBefore(Met other) {
      return part < other.part || (part == other.part && place < other.place);
    }
  }

  private final Judge judge;
  private final AssetDescriptor asset;
  private final Function<ColumnDescriptor, ColumnContext> contexts;
  private final Map<FieldPath, JsonExpansion> expansions = new LinkedHashMap<>();
  private final Map<FieldPath, Met> nested = new LinkedHashMap<>();
  private int met;
  private int part;

  /**
   * @param judge one that has seen nothing
   */
  AssetJudge(
      Judge judge, AssetDescriptor asset, Function<ColumnDescriptor, ColumnContext> contexts) {
    this.judge = judge;
    this.asset = asset;
    this.contexts = contexts;
    asset.columns().forEach(this::open);
  }

  private void open(ColumnDescriptor column) {
    judge.open(contexts.apply(column));
    if (column.logicalType() == LogicalType.JSON) {
      expansions.put(column.path(), new JsonExpansion(column.path()));
    }
  }

  /** Says which part the values that follow are of; by its number among the parts. */
  void beginPart(int number) {
    part = number;
  }

  void accept(ValueBatch batch) {
    batch.columns().forEach(this::accept);
  }

  private void accept(ValueColumn values) {
    FieldPath path = values.path();
    if (!judge.knows(path)) {
      ColumnDescriptor column = ColumnDescriptor.builder(path, values.type()).build();
      nested.put(path, new Met(part, met++, column));
      open(column);
    }
    // Documents themselves are judged as well, by name and as text.
    judge.accept(values);
    JsonExpansion expansion = expansions.get(path);
    if (expansion != null) {
      List<ValueColumn> expanded = expansion.expand(values);
      expansion.takeDropped().forEach(this::drop);
      expanded.forEach(this::accept);
    }
  }

  private void drop(FieldPath path) {
    nested.remove(path);
    judge.drop(path);
  }

  /** Takes in what was gathered on another part; {@code other} is not to be used any more. */
  void merge(AssetJudge other) {
    Set<FieldPath> first = new HashSet<>();
    other.nested.forEach(
        (path, theirs) -> {
          Met ours = nested.get(path);
          if (ours == null || theirs.isBefore(ours)) {
            nested.put(path, theirs);
            first.add(path);
          }
        });
    judge.merge(other.judge, first);
    other.expansions.forEach(
        (path, theirs) -> {
          JsonExpansion ours = expansions.putIfAbsent(path, theirs);
          if (ours != null) {
            ours.merge(theirs);
            ours.takeDropped().forEach(this::drop);
          }
        });
  }

  /** Returns the columns that only showed in the values, in the order they were met. */
  List<ColumnDescriptor> nested() {
    return nested.values().stream()
        .sorted(Comparator.comparingInt(Met::part).thenComparingInt(Met::place))
        .map(Met::column)
        .toList();
  }

  /** Returns how many documents of each column were not JSON to their end, where there are any. */
  Map<FieldPath, Long> brokenDocuments() {
    Map<FieldPath, Long> broken = new LinkedHashMap<>();
    List<FieldPath> paths = new ArrayList<>(expansions.keySet());
    paths.sort(Comparator.naturalOrder());
    for (FieldPath path : paths) {
      long documents = requireNonNull(expansions.get(path)).brokenDocuments();
      if (documents > 0) {
        broken.put(path, documents);
      }
    }
    return broken;
  }

  TableVerdict verdict() {
    return judge.verdict(asset.path());
  }
}
