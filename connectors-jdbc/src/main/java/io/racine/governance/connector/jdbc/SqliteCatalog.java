package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.KeyDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lists the main database of an SQLite connection. */
final class SqliteCatalog implements Catalog {
  private static final String DATABASE = "main";
  private static final Pattern SIZE = Pattern.compile(".*\\(\\s*(\\d{1,9})\\s*[,)].*");

  @Override
  public List<Place> places(Session session, Scope scope) {
    return List.of(
        new Place(
            AssetDescriptor.builder(CatalogItemType.DATABASE, AssetPath.of(DATABASE)).build(),
            DATABASE,
            true));
  }

  @Override
  public List<Entry> entries(Session session, Place place) throws SQLException {
    return session
        .queries()
        .list(
            """
            SELECT name, type, sql FROM main.sqlite_master
            WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'""",
            row -> {
              boolean view = row.getString(2).equals("view");
              @Nullable String sql = row.getString(3);
              boolean virtual =
                  sql != null && sql.toUpperCase(Locale.ROOT).startsWith("CREATE VIRTUAL");
              return new Entry(
                  view ? CatalogItemType.VIEW : CatalogItemType.TABLE,
                  row.getString(1),
                  virtual ? "virtual table" : row.getString(2),
                  row.getString(1));
            });
  }

  private interface DraftRow {
    void accept(TableDraft draft, ResultSet row) throws SQLException;
  }

  @Override
  public Map<Entry, Described> describe(Session session, Place place, List<Entry> entries)
      throws SQLException {
    Map<String, TableDraft> drafts = new LinkedHashMap<>();
    entries.forEach(entry -> drafts.put(entry.name(), new TableDraft(place, entry)));
    each(
        session,
        drafts,
        """
        SELECT m.name, p.name, p.type, p."notnull", p.pk, p.hidden
        FROM main.sqlite_master m JOIN pragma_table_xinfo(m.name, 'main') p
        WHERE m.type IN ('table', 'view') AND m.name IN (%s) AND p.hidden <> 1
        ORDER BY m.name, p.cid""",
        SqliteCatalog::column);
    each(
        session,
        drafts,
        """
        SELECT m.name, p.name FROM main.sqlite_master m JOIN pragma_table_info(m.name, 'main') p
        WHERE m.type = 'table' AND m.name IN (%s) AND p.pk > 0 ORDER BY m.name, p.pk""",
        (draft, row) -> draft.key(KeyDescriptor.Kind.PRIMARY, "", row.getString(2)));
    each(
        session,
        drafts,
        """
        SELECT m.name, f.id, f."table", f."from", f."to"
        FROM main.sqlite_master m JOIN pragma_foreign_key_list(m.name, 'main') f
        WHERE m.type = 'table' AND m.name IN (%s) ORDER BY m.name, f.id, f.seq""",
        (draft, row) ->
            draft.foreignKey(
                "fk" + row.getString(2),
                row.getString(4),
                AssetPath.of(DATABASE, row.getString(3)),
                row.getString(5)));
    each(
        session,
        drafts,
        """
        SELECT m.name, l.name, l."unique", l.origin, i.name
        FROM main.sqlite_master m JOIN pragma_index_list(m.name, 'main') l
        JOIN pragma_index_info(l.name, 'main') i
        WHERE m.type = 'table' AND m.name IN (%s) ORDER BY m.name, l.name, i.seqno""",
        SqliteCatalog::index);
    each(
        session,
        drafts,
        "SELECT name, sql FROM main.sqlite_master WHERE type = 'view' AND name IN (%s)",
        (draft, row) -> draft.asset().definition(row.getString(2)));
    estimates(session, drafts);
    Map<Entry, Described> described = new HashMap<>();
    for (Entry entry : entries) {
      @Nullable TableDraft draft = drafts.get(entry.name());
      if (draft != null && draft.hasColumns()) {
        described.put(entry, draft.build());
      }
    }
    return described;
  }

