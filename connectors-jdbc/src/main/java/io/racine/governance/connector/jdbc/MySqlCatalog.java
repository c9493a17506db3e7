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
    return session
        .queries()
        .list(
            "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA",
            row ->
                new Place(
                    AssetDescriptor.builder(
                            CatalogItemType.DATABASE, AssetPath.of(row.getString(1)))
                        .build(),
                    row.getString(1),
                    true))
        .stream()
        .filter(
            place ->
                only != null
                    ? place.schema().equals(only)
                    : scope.includes(
                        place.schema(), SYSTEM.contains(place.schema().toLowerCase(Locale.ROOT))))
        .sorted(Comparator.comparing(Place::path))
        .toList();
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
    entries.addAll(routines(session, place));
    return entries;
  }

  private static Entry table(String name, String kind) {
    return new Entry(
        kind.contains("VIEW") ? CatalogItemType.VIEW : CatalogItemType.TABLE,
        name,
        CanonicalText.lower(kind),
        name);
  }

  private static List<Entry> routines(Session session, Place place) throws SQLException {
    Map<String, List<String>> types = new HashMap<>();
    session
        .queries()
        .each(
            """
            SELECT ROUTINE_TYPE, SPECIFIC_NAME, DTD_IDENTIFIER FROM information_schema.PARAMETERS
            WHERE SPECIFIC_SCHEMA = ? AND ORDINAL_POSITION > 0
            ORDER BY ROUTINE_TYPE, SPECIFIC_NAME, ORDINAL_POSITION""",
            row ->
                types
                    .computeIfAbsent(
                        row.getString(1) + " " + row.getString(2), any -> new ArrayList<>())
                    .add(row.getString(3)),
            place.schema());
    return session
        .queries()
        .list(
            """
            SELECT ROUTINE_TYPE, SPECIFIC_NAME, ROUTINE_NAME FROM information_schema.ROUTINES
            WHERE ROUTINE_SCHEMA = ? AND ROUTINE_TYPE IN ('FUNCTION', 'PROCEDURE')""",
            row -> {
              String key = row.getString(1) + " " + row.getString(2);
              List<String> arguments = types.getOrDefault(key, List.of());
              return new Entry(
                  CatalogItemType.valueOf(row.getString(1)),
                  row.getString(3) + "(" + String.join(", ", arguments) + ")",
                  CanonicalText.lower(row.getString(1)),
                  key);
            },
            place.schema());
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
      var tables = new MySqlTables(session, place.schema(), mariaDb, drafts);
      tables.fill();
      for (Entry entry : entries) {
        @Nullable TableDraft draft = drafts.get(entry.key());
        if (draft != null && tables.found(entry.key())) {
          described.put(entry, draft.build());
        }
      }
    }
    if (!routines.isEmpty()) {
      describeRoutines(session, place, routines, described);
    }
    return described;
  }

  private static void describeRoutines(
      Session session, Place place, Map<String, Entry> routines, Map<Entry, Described> described)
      throws SQLException {
    session
        .queries()
        .each(
            """
            SELECT ROUTINE_TYPE, SPECIFIC_NAME, ROUTINE_DEFINITION, ROUTINE_COMMENT
            FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = ?""",
            row -> {
              @Nullable Entry entry = routines.get(row.getString(1) + " " + row.getString(2));
              if (entry != null) {
                AssetDescriptor asset =
                    AssetDescriptor.builder(entry.type(), place.path().child(entry.name()))
                        .nativeKind(entry.nativeKind())
                        .definition(row.getString(3))
                        .comment(row.getString(4))
                        .attribute("language", "sql")
                        .build();
                described.put(entry, new Described(asset, List.of()));
              }
            },
            place.schema());
  }

  static OptionalLong rowEstimate(Session session, AssetPath path) throws SQLException {
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
