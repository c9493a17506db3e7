package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.KeyDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.ConnectorException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists the database that a SQL Server connection names, or all that the login may use, from their
 * sys views.
 */
final class SqlServerCatalog implements Catalog {
  private static final Set<String> SYSTEM_DATABASES = Set.of("master", "model", "msdb", "tempdb");

  private static final Set<String> SYSTEM_SCHEMAS =
      Set.of(
          "sys",
          "INFORMATION_SCHEMA",
          "guest",
          "db_owner",
          "db_accessadmin",
          "db_securityadmin",
          "db_ddladmin",
          "db_backupoperator",
          "db_datareader",
          "db_datawriter",
          "db_denydatareader",
          "db_denydatawriter");

  @Override
  public int chunk() {
    // Each entry is a parameter, of which a query may have 2,100.
    return 1_000;
  }

  @Override
  public List<Place> places(Session session, Scope scope) throws SQLException {
    @Nullable String current = session.connection().getCatalog();
    boolean all = current == null || SYSTEM_DATABASES.contains(current);
    List<String> databases =
        all
            ? session
                .queries()
                .list(
                    "SELECT name FROM sys.databases WHERE state = 0 AND HAS_DBACCESS(name) = 1",
                    row -> row.getString(1))
            : List.of(String.valueOf(current));
    List<Place> places = new ArrayList<>();
    for (String database : databases.stream().sorted().toList()) {
      if (!all || scope.system() || !SYSTEM_DATABASES.contains(database)) {
        AssetPath path = AssetPath.of(database);
        places.add(
            new Place(AssetDescriptor.builder(CatalogItemType.DATABASE, path).build(), "", false));
        places.addAll(schemas(session, path, scope));
      }
    }
    return places;
  }

  private static List<Place> schemas(Session session, AssetPath database, Scope scope)
      throws SQLException {
    return session
        .queries()
        .list(
            in(
                session,
                database,
                """
                SELECT s.name, CAST(ep.value AS nvarchar(4000)) FROM {sys}.schemas s
                LEFT JOIN {sys}.extended_properties ep ON ep.class = 3 AND ep.major_id = s.schema_id
                  AND ep.minor_id = 0 AND ep.name = 'MS_Description'"""),
            row ->
                new Place(
                    AssetDescriptor.builder(
                            CatalogItemType.SCHEMA, database.child(row.getString(1)))
                        .comment(row.getString(2))
                        .build(),
                    row.getString(1),
                    true))
        .stream()
        .filter(place -> scope.includes(place.schema(), SYSTEM_SCHEMAS.contains(place.schema())))
        .sorted((one, other) -> one.path().compareTo(other.path()))
        .toList();
  }

  /** Puts the sys schema of the database that a path lies in where {sys} stands. */
  static String in(Session session, AssetPath path, String sql) throws SQLException {
    return sql.replace("{sys}", session.names().quoted(path.names().get(0)) + ".sys");
  }

  @Override
  public List<Entry> entries(Session session, Place place) throws SQLException {
    Map<String, List<String>> arguments = new HashMap<>();
    session
        .queries()
        .each(
            in(
                session,
                place.path(),
                """
                SELECT o.object_id, t.name FROM {sys}.parameters p
                JOIN {sys}.objects o ON o.object_id = p.object_id
                JOIN {sys}.schemas s ON s.schema_id = o.schema_id
                JOIN {sys}.types t ON t.user_type_id = p.user_type_id
                WHERE s.name = ? AND p.parameter_id > 0
                ORDER BY o.object_id, p.parameter_id"""),
            row ->
                arguments
                    .computeIfAbsent(row.getString(1), any -> new ArrayList<>())
                    .add(row.getString(2)),
            place.schema());
    return session
        .queries()
        .list(
            in(
                session,
                place.path(),
                """
                SELECT o.object_id, o.name, RTRIM(o.type) FROM {sys}.objects o
                JOIN {sys}.schemas s ON s.schema_id = o.schema_id
                WHERE s.name = ? AND o.type IN ('U', 'V', 'P', 'FN', 'IF', 'TF')
                  AND o.is_ms_shipped = 0"""),
            row -> entry(row.getString(1), row.getString(2), row.getString(3), arguments),
            place.schema());
  }