  private static void each(
      Session session, Map<String, TableDraft> drafts, String sql, DraftRow action)
      throws SQLException {
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
            drafts.keySet().toArray());
  }

  private static void column(TableDraft draft, ResultSet row) throws SQLException {
    @Nullable String declared = row.getString(3);
    String nativeType = declared == null ? "" : declared;
    LogicalType type = logical(nativeType);
    ColumnDescriptor.Builder column =
        draft.column(row.getString(2), type, nativeType).nullable(!row.getBoolean(4));
    Matcher size = SIZE.matcher(nativeType);
    if (size.matches() && (type == LogicalType.TEXT || type == LogicalType.DECIMAL)) {
      column.size(Integer.parseInt(size.group(1)));
    }
    if (row.getInt(6) > 1) {
      column.attribute("generated", "true");
    }
  }

  private static void index(TableDraft draft, ResultSet row) throws SQLException {
    String name = row.getString(2);
    @Nullable String column = row.getString(5);
    draft.index(name, row.getBoolean(3), "", column);
    if (row.getString(4).equals("u") && column != null) {
      draft.key(KeyDescriptor.Kind.UNIQUE, name, column);
    }
  }

  /** The statistics of ANALYZE, when somebody has run it. */
  private static void estimates(Session session, Map<String, TableDraft> drafts)
      throws SQLException {
    boolean analysed =
        session
            .queries()
            .first(
                "SELECT 1 FROM main.sqlite_master WHERE name = 'sqlite_stat1'",
                row -> row.getInt(1))
            .isPresent();
    if (analysed) {
      each(
          session,
          drafts,
          "SELECT tbl, max(CAST(stat AS INTEGER)) FROM main.sqlite_stat1 WHERE tbl IN (%s)"
              + " GROUP BY tbl",
          (draft, row) -> draft.asset().rowEstimate(row.getLong(2)));
    }
  }

  /** Returns what a declared type means, by the words that people write in it. */
  static LogicalType logical(String declared) {
    int bracket = declared.indexOf('(');
    String type =
        (bracket < 0 ? declared : declared.substring(0, bracket)).strip().toUpperCase(Locale.ROOT);
    if (type.isEmpty()) {
      return LogicalType.OTHER;
    }
    if (type.startsWith("BOOL")) {
      return LogicalType.BOOLEAN;
    }
    if (type.equals("DATE")) {
      return LogicalType.DATE;
    }
    if (type.startsWith("TIMESTAMP") || type.startsWith("DATETIME")) {
      return LogicalType.TIMESTAMP;
    }
    if (type.equals("TIME")) {
      return LogicalType.TIME;
    }
    if (type.startsWith("JSON")) {
      return LogicalType.JSON;
    }
    if (type.equals("UUID")) {
      return LogicalType.UUID;
    }
    // From here on as SQLite itself decides, in its order.
    if (type.contains("INT")) {
      return LogicalType.INTEGER;
    }
    if (type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT")) {
      return LogicalType.TEXT;
    }
    if (type.contains("BLOB") || type.contains("BINARY")) {
      return LogicalType.BINARY;
    }
    if (type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB")) {
      return LogicalType.FLOAT;
    }
    return type.startsWith("DEC") || type.startsWith("NUM")
        ? LogicalType.DECIMAL
        : LogicalType.OTHER;
  }

  static boolean hasRowIds(Session session, AssetPath path) throws SQLException {
    return session
        .queries()
        .first(
            "SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ? AND type = 'table'",
            row -> row.getInt(1) == 0,
            path.name())
        .orElse(false);
  }

  /** Returns the ends of a table's row ids; nothing when it has none or holds no rows. */
  static Optional<KeyRanges.Span> rowIds(Session session, AssetPath path) throws SQLException {
    return hasRowIds(session, path) ? KeyRanges.span(session, path, "_rowid_") : Optional.empty();
  }
}
