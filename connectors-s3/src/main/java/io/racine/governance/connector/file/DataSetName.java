package io.racine.governance.connector.file;

import io.racine.governance.spi.asset.AssetPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a data set is, and which keys are of it.
 *
 * <p>A star in the schema stands for any one folder, a table {@code *.csv} for any table of that
 * ending: where there are too many to be told apart.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param container the bucket; empty for none
 * @param schema the folders above; empty for none
 * @param table the name of {@link DataSetKey#table()}
 * @param inner the sheet, or the table in an archive; empty for none
 */
record DataSetName(String container, String schema, String table, String inner) {
  /** Parts an object's data set from the table inside its objects; escaped in both. */
  private static final char INNER = '!';

  private static final String ANY = "*";

  AssetPath path() {
    List<String> names = new ArrayList<>(3);
    for (String name :
        List.of(container, schema, inner.isEmpty() ? table : table + INNER + inner)) {
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return new AssetPath(names);
  }

  DataSetName within(String inner) {
    return new DataSetName(container, schema, table, inner);
  }

  /** Returns what has that path, or nothing when it can be no data set's. */
  static Optional<DataSetName> parse(AssetPath path, boolean hasContainers) {
    List<String> names = path.names();
    int first = hasContainers ? 1 : 0;
    if (names.size() <= first || names.size() > first + 2) {
      return Optional.empty();
    }
    String last = path.name();
    int mark = last.indexOf(INNER);
    return Optional.of(
        new DataSetName(
            hasContainers ? names.get(0) : "",
            names.size() == first + 2 ? names.get(first) : "",
            mark < 0 ? last : last.substring(0, mark),
            mark < 0 ? "" : last.substring(mark + 1)));
  }

  /** Returns whether an object with such a key is of this data set. */
  boolean matches(DataSetKey key) {
    return schemaMatches(key.schema()) && tableMatches(key.table());
  }

  private boolean schemaMatches(String other) {
    if (schema.indexOf(ANY) < 0) {
      return schema.equals(other);
    }
    String[] mine = schema.split("/", -1);
    String[] theirs = other.split("/", -1);
    if (mine.length != theirs.length) {
      return false;
    }
    for (int i = 0; i < mine.length; i++) {
      if (!mine[i].equals(ANY) && !mine[i].equals(theirs[i])) {
        return false;
      }
    }
    return true;
  }

  private boolean tableMatches(String other) {
    return table.startsWith(ANY) ? table.equals(anyTable(other)) : table.equals(other);
  }

  /** Returns the name that a table shares with all others of its ending. */
  static String anyTable(String table) {
    int dot = table.indexOf('.', table.lastIndexOf('/') + 1);
    return ANY + (dot < 0 ? "" : table.substring(dot));
  }

  static String anyFolder() {
    return ANY;
  }

  /** Returns what the keys of all its objects begin with. */
  String prefix() {
    String folders = NameTemplate.literalStart(schema);
    if (folders.length() < schema.length()) {
      return folders;
    }
    String literal = NameTemplate.literalStart(table);
    int dot = literal.indexOf('.');
    String start = dot < 0 ? literal : literal.substring(0, dot);
    return schema.isEmpty() ? start : schema + "/" + start;
  }
}