  private static Entry entry(
      String id, String name, String type, Map<String, List<String>> arguments) {
    String signature = name + "(" + String.join(", ", arguments.getOrDefault(id, List.of())) + ")";
    return switch (type) {
      case "U" -> new Entry(CatalogItemType.TABLE, name, "table", id);
      case "V" -> new Entry(CatalogItemType.VIEW, name, "view", id);
      case "P" -> new Entry(CatalogItemType.PROCEDURE, signature, "procedure", id);
      case "FN" -> new Entry(CatalogItemType.FUNCTION, signature, "function", id);
      default -> new Entry(CatalogItemType.FUNCTION, signature, "table function", id);
    };
  }

  @Override
  public Map<Entry, Described> describe(Session session, Place place, List<Entry> entries)
      throws SQLException {
    var drafts = new EntryDrafts(session, place, entries);
    String comments =
        in(
            session,
            place.path(),
            """
            SELECT o.object_id, CAST(ep.value AS nvarchar(4000)) FROM {sys}.objects o
            LEFT JOIN {sys}.extended_properties ep ON ep.class = 1 AND ep.major_id = o.object_id
              AND ep.minor_id = 0 AND ep.name = 'MS_Description'
            WHERE o.object_id IN (%s)""");
    String definitions =
        in(
            session,
            place.path(),
            "SELECT m.object_id, m.definition FROM {sys}.sql_modules m WHERE m.object_id IN (%s)");
    drafts.tables(comments, (draft, row) -> draft.asset().comment(row.getString(2)));
    if (drafts.has(CatalogItemType.TABLE)) {
      sizes(session, place, drafts);
    }
    if (drafts.has(CatalogItemType.VIEW)) {
      drafts.tables(definitions, (draft, row) -> draft.asset().definition(row.getString(2)));
    }
    drafts.tables(
        in(
            session,
            place.path(),
            """
            SELECT c.object_id, c.name, t.name, b.name, c.max_length, c.precision, c.scale,
              c.is_nullable, c.is_identity, c.is_computed, CAST(ep.value AS nvarchar(4000))
            FROM {sys}.columns c
            JOIN {sys}.types t ON t.user_type_id = c.user_type_id
            LEFT JOIN {sys}.types b ON b.user_type_id = c.system_type_id
            LEFT JOIN {sys}.extended_properties ep ON ep.class = 1 AND ep.major_id = c.object_id
              AND ep.minor_id = c.column_id AND ep.name = 'MS_Description'
            WHERE c.object_id IN (%s) ORDER BY c.object_id, c.column_id"""),
        SqlServerCatalog::column);
    if (drafts.has(CatalogItemType.TABLE)) {
      keys(session, place, drafts);
    }
    drafts.routines(comments, (draft, row) -> draft.comment(row.getString(2)));
    drafts.routines(definitions, (draft, row) -> draft.definition(row.getString(2)));
    return drafts.build();
  }

  /** The view with the better numbers wants VIEW DATABASE STATE; a reader may well lack it. */
  private static void sizes(Session session, Place place, EntryDrafts drafts) throws SQLException {
    try {
      drafts.tables(
          in(
              session,
              place.path(),
              """
              SELECT p.object_id, SUM(CASE WHEN p.index_id IN (0, 1) THEN p.row_count ELSE 0 END),
                SUM(p.reserved_page_count) * 8192
              FROM {sys}.dm_db_partition_stats p WHERE p.object_id IN (%s)
              GROUP BY p.object_id"""),
          (draft, row) -> draft.asset().rowEstimate(row.getLong(2)).sizeInBytes(row.getLong(3)));
    } catch (SQLException e) {
      if (!SqlFailures.whyFailed(e).equals(ConnectorException.ACCESS_DENIED)) {
        throw e;
      }
      drafts.tables(
          in(session, place.path(), ROWS + " WHERE p.object_id IN (%s) GROUP BY p.object_id"),
          (draft, row) -> draft.asset().rowEstimate(row.getLong(2)));
    }
  }

