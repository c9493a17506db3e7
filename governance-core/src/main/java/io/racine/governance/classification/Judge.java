package io.racine.governance.classification;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.classifier.Classifier;
import io.racine.governance.spi.classifier.ColumnAccumulator;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.SupportsTableEvidence;
import io.racine.governance.spi.classifier.TableContext;
import io.racine.governance.spi.classifier.TableVerdict;
import io.racine.governance.spi.value.ValueColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges one table: gathers its values in every classifier, then lets each look at the whole table.
 * Not API; may change in any release.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
public final class Judge {
  private final OrganizationClassifiers organization;
  private final List<Classifier> classifiers;
  private final Map<FieldPath, ColumnContext> contexts = new LinkedHashMap<>();
  private final Map<FieldPath, List<ColumnAccumulator>> accumulators = new LinkedHashMap<>();

  Judge(OrganizationClassifiers organization) {
    this.organization = organization;
    this.classifiers = organization.classifiers();
  }

  /** Returns a judge of the same classifiers that has seen nothing. */
  public Judge another() {
    return new Judge(organization);
  }

  /** Returns whether a column was added. */
  public boolean knows(FieldPath column) {
    return contexts.containsKey(column);
  }

  /** Adds a column; a second time does nothing. */
  public void open(ColumnContext context) {
    if (contexts.putIfAbsent(context.column().path(), context) == null) {
      accumulators.put(
          context.column().path(),
          classifiers.stream().map(classifier -> classifier.open(context)).toList());
    }
  }

  /** Takes in values of a column that was added. */
  public void accept(ValueColumn values) {
    for (ColumnAccumulator accumulator : requireNonNull(accumulators.get(values.path()))) {
      accumulator.accept(values);
    }
  }

  /** Takes a column away with all that was gathered on it. */
  public void drop(FieldPath column) {
    contexts.remove(column);
    accumulators.remove(column);
  }

  /**
   * Takes in what another judge of the same classifiers has gathered; that one is not to be used
   * any more.
   *
   * @param first the columns that the other has met before this one did: its context counts then
   */
  public void merge(Judge other, Set<FieldPath> first) {
    other.contexts.forEach(
        (path, context) -> {
          List<ColumnAccumulator> theirs = requireNonNull(other.accumulators.get(path));
          List<ColumnAccumulator> ours = accumulators.get(path);
          boolean takeOver = ours == null || first.contains(path);
          if (ours != null) {
            mergeAll(takeOver ? theirs : ours, takeOver ? ours : theirs);
          }
          if (takeOver) {
            contexts.put(path, context);
            accumulators.put(path, theirs);
          }
        });
  }

  private static void mergeAll(List<ColumnAccumulator> into, List<ColumnAccumulator> from) {
    for (int i = 0; i < into.size(); i++) {
      into.get(i).merge(from.get(i));
    }
  }

  /** Returns the verdict on every column and on the table. */
  public TableVerdict verdict(@Nullable AssetPath table) {
    List<TableVerdict> opinions = new ArrayList<>();
    var tableContext = new TableContext(table, contexts);
    for (int i = 0; i < classifiers.size(); i++) {
      int number = i;
      Map<FieldPath, ColumnVerdict> alone = new LinkedHashMap<>();
      accumulators.forEach((path, all) -> alone.put(path, all.get(number).verdict()));
      TableVerdict opinion =
          classifiers.get(i) instanceof SupportsTableEvidence looking
              ? looking.judge(tableContext, alone)
              : new TableVerdict(alone, List.of());
      opinions.add(organization.reported(classifiers.get(i), opinion));
    }
    Map<FieldPath, ColumnVerdict> merged = new LinkedHashMap<>();
    for (FieldPath path : accumulators.keySet()) {
      merged.put(
          path,
          opinions.isEmpty()
              ? new ColumnVerdict(0, 0, 0, List.of())
              : FindingMerger.merge(
                  opinions.stream()
                      .map(opinion -> requireNonNull(opinion.columns().get(path)))
                      .toList()));
    }
    return new TableVerdict(merged, FindingMerger.ofTables(opinions));
  }
}
