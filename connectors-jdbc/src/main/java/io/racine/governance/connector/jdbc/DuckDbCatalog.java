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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists a DuckDB connection's database and those attached to it. */
final class DuckDbCatalog implements Catalog {
  private static final String SYSTEM_DATABASE = "system";
  private static final Set<String> SYSTEM_SCHEMAS = Set.of("information_schema", "pg_catalog");

  @Override
  public int chunk() {
    // DuckDB walks its whole catalogue for each query here, so few and large ones are best.
    return 1_000;
  }

  @Override
  public List<Place> places(Session session, Scope scope) throws SQLException {
    List<Place> places = new ArrayList<>();
    Set<String> databases = new HashSet<>();
    session
        .queries()
        .each(
            """
            SELECT d.database_name, d.comment, s.schema_name, s.comment
            FROM duckdb_databases() d
            LEFT JOIN duckdb_schemas() s ON s.database_name = d.database_name
            WHERE NOT d.internal OR (d.database_name = 'system' AND ?)
            ORDER BY 1, 3""",
            row -> {
              AssetPath database = AssetPath.of(row.getString(1));
              @Nullable String schema = row.getString(3);
              boolean system =
                  database.name().equals(SYSTEM_DATABASE) || SYSTEM_SCHEMAS.contains(schema);
              if (databases.add(database.name())) {
                places.add(
                    new Place(
                        AssetDescriptor.builder(CatalogItemType.DATABASE, database)
                            .comment(row.getString(2))
                            .build(),
                        "",
                        false));
              }
              if (schema != null && scope.includes(schema, system)) {
                places.add(
                    new Place(
                        AssetDescriptor.builder(CatalogItemType.SCHEMA, database.child(schema))
                            .comment(row.getString(4))
                            .build(),
                        schema,
                        true));
              }
            },
            scope.system());
    return places;
  }

  @Override
  public List<Entry> entries(Session session, Place place) throws SQLException {
    String database = place.path().names().get(0);
    List<Entry> entries =
        session
            .queries()
            .list(
                """
                SELECT table_name, 'table' FROM duckdb_tables()
                WHERE database_name = ? AND schema_name = ?
                UNION ALL
                SELECT view_name, 'view' FROM duckdb_views()
                WHERE database_name = ? AND schema_name = ?
                  AND (NOT internal OR database_name = 'system')""",
                row ->
                    new Entry(
                        row.getString(2).equals("view")
                            ? CatalogItemType.VIEW
                            : CatalogItemType.TABLE,
                        row.getString(1),
                        row.getString(2),
                        row.getString(1)),
                database,
                place.schema(),
                database,
                place.schema());
    entries.addAll(
        session
            .queries()
            .list(
                "SELECT DISTINCT "
                    + SIGNATURE
                    + ", function_type FROM duckdb_functions() WHERE database_name = ?"
                    + " AND schema_name = ? AND function_type IN ('macro', 'table_macro')"
                    + " AND NOT internal",
                row ->
                    new Entry(
                        CatalogItemType.FUNCTION,
                        row.getString(1),
                        row.getString(2).replace('_', ' '),
                        row.getString(1)),
                database,
                place.schema()));
    return entries;
  }

  /** A macro's name with the types of its arguments, of which most are not declared. */
  private static final String SIGNATURE =
      "function_name || '('"
          + " || array_to_string([coalesce(t, 'any') for t in parameter_types], ', ') || ')'";