  private static final String ROWS =
      "SELECT p.object_id, SUM(CASE WHEN p.index_id IN (0, 1) THEN p.rows ELSE 0 END)"
          + " FROM {sys}.partitions p";

  /** Returns about how many rows a table has; 0 when nobody can tell. */
  static long rows(Session session, AssetPath table) throws SQLException {
    return session
        .queries()
        .first(
            in(
                session,
                table,
                ROWS
                    + " JOIN {sys}.objects o ON o.object_id = p.object_id"
                    + " JOIN {sys}.schemas s ON s.schema_id = o.schema_id"
                    + " WHERE s.name = ? AND o.name = ? GROUP BY p.object_id"),
            row -> row.getLong(2),
            table.names().get(1),
            table.names().get(2))
        .orElse(0L);
  }

  private static void column(TableDraft draft, ResultSet row) throws SQLException {
    String named = row.getString(3);
    @Nullable String base = row.getString(4);
    String type = base == null || named.equals("sysname") ? named : base;
    int length = row.getInt(5);
    int precision = row.getInt(6);
    int scale = row.getInt(7);
    LogicalType logical = SqlServerTypes.logical(type);
    ColumnDescriptor.Builder column =
        draft
            .column(
                row.getString(2), logical, SqlServerTypes.declared(type, length, precision, scale))
            .nullable(row.getBoolean(8))
            .comment(row.getString(11));
    if (logical == LogicalType.DECIMAL) {
      column.size(precision);
    } else if (logical == LogicalType.TEXT && length > 0 && !type.endsWith("text")) {
      column.size(type.startsWith("n") ? length / 2 : length);
    }
    if (row.getBoolean(9) || row.getBoolean(10)) {
      column.attribute("generated", "true");
    }
    if (!named.equals(type)) {
      column.attribute("domain", named);
    }
  }

  private static void keys(Session session, Place place, EntryDrafts drafts) throws SQLException {
    drafts.tables(
        in(
            session,
            place.path(),
            """
            SELECT i.object_id, i.name, i.is_primary_key, i.is_unique_constraint, i.is_unique,
              i.type_desc, c.name
            FROM {sys}.indexes i
            JOIN {sys}.index_columns ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id
            JOIN {sys}.columns c ON c.object_id = ic.object_id AND c.column_id = ic.column_id
            WHERE i.object_id IN (%s) AND i.name IS NOT NULL AND ic.is_included_column = 0
            ORDER BY i.object_id, i.index_id, ic.key_ordinal"""),
        (draft, row) -> {
          String name = row.getString(2);
          String column = row.getString(7);
          if (row.getBoolean(3)) {
            draft.key(KeyDescriptor.Kind.PRIMARY, name, column);
          } else if (row.getBoolean(4)) {
            draft.key(KeyDescriptor.Kind.UNIQUE, name, column);
          }
          draft.index(name, row.getBoolean(5), row.getString(6), column);
        });
    drafts.tables(
        in(
            session,
            place.path(),
            """
            SELECT f.parent_object_id, f.name, pc.name, rs.name, ro.name, rc.name
            FROM {sys}.foreign_keys f
            JOIN {sys}.foreign_key_columns fc ON fc.constraint_object_id = f.object_id
            JOIN {sys}.columns pc ON pc.object_id = fc.parent_object_id
              AND pc.column_id = fc.parent_column_id
            JOIN {sys}.columns rc ON rc.object_id = fc.referenced_object_id
              AND rc.column_id = fc.referenced_column_id
            JOIN {sys}.objects ro ON ro.object_id = f.referenced_object_id
            JOIN {sys}.schemas rs ON rs.schema_id = ro.schema_id
            WHERE f.parent_object_id IN (%s)
            ORDER BY f.parent_object_id, f.name, fc.constraint_column_id"""),
        (draft, row) ->
            draft.foreignKey(
                row.getString(2),
                row.getString(3),
                AssetPath.of(place.path().names().get(0), row.getString(4), row.getString(5)),
                row.getString(6)));
  }
}
