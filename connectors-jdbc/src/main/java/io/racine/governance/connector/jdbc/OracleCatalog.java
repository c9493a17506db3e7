package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.KeyDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Lists the Oracle database of the connection from the ALL_ views, that is, what may be seen. */
final class OracleCatalog implements Catalog {
  @Override
  public int chunk() {
    // A list of values may have a thousand.
    return 500;
  }

  @Override
  public List<Place> places(Session session, Scope scope) throws SQLException {
    AssetPath database =
        AssetPath.of(
            session
                .queries()
                .first(
                    "SELECT SYS_CONTEXT('USERENV', 'DB_NAME') FROM DUAL", row -> row.getString(1))
                .orElseThrow(() -> new SQLException("The database has no name", "3D000")));
    List<Place> places = new ArrayList<>();
    places.add(
        new Place(AssetDescriptor.builder(CatalogItemType.DATABASE, database).build(), "", false));
    List<Place> schemas = new ArrayList<>();
    session
        .queries()
        .each(
            """
            SELECT u.USERNAME, u.ORACLE_MAINTAINED FROM ALL_USERS u
            WHERE EXISTS (SELECT 1 FROM ALL_OBJECTS o WHERE o.OWNER = u.USERNAME
              AND o.OBJECT_TYPE IN
                ('TABLE', 'VIEW', 'MATERIALIZED VIEW', 'PROCEDURE', 'FUNCTION'))""",
            row -> {
              String schema = row.getString(1);
              if (scope.includes(schema, "Y".equals(row.getString(2)))) {
                schemas.add(
                    new Place(
                        AssetDescriptor.builder(CatalogItemType.SCHEMA, database.child(schema))
                            .build(),
                        schema,
                        true));
              }
            });
    schemas.sort((one, other) -> one.path().compareTo(other.path()));
    places.addAll(schemas);
    return places;
  }

  @Override
  public List<Entry> entries(Session session, Place place) throws SQLException {
    List<Entry> entries =
        session
            .queries()
            .list(
                """
                SELECT t.TABLE_NAME, 'table' FROM ALL_TABLES t
                WHERE t.OWNER = ? AND t.NESTED = 'NO' AND t.SECONDARY = 'N' AND t.TEMPORARY = 'N'
                  AND (t.IOT_TYPE IS NULL OR t.IOT_TYPE = 'IOT')
                  AND NOT EXISTS (SELECT 1 FROM ALL_MVIEWS m
                    WHERE m.OWNER = t.OWNER AND m.MVIEW_NAME = t.TABLE_NAME)
                UNION ALL
                SELECT VIEW_NAME, 'view' FROM ALL_VIEWS WHERE OWNER = ?
                UNION ALL
                SELECT MVIEW_NAME, 'materialized view' FROM ALL_MVIEWS WHERE OWNER = ?""",
                row ->
                    new Entry(
                        row.getString(2).endsWith("view")
                            ? CatalogItemType.VIEW
                            : CatalogItemType.TABLE,
                        row.getString(1),
                        row.getString(2),
                        row.getString(1)),
                place.schema(),
                place.schema(),
                place.schema());
    entries.addAll(routines(session, place));
    return entries;
  }

  private static List<Entry> routines(Session session, Place place) throws SQLException {
    Map<String, List<String>> arguments = new HashMap<>();
    session
        .queries()
        .each(
            """
            SELECT OBJECT_NAME, DATA_TYPE FROM ALL_ARGUMENTS
            WHERE OWNER = ? AND PACKAGE_NAME IS NULL AND DATA_LEVEL = 0 AND POSITION > 0
            ORDER BY OBJECT_NAME, POSITION""",
            row ->
                arguments
                    .computeIfAbsent(row.getString(1), any -> new ArrayList<>())
                    .add(String.valueOf(row.getString(2))),
            place.schema());
    return session
        .queries()
        .list(
            """
            SELECT OBJECT_NAME, OBJECT_TYPE FROM ALL_PROCEDURES
            WHERE OWNER = ? AND OBJECT_TYPE IN ('PROCEDURE', 'FUNCTION')""",
            row -> {
              String name = row.getString(1);
              List<String> types = arguments.getOrDefault(name, List.of());
              return new Entry(
                  CatalogItemType.valueOf(row.getString(2)),
                  name + "(" + String.join(", ", types) + ")",
                  CanonicalText.lower(row.getString(2)),
                  name);
            },
            place.schema());
  }