  @Override
  public Map<Entry, Described> describe(Session session, Place place, List<Entry> entries)
      throws SQLException {
    String database = place.path().names().get(0);
    var drafts = new EntryDrafts(session, place, entries);
    drafts.tables(
        """
        SELECT table_name, comment, estimated_size FROM duckdb_tables()
        WHERE database_name = ? AND schema_name = ? AND table_name IN (%s)""",
        (draft, row) -> {
          draft.asset().comment(row.getString(2));
          long rows = row.getLong(3);
          if (!row.wasNull()) {
            draft.asset().rowEstimate(rows);
          }
        },
        database,
        place.schema());
    drafts.tables(
        """
        SELECT view_name, comment, sql FROM duckdb_views()
        WHERE database_name = ? AND schema_name = ? AND view_name IN (%s)""",
        (draft, row) -> draft.asset().comment(row.getString(2)).definition(row.getString(3)),
        database,
        place.schema());
    drafts.tables(
        """
        SELECT table_name, column_name, data_type, is_nullable, comment, numeric_precision,
          is_generated
        FROM duckdb_columns()
        WHERE database_name = ? AND schema_name = ? AND table_name IN (%s)
        ORDER BY table_name, column_index""",
        DuckDbCatalog::column, database, place.schema());
    drafts.tables(
        """
        SELECT table_name, constraint_type, constraint_name, constraint_column_names[i],
          referenced_table, referenced_column_names[i]
        FROM (
          SELECT *, unnest(range(1, len(constraint_column_names) + 1)) AS i
          FROM duckdb_constraints()
          WHERE database_name = ? AND schema_name = ? AND table_name IN (%s)
            AND constraint_type IN ('PRIMARY KEY', 'UNIQUE', 'FOREIGN KEY'))
        ORDER BY table_name, constraint_name, i""",
        (draft, row) -> key(place, draft, row), database, place.schema());
    drafts.tables(
        """
        SELECT table_name, index_name, is_unique, unnest(CAST(expressions AS VARCHAR[]))
        FROM duckdb_indexes()
        WHERE database_name = ? AND schema_name = ? AND table_name IN (%s)""",
        (draft, row) ->
            draft.index(row.getString(2), row.getBoolean(3), "", unquoted(row.getString(4))),
        database,
        place.schema());
    drafts.routines(
        "SELECT * FROM (SELECT "
            + SIGNATURE
            + " AS signature, macro_definition, comment FROM duckdb_functions()"
            + " WHERE database_name = ? AND schema_name = ? AND NOT internal) WHERE signature IN"
            + " (%s)",
        (draft, row) -> draft.definition(row.getString(2)).comment(row.getString(3)),
        database,
        place.schema());
    return drafts.build();
  }

  private static void column(TableDraft draft, ResultSet row) throws SQLException {
    DuckDbType type = DuckDbType.parse(row.getString(3));
    LogicalType logical = type.logical();
    ColumnDescriptor.Builder column =
        draft
            .column(row.getString(2), logical, type.toString())
            .nullable(row.getBoolean(4))
            .comment(row.getString(5));
    int precision = row.getInt(6);
    if (logical == LogicalType.DECIMAL && precision > 0) {
      column.size(precision);
    }
    if (row.getBoolean(7)) {
      column.attribute("generated", "true");
    }
  }

  private static void key(Place place, TableDraft draft, ResultSet row) throws SQLException {
    String name = row.getString(3);
    String column = row.getString(4);
    switch (row.getString(2)) {
      case "PRIMARY KEY" -> draft.key(KeyDescriptor.Kind.PRIMARY, name, column);
      case "UNIQUE" -> draft.key(KeyDescriptor.Kind.UNIQUE, name, column);
      default ->
          // DuckDB refuses foreign keys into another schema.
          draft.foreignKey(name, column, place.path().child(row.getString(5)), row.getString(6));
    }
  }

  /** Returns the column that an index's expression is; an expression of another kind as it is. */
  private static String unquoted(String expression) {
    String text = expression;
    if (text.length() > 1 && text.startsWith("'") && text.endsWith("'")) {
      text = text.substring(1, text.length() - 1).replace("''", "'");
    }
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
        : text;
  }

  /** Returns about how many rows a table has; nothing when it is none of DuckDB's own. */
  static OptionalLong rows(Session session, AssetPath path) throws SQLException {
    return session
        .queries()
        .first(
            """
            SELECT t.estimated_size FROM duckdb_tables() t
            JOIN duckdb_databases() d ON d.database_name = t.database_name
            WHERE d.type = 'duckdb' AND t.database_name = ? AND t.schema_name = ?
              AND t.table_name = ? AND t.estimated_size IS NOT NULL""",
            row -> row.getLong(1),
            path.names().toArray())
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  /** Returns whether a column takes the name of the row ids, which are then out of reach. */
  static boolean hidesRowIds(AssetDescriptor asset) {
    return asset.columns().stream().anyMatch(column -> column.name().equalsIgnoreCase("rowid"));
  }
}
