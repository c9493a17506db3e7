package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.KeyDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers what several queries tell about one table or view. */
final class TableDraft {
  private static final class KeyDraft {
    final KeyDescriptor.Kind kind;
    final String name;
    final @Nullable AssetPath target;
    final List<FieldPath> columns = new ArrayList<>();
    final List<FieldPath> targetColumns = new ArrayList<>();

    KeyDraft(KeyDescriptor.Kind kind, String name, @Nullable AssetPath target) {
      this.kind = kind;
      this.name = name;
      this.target = target;
    }
  }

  private static final class IndexDraft {
    final boolean unique;
    final String kind;
    final List<String> columns = new ArrayList<>();

    IndexDraft(boolean unique, String kind) {
      this.unique = unique;
      this.kind = kind;
    }
  }

  private final AssetPath path;
  private final AssetDescriptor.Builder asset;
  private final Map<String, ColumnDescriptor.Builder> columns = new LinkedHashMap<>();
  private final Map<String, KeyDraft> keys = new TreeMap<>();
  private final Map<String, IndexDraft> indexes = new TreeMap<>();

  TableDraft(Catalog.Place place, Catalog.Entry entry) {
    this.path = place.path().child(entry.name());
    this.asset = AssetDescriptor.builder(entry.type(), path).nativeKind(entry.nativeKind());
  }

  AssetDescriptor.Builder asset() {
    return asset;
  }

  ColumnDescriptor.Builder column(String name, LogicalType type, @Nullable String nativeType) {
    var column =
        ColumnDescriptor.builder(FieldPath.of(name), type)
            .nativeType(nativeType == null ? "" : nativeType);
    columns.put(name, column);
    return column;
  }

  /** Says more of a column that was added before; nothing of one that was not. */
  void columnAttribute(String column, String name, String value) {
    ColumnDescriptor.@Nullable Builder known = columns.get(column);
    if (known != null) {
      known.attribute(name, value);
    }
  }

  /** Adds the next column of a primary or unique key. */
  void key(KeyDescriptor.Kind kind, String name, String column) {
    keys.computeIfAbsent(kind + " " + name, any -> new KeyDraft(kind, name, null))
        .columns
        .add(FieldPath.of(column));
  }

  /** Adds the next column of a foreign key. */
  void foreignKey(String name, String column, AssetPath target, @Nullable String targetColumn) {
    KeyDraft key =
        keys.computeIfAbsent(
            KeyDescriptor.Kind.FOREIGN + " " + name,
            any -> new KeyDraft(KeyDescriptor.Kind.FOREIGN, name, target));
    key.columns.add(FieldPath.of(column));
    if (targetColumn != null) {
      key.targetColumns.add(FieldPath.of(targetColumn));
    }
  }

  /** Adds the next column of an index; null for an expression. */
  void index(String name, boolean unique, @Nullable String kind, @Nullable String column) {
    IndexDraft index =
        indexes.computeIfAbsent(
            name, any -> new IndexDraft(unique, kind == null ? "" : CanonicalText.lower(kind)));
    if (column != null) {
      index.columns.add(column);
    }
  }

  boolean hasColumns() {
    return !columns.isEmpty();
  }

  Catalog.Described build() {
    Set<String> primary = new HashSet<>();
    keys.values().stream()
        .filter(key -> key.kind == KeyDescriptor.Kind.PRIMARY)
        .forEach(key -> key.columns.forEach(column -> primary.add(column.name())));
    Map<String, ColumnDescriptor> built = new LinkedHashMap<>();
    columns.forEach((name, column) -> built.put(name, column.key(primary.contains(name)).build()));
    List<KeyDescriptor> keyList = new ArrayList<>();
    for (KeyDraft key : keys.values()) {
      keyList.add(
          new KeyDescriptor(key.kind, key.name, key.columns, key.target, key.targetColumns));
    }
    List<AssetDescriptor> indexList = new ArrayList<>();
    indexes.forEach(
        (name, index) ->
            indexList.add(
                AssetDescriptor.builder(CatalogItemType.INDEX, path.child(name))
                    .nativeKind(index.kind)
                    .attribute("unique", Boolean.toString(index.unique))
                    .columns(
                        index.columns.stream()
                            .distinct()
                            .flatMap(column -> Optional.ofNullable(built.get(column)).stream())
                            .toList())
                    .build()));
    return new Catalog.Described(
        asset.columns(List.copyOf(built.values())).keys(keyList).build(), indexList);
  }
}
