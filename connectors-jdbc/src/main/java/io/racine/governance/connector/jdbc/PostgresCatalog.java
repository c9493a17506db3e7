package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists the PostgreSQL database of the connection from pg_catalog. */
final class PostgresCatalog implements Catalog {
  @Override
  public List<Place> places(Session session, Scope scope) throws SQLException {
    List<Place> places = new ArrayList<>();
    PostgresGrants onDatabase = PostgresGrants.onDatabase(session);
    PostgresGrants onSchemas = PostgresGrants.onSchemas(session);
    Place database =
        session
            .queries()
            .first(
                """
                SELECT d.datname, shobj_description(d.oid, 'pg_database')
                FROM pg_catalog.pg_database d WHERE d.datname = current_database()""",
                row ->
                    place(
                        CatalogItemType.DATABASE,
                        AssetPath.of(row.getString(1)),
                        row.getString(2),
                        "",
                        onDatabase))
            .orElseThrow(() -> new SQLException("The database has no name", "3D000"));
    places.add(database);
    session
        .queries()
        .list(
            """
            SELECT nspname, obj_description(oid, 'pg_namespace') FROM pg_catalog.pg_namespace
            WHERE nspname !~ '^pg_(toast|temp_|toast_temp_)'""",
            row ->
                place(
                    CatalogItemType.SCHEMA,
                    database.path().child(row.getString(1)),
                    row.getString(2),
                    row.getString(1),
                    onSchemas))
        .stream()
        .filter(place -> scope.includes(place.schema(), isSystem(place.schema())))
        .sorted(Comparator.comparing(Place::path))
        .forEach(places::add);
    return places;
  }

  private static Place place(
      CatalogItemType type,
      AssetPath path,
      @Nullable String comment,
      String schema,
      PostgresGrants grants) {
    AssetDescriptor.Builder asset = AssetDescriptor.builder(type, path).comment(comment);
    grants.addTo(schema, asset);
    return new Place(asset.build(), schema, type == CatalogItemType.SCHEMA);
  }

  private static boolean isSystem(String schema) {
    return schema.equals("information_schema") || schema.startsWith("pg_");
  }

  @Override
  public List<Entry> entries(Session session, Place place) throws SQLException {
    List<Entry> entries =
        session
            .queries()
            .list(
                """
                SELECT c.oid, c.relname, c.relkind FROM pg_catalog.pg_class c
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = ? AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
                  AND NOT c.relispartition""",
                row -> table(row.getString(1), row.getString(2), row.getString(3)),
                place.schema());
    entries.addAll(
        session
            .queries()
            .list(
                """
                SELECT p.oid, p.proname || '(' || oidvectortypes(p.proargtypes) || ')', p.prokind
                FROM pg_catalog.pg_proc p
                JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
                WHERE n.nspname = ? AND p.prokind IN ('f', 'p', 'w')
                  AND NOT EXISTS (
                    SELECT 1 FROM pg_catalog.pg_depend d
                    WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid
                      AND d.deptype = 'e')""",
                row -> routine(row.getString(1), row.getString(2), row.getString(3)),
                place.schema()));
    return entries;
  }

  private static Entry table(String oid, String name, String kind) {
    return switch (kind) {
      case "v" -> new Entry(CatalogItemType.VIEW, name, "view", oid);
      // Its rows are stored: they can be sampled, sized and split as those of a table.
      case "m" -> new Entry(CatalogItemType.VIEW, name, "materialized view", oid);
      case "p" -> new Entry(CatalogItemType.TABLE, name, "partitioned table", oid);
      case "f" -> new Entry(CatalogItemType.TABLE, name, "foreign table", oid);
      default -> new Entry(CatalogItemType.TABLE, name, "table", oid);
    };
  }

  private static Entry routine(String oid, String name, String kind) {
    return kind.equals("p")
        ? new Entry(CatalogItemType.PROCEDURE, name, "procedure", oid)
        : new Entry(
            CatalogItemType.FUNCTION, name, kind.equals("w") ? "window function" : "function", oid);
  }

  @Override
  public Map<Entry, Described> describe(Session session, Place place, List<Entry> entries)
      throws SQLException {
    Map<String, TableDraft> drafts = new LinkedHashMap<>();
    Map<String, Entry> routines = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (entry.type().isRoutine()) {
        routines.put(entry.key(), entry);
      } else {
        drafts.put(entry.key(), new TableDraft(place, entry));
      }
    }
    Map<Entry, Described> described = new HashMap<>();
    if (!drafts.isEmpty()) {
      var tables =
          new PostgresTables(
              new Drafts(session, drafts, oids(drafts.keySet())), place.path().names().get(0));
      tables.fill();
      for (Entry entry : entries) {
        @Nullable TableDraft draft = drafts.get(entry.key());
        if (draft != null && tables.found(entry.key())) {
          described.put(entry, draft.build());
        }
      }
    }
    if (!routines.isEmpty()) {
      PostgresRoutines.describe(session, place, routines, described);
    }
    return described;
  }

  static String oids(Iterable<String> oids) {
    return java.util.stream.StreamSupport.stream(oids.spliterator(), false)
        .collect(Collectors.joining(",", "{", "}"));
  }

  /**
   * Returns whether all values of a table lie in its rows, of 8 kB each. Then there is nothing to
   * gain from cutting them at the server, which costs a tenth of the time of a read.
   */
  static boolean storesInline(Session session, AssetPath path) throws SQLException {
    return session
        .queries()
        .first(
            """
            SELECT c.reltoastrelid = 0 OR pg_relation_size(c.reltoastrelid) = 0
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'm')
              AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.oid)""",
            row -> row.getBoolean(1),
            path.names().get(1),
            path.names().get(2))
        .orElse(false);
  }
}
