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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists a MySQL or MariaDB server, or the one database that the URL names. */
final class MySqlCatalog implements Catalog {
  private static final Set<String> SYSTEM =
      Set.of("information_schema", "mysql", "performance_schema", "sys");

  private final boolean mariaDb;

  MySqlCatalog(boolean mariaDb) {
    this.mariaDb = mariaDb;
  }

  @Override
  public List<Place> places(Session session, Scope scope) throws SQLException {
    @Nullable String only = scope.only(session.connection().getCatalog());
    List<String> schemas =
        session
            .queries()
            .list("SELECT SCHEMA_NAME FROM information_schema.SCHEMATA", row -> row.getString(1))
            .stream()
            .filter(
                schema ->
                    only != null
                        ? schema.equals(only)
                        : scope.includes(schema, SYSTEM.contains(schema.toLowerCase(Locale.ROOT))))
            .sorted(Comparator.comparing(AssetPath::of))
            .toList();
    List<Place> places = new ArrayList<>();
    for (String schema : schemas) {
      AssetDescriptor.Builder asset =
          AssetDescriptor.builder(CatalogItemType.DATABASE, AssetPath.of(schema));
      MySqlGrants.onAllTables(session, schema, mariaDb).addTo(asset);
      places.add(new Place(asset.build(), schema, true));
    }
    return places;
  }

  @Override
  public List<Entry> entries(Session session, Place place) throws SQLException {
    List<Entry> entries =
        session
            .queries()
            .list(
                """
                SELECT TABLE_NAME, TABLE_TYPE FROM information_schema.TABLES
                WHERE TABLE_SCHEMA = ?""",
                row -> table(row.getString(1), row.getString(2)),
                place.schema());
    entries.removeIf(entry -> entry.nativeKind().equals("sequence"));
    entries.addAll(MySqlRoutines.entries(session, place));
    return entries;
  }

  private static Entry table(String name, String kind) {
    return new Entry(
        kind.contains("VIEW") ? CatalogItemType.VIEW : CatalogItemType.TABLE,
        name,
        CanonicalText.lower(kind),
        name);
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
      Object[] parameters = Names.parameters(place.schema(), drafts.keySet());
      var tables =
          new MySqlTables(new Drafts(session, drafts, parameters), place.schema(), mariaDb);
      tables.fill();
      for (Entry entry : entries) {
        @Nullable TableDraft draft = drafts.get(entry.key());
        if (draft != null && tables.found(entry.key())) {
          described.put(entry, draft.build());
        }
      }
    }
    if (!routines.isEmpty()) {
      MySqlRoutines.describe(session, place, routines, described);
    }
    return described;
  }

  /**
   * Makes the session see the statistics of tables as they are. MySQL shows those that it gathered
   * up to a day ago, also to a query whose hint says otherwise.
   */
  static void freshStatistics(Session session, boolean mariaDb) throws SQLException {
    if (mariaDb) {
      return;
    }
    if (session.isLent()) {
      session
          .queries()
          .run(
              "SET @racine_stats_expiry ="
                  + " COALESCE(@racine_stats_expiry, @@session.information_schema_stats_expiry)");
    }
    session.queries().run("SET SESSION information_schema_stats_expiry = 0");
  }

  static OptionalLong rowEstimate(Session session, AssetPath path, boolean mariaDb)
      throws SQLException {
    freshStatistics(session, mariaDb);
    return session
        .queries()
        .first(
            """
            SELECT TABLE_ROWS FROM information_schema.TABLES
            WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND TABLE_ROWS IS NOT NULL""",
            row -> row.getLong(1),
            path.names().get(0),
            path.names().get(1))
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  /** Returns the ends of a table's primary key when it is one signed whole number. */
  static Optional<KeyRanges.Span> keySpan(Session session, AssetPath path) throws SQLException {
    List<String> key =
        session
            .queries()
            .list(
                """
                SELECT C.COLUMN_NAME FROM information_schema.COLUMNS C
                WHERE C.TABLE_SCHEMA = ? AND C.TABLE_NAME = ? AND C.COLUMN_KEY = 'PRI'
                  AND C.DATA_TYPE IN ('tinyint', 'smallint', 'mediumint', 'int', 'bigint')
                  AND C.COLUMN_TYPE NOT LIKE 'bigint%unsigned%'
                  AND 1 = (SELECT COUNT(*) FROM information_schema.COLUMNS A
                    WHERE A.TABLE_SCHEMA = C.TABLE_SCHEMA AND A.TABLE_NAME = C.TABLE_NAME
                      AND A.COLUMN_KEY = 'PRI')""",
                row -> row.getString(1), path.names().get(0), path.names().get(1));
    return key.size() == 1 ? KeyRanges.span(session, path, key.get(0)) : Optional.empty();
  }
}
