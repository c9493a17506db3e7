package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.KeyDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import java.sql.DatabaseMetaData;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lists a database through {@link DatabaseMetaData} alone: tables, views and their columns. */
final class MetaDataCatalog implements Catalog {
  /** The attribute of a column that keeps its {@link JDBCType}. */
  static final String JDBC_TYPE = "jdbc-type";

  private static final Set<String> SYSTEM =
      Set.of("INFORMATION_SCHEMA", "SYSTEM_LOBS", "SYSIBM", "SYSCAT", "SYSSTAT", "SYS", "SYSTEM");

  /** The column types of which a driver hands out text. */
  private static final Map<JDBCType, LogicalType> TYPES = types();

  private static Map<JDBCType, LogicalType> types() {
    Map<JDBCType, LogicalType> types = new HashMap<>();
    put(types, LogicalType.INTEGER, "TINYINT", "SMALLINT", "INTEGER", "BIGINT");
    put(types, LogicalType.DECIMAL, "NUMERIC", "DECIMAL");
    put(types, LogicalType.FLOAT, "REAL", "FLOAT", "DOUBLE");
    put(types, LogicalType.BOOLEAN, "BOOLEAN", "BIT");
    put(types, LogicalType.DATE, "DATE");
    put(types, LogicalType.TIME, "TIME", "TIME_WITH_TIMEZONE");
    put(types, LogicalType.TIMESTAMP, "TIMESTAMP", "TIMESTAMP_WITH_TIMEZONE");
    put(types, LogicalType.BINARY, "BINARY", "VARBINARY", "LONGVARBINARY", "BLOB");
    put(types, LogicalType.TEXT, "CHAR", "VARCHAR", "LONGVARCHAR", "NCHAR", "NVARCHAR");
    put(types, LogicalType.TEXT, "LONGNVARCHAR", "CLOB", "NCLOB");
    put(types, LogicalType.XML, "SQLXML");
    put(types, LogicalType.ARRAY, "ARRAY");
    put(types, LogicalType.STRUCT, "STRUCT");
    return Map.copyOf(types);
  }

  private static void put(
      Map<JDBCType, LogicalType> types, LogicalType logical, String... jdbcTypes) {
    for (String jdbcType : jdbcTypes) {
      types.put(JDBCType.valueOf(jdbcType), logical);
    }
  }

  @Override
  public List<Place> places(Session session, Scope scope) throws SQLException {
    DatabaseMetaData metaData = session.connection().getMetaData();
    @Nullable String current = session.connection().getCatalog();
    List<Place> schemas = new ArrayList<>();
    try (ResultSet rows = metaData.getSchemas()) {
      while (rows.next()) {
        String name = rows.getString("TABLE_SCHEM");
        @Nullable String catalog = rows.getString("TABLE_CATALOG");
        if (catalog == null || catalog.isEmpty() || current == null || catalog.equals(current)) {
          schemas.add(place(catalog == null || catalog.isEmpty() ? current : catalog, name));
        }
      }
    }
    List<Place> places = new ArrayList<>();
    schemas.stream()
        .filter(
            place ->
                scope.includes(
                    place.schema(), SYSTEM.contains(place.schema().toUpperCase(Locale.ROOT))))
        .sorted(Comparator.comparing(Place::path))
        .forEach(places::add);
    if (schemas.isEmpty()) {
      String database = current == null || current.isEmpty() ? "main" : current;
      return List.of(
          new Place(
              AssetDescriptor.builder(CatalogItemType.DATABASE, AssetPath.of(database)).build(),
              "",
              true));
    }
    if (current != null && !current.isEmpty()) {
      places.add(
          0,
          new Place(
              AssetDescriptor.builder(CatalogItemType.DATABASE, AssetPath.of(current)).build(),
              "",
              false));
    }
    return places;
  }

  private static Place place(@Nullable String catalog, String schema) {
    AssetPath path =
        catalog == null || catalog.isEmpty() ? AssetPath.of(schema) : AssetPath.of(catalog, schema);
    return new Place(AssetDescriptor.builder(CatalogItemType.SCHEMA, path).build(), schema, true);
  }

  @Override
  public List<Entry> entries(Session session, Place place) throws SQLException {
    Map<String, Entry> entries = new TreeMap<>();
    try (ResultSet rows =
        session
            .connection()
            .getMetaData()
            .getTables(catalogOf(place), schemaPattern(session, place), "%", null)) {
      while (rows.next()) {
        String kind = rows.getString("TABLE_TYPE").toUpperCase(Locale.ROOT);
        @Nullable String schema = rows.getString("TABLE_SCHEM");
        boolean here = place.schema().isEmpty() || place.schema().equals(schema);
        if (here && (kind.contains("TABLE") || kind.contains("VIEW")) && !isPassing(kind)) {
          String name = rows.getString("TABLE_NAME");
          entries.put(
              name,
              new Entry(
                  kind.contains("VIEW") ? CatalogItemType.VIEW : CatalogItemType.TABLE,
                  name,
                  CanonicalText.lower(kind),
                  name));
        }
      }
    }
    return List.copyOf(entries.values());
  }

