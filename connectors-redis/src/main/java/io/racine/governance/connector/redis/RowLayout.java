package io.racine.governance.connector.redis;

import io.racine.governance.spi.asset.ColumnDescriptor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which columns are asked for, and where in a key or value they come from. */
final class RowLayout {
  private final ValueKind kind;
  private final List<ColumnDescriptor> columns;
  private final int[] keyParts;
  private final int[] cells;
  private final List<byte[]> fields = new ArrayList<>();
  private final boolean entries;
  private @Nullable String unknown;

  RowLayout(ValueKind kind, List<String> keyColumns, List<ColumnDescriptor> columns) {
    this.kind = kind;
    this.columns = columns;
    this.keyParts = new int[columns.size()];
    this.cells = new int[columns.size()];
    List<String> names = columns.stream().map(ColumnDescriptor::name).toList();
    this.entries =
        (kind == ValueKind.HASH || kind == ValueKind.STREAM) && ValueColumns.areOfEntries(names);
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      keyParts[i] = ValueColumns.isOfKey(name) ? keyColumns.indexOf(name) : -1;
      cells[i] = keyParts[i] >= 0 ? -1 : cell(name);
      if (keyParts[i] < 0 && cells[i] < 0) {
        unknown = name;
      }
    }
  }

  /** Returns where in the cells of a row a column is, or -1. */
  private int cell(String name) {
    if (ValueColumns.isOfKey(name)) {
      return -1;
    }
    return switch (kind) {
      case STRING -> name.equals(ValueColumns.VALUE) ? 0 : -1;
      case LIST, SET -> name.equals(ValueColumns.ELEMENT) ? 0 : -1;
      case SORTED_SET -> List.of(ValueColumns.MEMBER, ValueColumns.SCORE).indexOf(name);
      case HASH ->
          entries ? List.of(ValueColumns.FIELD, ValueColumns.VALUE).indexOf(name) : field(name, 0);
      case STREAM -> {
        if (entries) {
          yield List.of(ValueColumns.ID, ValueColumns.FIELD, ValueColumns.VALUE).indexOf(name);
        }
        yield name.equals(ValueColumns.ID) ? 0 : field(name, 1);
      }
    };
  }

  private int field(String name, int before) {
    fields.add(ValueColumns.fieldOf(name));
    return before + fields.size() - 1;
  }

  /** Returns whether a column is asked for that such keys do not have. */
  boolean hasUnknown() {
    return unknown != null;
  }

  List<ColumnDescriptor> columns() {
    return columns;
  }

  /** Returns the fields of a hash or stream that are asked for. */
  List<byte[]> fields() {
    return fields;
  }

  /** Returns whether each row is one field of a hash or of an entry of a stream. */
  boolean rowsAreFields() {
    return entries;
  }

  /** Returns whether nothing is asked for but parts of keys. */
  boolean isOfKeysAlone() {
    for (int cell : cells) {
      if (cell >= 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns a row in the order that was asked for. */
  @Nullable Object[] row(List<String> key, @Nullable Object... values) {
    @Nullable Object[] row = new @Nullable Object[keyParts.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = keyParts[i] >= 0 ? key.get(keyParts[i]) : values[cells[i]];
    }
    return row;
  }
}
