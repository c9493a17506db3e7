package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.KeyDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What information_schema knows of some tables and views of one MySQL or MariaDB database. */
final class MySqlTables {
  private final Session session;
  private final String schema;
  private final boolean mariaDb;
  private final Map<String, TableDraft> drafts;
  private final Set<String> found = new HashSet<>();
  private final Set<String> jsonColumns = new HashSet<>();

  MySqlTables(Session session, String schema, boolean mariaDb, Map<String, TableDraft> drafts) {
    this.session = session;
    this.schema = schema;
    this.mariaDb = mariaDb;
    this.drafts = drafts;
  }

  private interface DraftRow {
    void accept(TableDraft draft, ResultSet row) throws SQLException;
  }

  /** Returns whether a table was still there. */
  boolean found(String name) {
    return found.contains(name);
  }

  void fill() throws SQLException {
    tables();
    if (mariaDb) {
      jsonColumns();
    }
    columns();
    keys();
    indexes();
  }

  /** Runs a query whose first column names the table. */
  private void each(String sql, DraftRow action) throws SQLException {
    session
        .queries()
        .each(
            sql.replace("%s", Names.marks(drafts.size())),
            row -> {
              @Nullable TableDraft draft = drafts.get(row.getString(1));
              if (draft != null) {
                action.accept(draft, row);
              }
            },
            Names.parameters(schema, drafts.keySet()));
  }

  private void tables() throws SQLException {
    each(
        """
        SELECT TABLE_NAME, TABLE_TYPE, TABLE_COMMENT, TABLE_ROWS, DATA_LENGTH + INDEX_LENGTH, ENGINE
        FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN (%s)""",
        (draft, row) -> {
          found.add(row.getString(1));
          if (row.getString(2).contains("VIEW")) {
            // The comment of a view is the word VIEW, or why it fails.
            return;
          }
          draft.asset().comment(row.getString(3));
          long rows = row.getLong(4);
          if (!row.wasNull()) {
            draft.asset().rowEstimate(rows);
          }
          long bytes = row.getLong(5);
          if (!row.wasNull()) {
            draft.asset().sizeInBytes(bytes);
          }
          @Nullable String engine = row.getString(6);
          if (engine != null) {
            draft.asset().attribute("engine", CanonicalText.lower(engine));
          }
        });
    each(
        """
        SELECT TABLE_NAME, VIEW_DEFINITION FROM information_schema.VIEWS
        WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN (%s)""",
        (draft, row) -> draft.asset().definition(row.getString(2)));
  }

  /** MariaDB's JSON is a text whose check the server made itself. */
  private void jsonColumns() throws SQLException {
    each(
        """
        SELECT TABLE_NAME, CONSTRAINT_NAME FROM information_schema.CHECK_CONSTRAINTS
        WHERE CONSTRAINT_SCHEMA = ? AND TABLE_NAME IN (%s) AND LEVEL = 'Column'
          AND CHECK_CLAUSE LIKE 'json!_valid(%' ESCAPE '!'""",
        (draft, row) -> jsonColumns.add(row.getString(1) + "\0" + row.getString(2)));
  }

  private void columns() throws SQLException {
    each(
        """
        SELECT TABLE_NAME, COLUMN_NAME, DATA_TYPE, COLUMN_TYPE, IS_NULLABLE,
          CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION, COLUMN_COMMENT, EXTRA
        FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN (%s)
        ORDER BY TABLE_NAME, ORDINAL_POSITION""",
        this::column);
  }

  private void column(TableDraft draft, ResultSet row) throws SQLException {
    String name = row.getString(2);
    String columnType = row.getString(4).toLowerCase(Locale.ROOT);
    LogicalType type =
        jsonColumns.contains(row.getString(1) + "\0" + name)
            ? LogicalType.JSON
            : MySqlTypes.of(row.getString(3).toLowerCase(Locale.ROOT), columnType);
    ColumnDescriptor.Builder column =
        draft
            .column(name, type, row.getString(4))
            .nullable(row.getString(5).equals("YES"))
            .comment(row.getString(8));
    long size = type == LogicalType.TEXT ? row.getLong(6) : row.getLong(7);
    if (size > 0 && (type == LogicalType.TEXT || type == LogicalType.DECIMAL)) {
      column.size((int) Math.min(Integer.MAX_VALUE, size));
    }
    String extra = row.getString(9).toLowerCase(Locale.ROOT);
    if (extra.contains("auto_increment") || extra.contains("generated")) {
      column.attribute("generated", "true");
    }
    if (row.getString(3).equals("enum") || row.getString(3).equals("set")) {
      column.attribute("enumeration", "true");
    }
  }

  private void keys() throws SQLException {
    each(
        """
        SELECT K.TABLE_NAME, T.CONSTRAINT_TYPE, K.CONSTRAINT_NAME, K.COLUMN_NAME,
          K.REFERENCED_TABLE_SCHEMA, K.REFERENCED_TABLE_NAME, K.REFERENCED_COLUMN_NAME
        FROM information_schema.KEY_COLUMN_USAGE K
        JOIN information_schema.TABLE_CONSTRAINTS T
          ON T.CONSTRAINT_SCHEMA = K.CONSTRAINT_SCHEMA AND T.TABLE_NAME = K.TABLE_NAME
          AND T.CONSTRAINT_NAME = K.CONSTRAINT_NAME
        WHERE K.TABLE_SCHEMA = ? AND K.TABLE_NAME IN (%s)
        ORDER BY K.TABLE_NAME, K.CONSTRAINT_NAME, K.ORDINAL_POSITION""",
        (draft, row) -> {
          String name = row.getString(3);
          String column = row.getString(4);
          switch (row.getString(2)) {
            case "PRIMARY KEY" -> draft.key(KeyDescriptor.Kind.PRIMARY, name, column);
            case "UNIQUE" -> draft.key(KeyDescriptor.Kind.UNIQUE, name, column);
            default -> {
              @Nullable String target = row.getString(6);
              if (target != null) {
                draft.foreignKey(
                    name, column, AssetPath.of(row.getString(5), target), row.getString(7));
              }
            }
          }
        });
  }

  private void indexes() throws SQLException {
    each(
        """
        SELECT TABLE_NAME, INDEX_NAME, NON_UNIQUE, INDEX_TYPE, COLUMN_NAME
        FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN (%s)
        ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX""",
        (draft, row) ->
            draft.index(row.getString(2), row.getInt(3) == 0, row.getString(4), row.getString(5)));
  }
}
