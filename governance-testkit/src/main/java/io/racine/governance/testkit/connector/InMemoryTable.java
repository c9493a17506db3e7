package io.racine.governance.testkit.connector;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.KeyDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Describes one table or view of an {@link InMemorySource}: columns first, then rows.
 *
 * <p>A row has one value per column: a text, number, boolean, date, time, UUID or null; {@code
 * byte[]} for a binary value; a list for a column whose path is repeated.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 *
 * @since 0.1
 */
public final class InMemoryTable {
  private final AssetPath path;
  private final CatalogItemType type;
  private final List<ColumnDescriptor> columns = new ArrayList<>();
  private final List<KeyDescriptor> keys = new ArrayList<>();
  private final List<AssetDescriptor> indexes = new ArrayList<>();
  private final List<List<@Nullable Object>> rows = new ArrayList<>();
  private @Nullable InMemoryRows generated;
  private @Nullable String comment;
  private @Nullable String definition;
  private @Nullable Long rowEstimate;

  InMemoryTable(CatalogItemType type, AssetPath path) {
    this.type = type;
    this.path = path;
  }

  /** Adds a column at the top level. */
  public InMemoryTable column(String name, LogicalType logicalType) {
    return column(
        ColumnDescriptor.builder(FieldPath.of(name), logicalType)
            .nativeType(logicalType.name().toLowerCase(Locale.ROOT))
            .build());
  }

  public InMemoryTable column(ColumnDescriptor column) {
    if (!rows.isEmpty() || generated != null) {
      throw new IllegalStateException("The columns of " + path + " must come before its rows");
    }
    columns.add(column);
    return this;
  }

  public InMemoryTable comment(String text) {
    this.comment = text;
    return this;
  }

  /** Sets the estimate that the source gives in place of the true number of rows. */
  public InMemoryTable rowEstimate(long rows) {
    this.rowEstimate = rows;
    return this;
  }

  public InMemoryTable primaryKey(String... names) {
    keys.add(KeyDescriptor.primary("", paths(names)));
    return this;
  }

  public InMemoryTable unique(String name, String... names) {
    keys.add(KeyDescriptor.unique(name, paths(names)));
    return this;
  }

  public InMemoryTable foreignKey(String name, String column, AssetPath target, String refersTo) {
    keys.add(KeyDescriptor.foreign(name, paths(column), target, paths(refersTo)));
    return this;
  }

  /** Adds an index; it is listed below the table. */
  public InMemoryTable index(String name, String... names) {
    List<ColumnDescriptor> covered =
        Stream.of(names)
            .map(
                each ->
                    columns.stream()
                        .filter(column -> column.path().equals(FieldPath.of(each)))
                        .findFirst()
                        .orElseThrow(
                            () -> new IllegalArgumentException("No column '" + each + "'")))
            .toList();
    indexes.add(
        AssetDescriptor.builder(CatalogItemType.INDEX, path.child(name)).columns(covered).build());
    return this;
  }

  /** Adds a row. */
  public InMemoryTable row(@Nullable Object... values) {
    if (generated != null) {
      throw new IllegalStateException("The rows of " + path + " are generated");
    }
    rows.add(InMemoryRows.canonicalRow(Arrays.asList(values), columns.size()));
    return this;
  }

  /**
   * Sets rows that are made up when they are read, so that a large table takes no memory.
   *
   * @param row gives the row of an index; the same index must give the same row
   */
  public InMemoryTable rows(long count, LongFunction<? extends List<?>> row) {
    if (!rows.isEmpty() || generated != null) {
      throw new IllegalStateException("The rows of " + path + " are set already");
    }
    generated = InMemoryRows.generated(count, columns.size(), row);
    return this;
  }

  InMemoryTable definition(String text) {
    this.definition = text;
    return this;
  }

  List<InMemoryAsset> assets() {
    InMemoryRows all = generated != null ? generated : InMemoryRows.of(rows);
    AssetDescriptor.Builder descriptor =
        AssetDescriptor.builder(type, path)
            .nativeKind(type == CatalogItemType.VIEW ? "view" : "table")
            .comment(comment)
            .columns(columns)
            .keys(keys)
            .definition(definition)
            .rowEstimate(rowEstimate != null ? rowEstimate : all.size());
    List<InMemoryAsset> assets = new ArrayList<>();
    assets.add(new InMemoryAsset(descriptor.build(), all));
    indexes.forEach(index -> assets.add(InMemoryAsset.withoutRows(index)));
    return assets;
  }

  private static List<FieldPath> paths(String... names) {
    return Stream.of(names).map(FieldPath::of).toList();
  }
}
