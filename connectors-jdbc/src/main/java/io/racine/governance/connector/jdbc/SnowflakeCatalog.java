package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lists the databases of a Snowflake account, or the one that the URL names, from each one's
 * INFORMATION_SCHEMA; and keys, which are not in there, by SHOW.
 */
final class SnowflakeCatalog implements Catalog {
  private static final String SYSTEM_DATABASE = "SNOWFLAKE";
  private static final String SYSTEM_SCHEMA = "INFORMATION_SCHEMA";

  @Override
  public int chunk() {
    // Keys come for a whole schema at once, so the fewer chunks the better.
    return 1_000;
  }

  @Override
  public List<Place> places(Session session, Scope scope) throws SQLException {
    @Nullable String current = session.connection().getCatalog();
    List<Place> databases =
        session
            .queries()
            .list(
                "SHOW DATABASES",
                row ->
                    new Place(
                        AssetDescriptor.builder(
                                CatalogItemType.DATABASE, AssetPath.of(row.getString("name")))
                            .comment(row.getString("comment"))
                            .build(),
                        "",
                        false));
    List<Place> places = new ArrayList<>();
    for (Place database :
        databases.stream()
            .filter(place -> isWanted(place.path().name(), current, scope))
            .sorted((one, other) -> one.path().compareTo(other.path()))
            .toList()) {
      try {
        List<Place> schemas = schemas(session, database, scope);
        places.add(database);
        places.addAll(schemas);
      } catch (SQLException e) {
        if (session.stop().isStopped()) {
          throw e;
        }
        // Its entries are asked for in its turn, and fail alone: the other databases go on.
        places.add(new Place(database.asset(), "", true));
      }
    }
    return places;
  }

  private static boolean isWanted(String database, @Nullable String current, Scope scope) {
    if (current != null && !current.isEmpty()) {
      return database.equals(current);
    }
    return scope.system() || !database.equals(SYSTEM_DATABASE);
  }

  private static List<Place> schemas(Session session, Place database, Scope scope)
      throws SQLException {
    return session
        .queries()
        .list(
            "SELECT SCHEMA_NAME, COMMENT FROM "
                + view(session, database.path(), "SCHEMATA")
                + " ORDER BY SCHEMA_NAME",
            row ->
                new Place(
                    AssetDescriptor.builder(
                            CatalogItemType.SCHEMA, database.path().child(row.getString(1)))
                        .comment(row.getString(2))
                        .build(),
                    row.getString(1),
                    true))
        .stream()
        .filter(place -> scope.includes(place.schema(), place.schema().equals(SYSTEM_SCHEMA)))
        .sorted((one, other) -> one.path().compareTo(other.path()))
        .toList();
  }

  /** Returns a view of the INFORMATION_SCHEMA of the database that a path lies in, as SQL. */
  static String view(Session session, AssetPath path, String name) throws SQLException {
    return session.names().quoted(path.names().get(0)) + ".INFORMATION_SCHEMA." + name;
  }

  @Override
  public List<Entry> entries(Session session, Place place) throws SQLException {
    if (place.schema().isEmpty()) {
      // The database whose schemas could not be had: either they can now, or this says why not.
      schemas(session, place, new Scope(List.of("*"), true));
      throw new SQLException("The schemas could not be listed a moment ago", "42501");
    }
    List<Entry> entries =
        session
            .queries()
            .list(
                "SELECT TABLE_NAME, TABLE_TYPE FROM "
                    + view(session, place.path(), "TABLES")
                    + " WHERE TABLE_SCHEMA = ? AND TABLE_TYPE NOT LIKE '%TEMPORARY%'",
                row -> {
                  String kind = row.getString(2);
                  return new Entry(
                      kind.contains("VIEW") ? CatalogItemType.VIEW : CatalogItemType.TABLE,
                      row.getString(1),
                      CanonicalText.lower(kind),
                      row.getString(1));
                },
                place.schema());
    entries.addAll(routines(session, place, CatalogItemType.PROCEDURE));
    entries.addAll(routines(session, place, CatalogItemType.FUNCTION));
    return entries;
  }

  private static List<Entry> routines(Session session, Place place, CatalogItemType type)
      throws SQLException {
    String name = type.name();
    return session
        .queries()
        .list(
            "SELECT "
                + routineKey(type)
                + ", "
                + name
                + "_NAME, ARGUMENT_SIGNATURE FROM "
                + view(session, place.path(), name + "S")
                + " WHERE "
                + name
                + "_SCHEMA = ?",
            row ->
                new Entry(
                    type,
                    row.getString(2) + "(" + SnowflakeSignature.types(row.getString(3)) + ")",
                    CanonicalText.lower(name),
                    row.getString(1)),
            place.schema());
  }