  @Override
  public Map<Entry, Described> describe(Session session, Place place, List<Entry> entries)
      throws SQLException {
    var drafts = new EntryDrafts(session, place, entries);
    drafts.tables(
        "SELECT TABLE_NAME, COMMENTS FROM ALL_TAB_COMMENTS"
            + " WHERE OWNER = ? AND TABLE_NAME IN (%s)",
        (draft, row) -> draft.asset().comment(row.getString(2)), place.schema());
    drafts.tables(
        "SELECT TABLE_NAME, NUM_ROWS FROM ALL_TABLES WHERE OWNER = ? AND TABLE_NAME IN (%s)",
        (draft, row) -> {
          long rows = row.getLong(2);
          if (!row.wasNull()) {
            draft.asset().rowEstimate(rows);
          }
        },
        place.schema());
    if (drafts.has(CatalogItemType.VIEW)) {
      drafts.tables(
          "SELECT VIEW_NAME, TEXT FROM ALL_VIEWS WHERE OWNER = ? AND VIEW_NAME IN (%s)",
          (draft, row) -> draft.asset().definition(row.getString(2)), place.schema());
      drafts.tables(
          "SELECT MVIEW_NAME, QUERY FROM ALL_MVIEWS WHERE OWNER = ? AND MVIEW_NAME IN (%s)",
          (draft, row) -> draft.asset().definition(row.getString(2)), place.schema());
    }
    drafts.tables(
        """
        SELECT c.TABLE_NAME, c.COLUMN_NAME, c.DATA_TYPE, c.CHAR_LENGTH, c.DATA_PRECISION,
          c.DATA_SCALE, c.NULLABLE, c.IDENTITY_COLUMN, m.COMMENTS
        FROM ALL_TAB_COLUMNS c
        LEFT JOIN ALL_COL_COMMENTS m ON m.OWNER = c.OWNER AND m.TABLE_NAME = c.TABLE_NAME
          AND m.COLUMN_NAME = c.COLUMN_NAME
        WHERE c.OWNER = ? AND c.TABLE_NAME IN (%s)
        ORDER BY c.TABLE_NAME, c.COLUMN_ID""",
        OracleCatalog::column, place.schema());
    if (drafts.has(CatalogItemType.TABLE)) {
      keys(place, drafts);
    }
    Map<AssetDescriptor.Builder, StringBuilder> sources = new HashMap<>();
    drafts.routines(
        "SELECT NAME, TEXT FROM ALL_SOURCE WHERE OWNER = ? AND TYPE IN ('PROCEDURE', 'FUNCTION')"
            + " AND NAME IN (%s) ORDER BY NAME, LINE",
        (draft, row) -> {
          StringBuilder source = sources.computeIfAbsent(draft, any -> new StringBuilder());
          draft.definition(source.append(row.getString(2)).toString());
        },
        place.schema());
    return drafts.build();
  }

  private static void column(TableDraft draft, ResultSet row) throws SQLException {
    String dataType = row.getString(3);
    int length = row.getInt(4);
    @Nullable Integer precision = number(row, 5);
    @Nullable Integer scale = number(row, 6);
    LogicalType type = OracleTypes.logical(dataType, scale);
    ColumnDescriptor.Builder column =
        draft
            .column(
                row.getString(2), type, OracleTypes.declared(dataType, length, precision, scale))
            .nullable("Y".equals(row.getString(7)))
            .comment(row.getString(9));
    if (type == LogicalType.TEXT && length > 0) {
      column.size(length);
    } else if (type.isNumeric() && precision != null) {
      column.size(precision);
    }
    if ("YES".equals(row.getString(8))) {
      column.attribute("generated", "true");
    }
  }

  private static @Nullable Integer number(ResultSet row, int index) throws SQLException {
    int number = row.getInt(index);
    return row.wasNull() ? null : Integer.valueOf(number);
  }

  private static void keys(Place place, EntryDrafts drafts) throws SQLException {
    drafts.tables(
        """
        SELECT c.TABLE_NAME, c.CONSTRAINT_TYPE, c.CONSTRAINT_NAME, k.COLUMN_NAME, r.OWNER,
          r.TABLE_NAME, rk.COLUMN_NAME
        FROM ALL_CONSTRAINTS c
        JOIN ALL_CONS_COLUMNS k ON k.OWNER = c.OWNER AND k.CONSTRAINT_NAME = c.CONSTRAINT_NAME
        LEFT JOIN ALL_CONSTRAINTS r ON r.OWNER = c.R_OWNER
          AND r.CONSTRAINT_NAME = c.R_CONSTRAINT_NAME
        LEFT JOIN ALL_CONS_COLUMNS rk ON rk.OWNER = r.OWNER
          AND rk.CONSTRAINT_NAME = r.CONSTRAINT_NAME AND rk.POSITION = k.POSITION
        WHERE c.CONSTRAINT_TYPE IN ('P', 'U', 'R') AND c.OWNER = ? AND c.TABLE_NAME IN (%s)
        ORDER BY c.TABLE_NAME, c.CONSTRAINT_NAME, k.POSITION""",
        (draft, row) -> {
          String name = row.getString(3);
          String column = row.getString(4);
          switch (row.getString(2)) {
            case "P" -> draft.key(KeyDescriptor.Kind.PRIMARY, name, column);
            case "U" -> draft.key(KeyDescriptor.Kind.UNIQUE, name, column);
            default -> {
              @Nullable String owner = row.getString(5);
              if (owner != null) {
                AssetPath target =
                    AssetPath.of(place.path().names().get(0), owner, row.getString(6));
                draft.foreignKey(name, column, target, row.getString(7));
              }
            }
          }
        },
        place.schema());
    drafts.tables(
        """
        SELECT i.TABLE_NAME, i.INDEX_NAME, i.UNIQUENESS, i.INDEX_TYPE, c.COLUMN_NAME
        FROM ALL_INDEXES i
        JOIN ALL_IND_COLUMNS c ON c.INDEX_OWNER = i.OWNER AND c.INDEX_NAME = i.INDEX_NAME
        WHERE i.TABLE_OWNER = ? AND i.TABLE_NAME IN (%s)
        ORDER BY i.TABLE_NAME, i.INDEX_NAME, c.COLUMN_POSITION""",
        (draft, row) ->
            draft.index(
                row.getString(2),
                "UNIQUE".equals(row.getString(3)),
                row.getString(4),
                row.getString(5)),
        place.schema());
  }

  /** Returns how many rows a table had when somebody last gathered its statistics. */
  static OptionalLong rows(Session session, AssetPath table) throws SQLException {
    return session
        .queries()
        .first(
            "SELECT NUM_ROWS FROM ALL_TABLES"
                + " WHERE OWNER = ? AND TABLE_NAME = ? AND NUM_ROWS IS NOT NULL",
            row -> row.getLong(1),
            table.names().get(1),
            table.names().get(2))
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }
}
