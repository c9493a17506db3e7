package io.racine.governance.connector.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import java.util.List;
import java.util.Set;

/** The names of columns, and which of them is which part of a value. */
final class ValueColumns {
  static final String KEY = "key";
  static final String VALUE = "value";
  static final String FIELD = "field";
  static final String ELEMENT = "element";
  static final String MEMBER = "member";
  static final String SCORE = "score";
  static final String ID = "id";

  private static final String ESCAPE = "field.";
  private static final Set<String> TAKEN = Set.of(KEY, FIELD, VALUE, ID);

  private ValueColumns() {}

  /** Returns the column of a field of a hash or stream. */
  static String ofField(String field) {
    boolean taken =
        TAKEN.contains(field) || field.startsWith(ESCAPE) || field.startsWith(KEY + ".");
    return taken ? ESCAPE + field : field;
  }

  /** Returns the field that a column is of. */
  static byte[] fieldOf(String column) {
    return (column.startsWith(ESCAPE) ? column.substring(ESCAPE.length()) : column).getBytes(UTF_8);
  }

  /** Returns whether a column is of the key. */
  static boolean isOfKey(String column) {
    return column.equals(KEY) || column.startsWith(KEY + ".");
  }

  /** Returns whether columns are those of a table of which each row is one field. */
  static boolean areOfEntries(List<String> columns) {
    return columns.contains(FIELD) || columns.contains(VALUE);
  }

  static ColumnDescriptor column(String name, LogicalType type, String nativeType, boolean sure) {
    return ColumnDescriptor.builder(FieldPath.of(name), type)
        .nativeType(nativeType)
        .nullable(!sure)
        .build();
  }

  static ColumnDescriptor keyColumn(String name, boolean primary) {
    return ColumnDescriptor.builder(FieldPath.of(name), LogicalType.TEXT)
        .nativeType("part of key")
        .nullable(false)
        .key(primary)
        .build();
  }
}