  /** Names a routine among procedures and functions alike. */
  private static String routineKey(CatalogItemType type) {
    String name = type.name();
    return "'" + name + " ' || " + name + "_NAME || ARGUMENT_SIGNATURE";
  }

  @Override
  public Map<Entry, Described> describe(Session session, Place place, List<Entry> entries)
      throws SQLException {
    var drafts = new EntryDrafts(session, place, entries);
    drafts.tables(
        "SELECT TABLE_NAME, COMMENT, ROW_COUNT, BYTES, CLUSTERING_KEY, IS_TRANSIENT FROM "
            + view(session, place.path(), "TABLES")
            + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN (%s)",
        SnowflakeCatalog::table,
        place.schema());
    drafts.tables(
        "SELECT TABLE_NAME, VIEW_DEFINITION, IS_SECURE FROM "
            + view(session, place.path(), "VIEWS")
            + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN (%s)",
        (draft, row) -> {
          draft.asset().definition(row.getString(2));
          if ("YES".equals(row.getString(3))) {
            draft.asset().attribute("secure", "true");
          }
        },
        place.schema());
    if (entries.stream().anyMatch(entry -> entry.nativeKind().startsWith("external"))) {
      drafts.tables(
          "SELECT TABLE_NAME, LOCATION FROM "
              + view(session, place.path(), "EXTERNAL_TABLES")
              + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN (%s)",
          (draft, row) -> attribute(draft, "location", row.getString(2)),
          place.schema());
    }
    drafts.tables(
        "SELECT TABLE_NAME, COLUMN_NAME, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION,"
            + " NUMERIC_SCALE, IS_NULLABLE, COMMENT, IS_IDENTITY FROM "
            + view(session, place.path(), "COLUMNS")
            + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN (%s) ORDER BY TABLE_NAME, ORDINAL_POSITION",
        SnowflakeCatalog::column,
        place.schema());
    if (drafts.has(CatalogItemType.TABLE)) {
      new SnowflakeKeys(session, place, drafts).fill();
    }
    describeRoutines(session, place, drafts, CatalogItemType.PROCEDURE);
    describeRoutines(session, place, drafts, CatalogItemType.FUNCTION);
    return drafts.build();
  }

  private static void table(TableDraft draft, ResultSet row) throws SQLException {
    draft.asset().comment(row.getString(2));
    long rows = row.getLong(3);
    if (!row.wasNull()) {
      draft.asset().rowEstimate(rows);
    }
    long bytes = row.getLong(4);
    if (!row.wasNull()) {
      draft.asset().sizeInBytes(bytes);
    }
    attribute(draft, "clustering-key", row.getString(5));
    if ("YES".equals(row.getString(6))) {
      draft.asset().attribute("transient", "true");
    }
  }

  private static void attribute(TableDraft draft, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      draft.asset().attribute(name, value);
    }
  }

  private static void column(TableDraft draft, ResultSet row) throws SQLException {
    String dataType = row.getString(3);
    int length = row.getInt(4);
    int precision = row.getInt(5);
    int scale = row.getInt(6);
    LogicalType type = SnowflakeTypes.logical(dataType, scale);
    String nativeType = dataType;
    if (dataType.equals("NUMBER")) {
      nativeType = dataType + "(" + precision + "," + scale + ")";
    } else if (length > 0 && (type == LogicalType.TEXT || type == LogicalType.BINARY)) {
      nativeType = dataType + "(" + length + ")";
    }
    ColumnDescriptor.Builder column =
        draft
            .column(row.getString(2), type, nativeType)
            .nullable("YES".equals(row.getString(7)))
            .comment(row.getString(8));
    int size = type.isNumeric() ? precision : type == LogicalType.TEXT ? length : 0;
    if (size > 0) {
      column.size(size);
    }
    if ("YES".equals(row.getString(9))) {
      column.attribute("generated", "true");
    }
  }

  private static void describeRoutines(
      Session session, Place place, EntryDrafts drafts, CatalogItemType type) throws SQLException {
    String name = type.name();
    if (drafts.has(type)) {
      drafts.routines(
          "SELECT "
              + routineKey(type)
              + ", "
              + name
              + "_DEFINITION, COMMENT, "
              + name
              + "_LANGUAGE FROM "
              + view(session, place.path(), name + "S")
              + " WHERE "
              + name
              + "_SCHEMA = ? AND "
              + routineKey(type)
              + " IN (%s)",
          (draft, row) -> {
            draft.definition(row.getString(2)).comment(row.getString(3));
            @Nullable String language = row.getString(4);
            if (language != null) {
              draft.attribute("language", CanonicalText.lower(language));
            }
          },
          place.schema());
    }
  }
}