  private static boolean isPassing(String kind) {
    return kind.contains("TEMPORARY") || kind.contains("INDEX");
  }

  private static @Nullable String catalogOf(Place place) {
    List<String> names = place.path().names();
    return place.schema().isEmpty() || names.size() > 1 ? names.get(0) : null;
  }

  /** Schema and table parameters are patterns: what stands for anything in them is escaped. */
  private static @Nullable String schemaPattern(Session session, Place place) throws SQLException {
    return place.schema().isEmpty() ? null : escaped(session, place.schema());
  }

  private static String escaped(Session session, String name) throws SQLException {
    @Nullable String escape = session.connection().getMetaData().getSearchStringEscape();
    if (escape == null || escape.isEmpty()) {
      return name;
    }
    return name.replace(escape, escape + escape)
        .replace("_", escape + "_")
        .replace("%", escape + "%");
  }

  @Override
  public Map<Entry, Described> describe(Session session, Place place, List<Entry> entries)
      throws SQLException {
    Map<String, TableDraft> drafts = new LinkedHashMap<>();
    entries.forEach(entry -> drafts.put(entry.name(), new TableDraft(place, entry)));
    // One query for all, for there is no way to name some: more than a few tables pay for it.
    String names = entries.size() == 1 ? escaped(session, entries.get(0).name()) : "%";
    DatabaseMetaData metaData = session.connection().getMetaData();
    try (ResultSet rows =
        metaData.getColumns(catalogOf(place), schemaPattern(session, place), names, "%")) {
      while (rows.next()) {
        @Nullable String schema = rows.getString("TABLE_SCHEM");
        @Nullable TableDraft draft = drafts.get(rows.getString("TABLE_NAME"));
        if (draft != null && (place.schema().isEmpty() || place.schema().equals(schema))) {
          column(draft, rows);
        }
      }
    }
    Map<Entry, Described> described = new HashMap<>();
    for (Entry entry : entries) {
      @Nullable TableDraft draft = drafts.get(entry.name());
      if (draft != null) {
        if (entry.type() == CatalogItemType.TABLE) {
          primaryKey(metaData, place, entry, draft);
        }
        described.put(entry, draft.build());
      }
    }
    return described;
  }

  private static void column(TableDraft draft, ResultSet row) throws SQLException {
    int jdbcType = row.getInt("DATA_TYPE");
    JDBCType known = known(jdbcType);
    String nativeType = row.getString("TYPE_NAME");
    LogicalType type =
        TYPES.getOrDefault(
            known,
            nativeType.equalsIgnoreCase("uuid")
                ? LogicalType.UUID
                : nativeType.toLowerCase(Locale.ROOT).startsWith("json")
                    ? LogicalType.JSON
                    : LogicalType.OTHER);
    int size = row.getInt("COLUMN_SIZE");
    int nullable = row.getInt("NULLABLE");
    ColumnDescriptor.Builder column =
        draft
            .column(row.getString("COLUMN_NAME"), type, nativeType)
            .comment(row.getString("REMARKS"))
            .attribute(JDBC_TYPE, known.name());
    if (nullable != DatabaseMetaData.columnNullableUnknown) {
      column.nullable(nullable == DatabaseMetaData.columnNullable);
    }
    if (size > 0 && (type == LogicalType.TEXT || type.isNumeric())) {
      column.size(size);
    }
  }

  private static JDBCType known(int type) {
    try {
      return JDBCType.valueOf(type);
    } catch (IllegalArgumentException e) {
      return JDBCType.OTHER;
    }
  }

  private static void primaryKey(
      DatabaseMetaData metaData, Place place, Entry entry, TableDraft draft) throws SQLException {
    Map<Integer, String> columns = new TreeMap<>();
    String name = "";
    try (ResultSet rows =
        metaData.getPrimaryKeys(
            catalogOf(place), place.schema().isEmpty() ? null : place.schema(), entry.name())) {
      while (rows.next()) {
        columns.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
        @Nullable String key = rows.getString("PK_NAME");
        name = key == null ? "" : key;
      }
    }
    for (String column : columns.values()) {
      draft.key(KeyDescriptor.Kind.PRIMARY, name, column);
    }
  }

  @Override
  public int chunk() {
    // The columns are asked for all together each time, so the fewer times the better.
    return 2_000;
  }
}
