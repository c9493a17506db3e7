package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.KeyDescriptor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the keys of some tables of a schema: of all at once, since SHOW cannot name some. They
 * are what somebody declared; Snowflake does not enforce them.
 */
final class SnowflakeKeys {
  /** SHOW answers no more rows; there may be keys behind. */
  private static final int MOST_ROWS = 10_000;

  /** One column of one key. */
  private record KeyColumn(
      String table,
      String key,
      String column,
      int position,
      @Nullable AssetPath target,
      @Nullable String targetColumn) {}

  private final Session session;
  private final Catalog.Place place;
  private final EntryDrafts drafts;

  SnowflakeKeys(Session session, Catalog.Place place, EntryDrafts drafts) {
    this.session = session;
    this.place = place;
    this.drafts = drafts;
  }

  void fill() throws SQLException {
    List<String> tables = List.copyOf(drafts.tableKeys());
    String schema = session.names().qualified(place.path().names());
    boolean whole = tables.size() > 1 && fill("IN SCHEMA " + schema, tables.size());
    if (!whole) {
      for (String table : tables) {
        fill("IN TABLE " + schema + "." + session.names().quoted(table), 1);
      }
    }
  }

  /**
   * Adds the keys that lie there.
   *
   * @return false when there are more than SHOW tells; then none was added
   */
  private boolean fill(String where, int tables) throws SQLException {
    List<KeyColumn> primary = columns("SHOW PRIMARY KEYS " + where, SnowflakeKeys::own);
    List<KeyColumn> unique = columns("SHOW UNIQUE KEYS " + where, SnowflakeKeys::own);
    List<KeyColumn> foreign = columns("SHOW IMPORTED KEYS " + where, SnowflakeKeys::imported);
    int most = Math.max(primary.size(), Math.max(unique.size(), foreign.size()));
    if (tables > 1 && most >= MOST_ROWS) {
      return false;
    }
    for (KeyColumn each : primary) {
      add(KeyDescriptor.Kind.PRIMARY, each);
    }
    for (KeyColumn each : unique) {
      add(KeyDescriptor.Kind.UNIQUE, each);
    }
    for (KeyColumn each : foreign) {
      add(KeyDescriptor.Kind.FOREIGN, each);
    }
    return true;
  }

  private List<KeyColumn> columns(String sql, Queries.Row<KeyColumn> row) throws SQLException {
    List<KeyColumn> columns = new ArrayList<>(session.queries().list(sql, row));
    columns.sort(
        Comparator.comparing(KeyColumn::table)
            .thenComparing(KeyColumn::key)
            .thenComparing(KeyColumn::position));
    return columns;
  }

  private static KeyColumn own(ResultSet row) throws SQLException {
    return new KeyColumn(
        row.getString("table_name"),
        row.getString("constraint_name"),
        row.getString("column_name"),
        row.getInt("key_sequence"),
        null,
        null);
  }

  private static KeyColumn imported(ResultSet row) throws SQLException {
    return new KeyColumn(
        row.getString("fk_table_name"),
        row.getString("fk_name"),
        row.getString("fk_column_name"),
        row.getInt("key_sequence"),
        AssetPath.of(
            row.getString("pk_database_name"),
            row.getString("pk_schema_name"),
            row.getString("pk_table_name")),
        row.getString("pk_column_name"));
  }

  private void add(KeyDescriptor.Kind kind, KeyColumn column) {
    @Nullable TableDraft draft = drafts.table(column.table);
    if (draft == null) {
      return;
    }
    @Nullable AssetPath target = column.target;
    if (target == null) {
      draft.key(kind, column.key, column.column);
    } else {
      draft.foreignKey(column.key, column.column, target, column.targetColumn);
    }
  }
}
