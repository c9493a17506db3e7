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
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Lists an H2 database from its INFORMATION_SCHEMA. */
final class H2Catalog implements Catalog {
  @Override
  public int chunk() {
    // H2 walks all columns of the database for each query here, so few and large ones are best.
    return 1_000;
  }

  @Override
  public List<Place> places(Session session, Scope scope) throws SQLException {
    AssetPath database = AssetPath.of(session.connection().getCatalog());
    List<Place> places = new ArrayList<>();
    places.add(
        new Place(AssetDescriptor.builder(CatalogItemType.DATABASE, database).build(), "", false));
    session
        .queries()
        .list(
            "SELECT SCHEMA_NAME, REMARKS FROM INFORMATION_SCHEMA.SCHEMATA",
            row -> {
              String name = row.getString(1);
              return new Place(
                  AssetDescriptor.builder(CatalogItemType.SCHEMA, database.child(name))
                      .comment(row.getString(2))
                      .build(),
                  name,
                  true);
            })
        .stream()
        .filter(
            place -> scope.includes(place.schema(), place.schema().equals("INFORMATION_SCHEMA")))
        .sorted(Comparator.comparing(Place::path))
        .forEach(places::add);
    return places;
  }

  @Override
  public List<Entry> entries(Session session, Place place) throws SQLException {
    List<Entry> entries =
        session
            .queries()
            .list(
                """
                SELECT TABLE_NAME, TABLE_TYPE, STORAGE_TYPE FROM INFORMATION_SCHEMA.TABLES
                WHERE TABLE_SCHEMA = ? AND TABLE_TYPE <> 'LOCAL TEMPORARY'""",
                row -> {
                  boolean view = "VIEW".equals(row.getString(2));
                  String kind =
                      "TABLE LINK".equals(row.getString(3)) ? "table link" : row.getString(2);
                  return new Entry(
                      view ? CatalogItemType.VIEW : CatalogItemType.TABLE,
                      row.getString(1),
                      CanonicalText.lower(kind),
                      row.getString(1));
                },
                place.schema());
    entries.addAll(routines(session, place));
    return entries;
  }

  private static List<Entry> routines(Session session, Place place) throws SQLException {
    Map<String, List<String>> types = new HashMap<>();
    session
        .queries()
        .each(
            """
            SELECT SPECIFIC_NAME, DATA_TYPE FROM INFORMATION_SCHEMA.PARAMETERS
            WHERE SPECIFIC_SCHEMA = ? ORDER BY SPECIFIC_NAME, ORDINAL_POSITION""",
            row ->
                types
                    .computeIfAbsent(row.getString(1), any -> new ArrayList<>())
                    .add(CanonicalText.lower(row.getString(2))),
            place.schema());
    return session
        .queries()
        .list(
            """
            SELECT SPECIFIC_NAME, ROUTINE_NAME, ROUTINE_TYPE FROM INFORMATION_SCHEMA.ROUTINES
            WHERE ROUTINE_SCHEMA = ? AND ROUTINE_TYPE <> 'AGGREGATE'""",
            row -> {
              List<String> arguments = types.getOrDefault(row.getString(1), List.of());
              return new Entry(
                  "PROCEDURE".equals(row.getString(3))
                      ? CatalogItemType.PROCEDURE
                      : CatalogItemType.FUNCTION,
                  row.getString(2) + "(" + String.join(", ", arguments) + ")",
                  CanonicalText.lower(row.getString(3)),
                  row.getString(1));
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
      new H2Tables(session, place, drafts).fill();
      entries.forEach(
          entry -> {
            @Nullable TableDraft draft = entry.type().isRoutine() ? null : drafts.get(entry.key());
            if (draft != null) {
              described.put(entry, draft.build());
            }
          });
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
            "SELECT SPECIFIC_NAME, ROUTINE_DEFINITION, EXTERNAL_LANGUAGE, REMARKS"
                + " FROM INFORMATION_SCHEMA.ROUTINES WHERE ROUTINE_SCHEMA = ? AND SPECIFIC_NAME IN ("
                + Names.marks(routines.size())
                + ")",
            row -> {
              @Nullable Entry entry = routines.get(row.getString(1));
              if (entry != null) {
                var asset =
                    AssetDescriptor.builder(entry.type(), place.path().child(entry.name()))
                        .nativeKind(entry.nativeKind())
                        .definition(row.getString(2))
                        .comment(row.getString(4));
                @Nullable String language = row.getString(3);
                if (language != null) {
                  asset.attribute("language", CanonicalText.lower(language));
                }
                described.put(entry, new Described(asset.build(), List.of()));
              }
            },
            Names.parameters(place.schema(), routines.keySet()));
  }

  static OptionalLong rowEstimate(Session session, AssetPath path) throws SQLException {
    return session
        .queries()
        .first(
            """
            SELECT ROW_COUNT_ESTIMATE FROM INFORMATION_SCHEMA.TABLES
            WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND STORAGE_TYPE <> 'TABLE LINK'""",
            row -> row.getLong(1),
            path.names().get(1),
            path.names().get(2))
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }
}
