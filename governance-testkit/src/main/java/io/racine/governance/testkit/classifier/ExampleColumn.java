package io.racine.governance.testkit.classifier;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnContext;
import io.racine.governance.spi.classifier.HashKey;
import io.racine.governance.spi.value.ValueColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column that a classifier contract tries the classifier on.
 *
 * <p>{@code ExampleColumn.of("email", LogicalType.TEXT, "ada@example.com", …)}. Use values that are
 * of somebody only in a test: example.com, card test numbers.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ExampleColumn {
  private final ColumnDescriptor column;
  private final List<@Nullable String> values;

  private ExampleColumn(ColumnDescriptor column, List<? extends @Nullable String> values) {
    this.column = requireNonNull(column, "column");
    this.values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  public static ExampleColumn of(String name, LogicalType type, @Nullable String... values) {
    return of(ColumnDescriptor.of(name, type), Arrays.asList(values));
  }

  public static ExampleColumn of(ColumnDescriptor column, List<? extends @Nullable String> values) {
    return new ExampleColumn(column, values);
  }

  public ColumnDescriptor column() {
    return column;
  }

  List<@Nullable String> values() {
    return values;
  }

  ColumnContext context(HashKey key) {
    return ColumnContext.builder(column, key)
        .table(AssetPath.of("contract", "example"))
        .siblings(List.of(column.path()))
        .build();
  }

  ValueColumn batch(List<? extends @Nullable String> some) {
    return ValueColumn.ofTexts(column.path(), column.logicalType(), some);
  }

  /** Returns the column's name and how many values, never a value. */
  @Override
  public String toString() {
    return column.path() + " (" + values.size() + " values)";
  }
}
