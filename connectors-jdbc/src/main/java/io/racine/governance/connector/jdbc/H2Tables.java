package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.KeyDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What INFORMATION_SCHEMA knows of some tables and views of one schema of H2.
 *
 * <p>Each of its tables is asked alone and joined here: H2 has no indexes on them, and joins two of
 * them row by row.
 */
final class H2Tables {
  /** The key that a foreign key refers to. */
  private record Target(String schema, String constraint) {}

  /** One column of a key that foreign keys refer to. */
  private record TargetColumn(String schema, String table, String column) {}

  private interface DraftRow {
    void accept(TableDraft draft, ResultSet row) throws SQLException;
  }

  private final Session session;
  private final Catalog.Place place;
  private final Map<String, TableDraft> drafts;
  private final Map<String, String> elementTypes = new HashMap<>();

  H2Tables(Session session, Catalog.Place place, Map<String, TableDraft> drafts) {
    this.session = session;
    this.place = place;
    this.drafts = drafts;
  }

  void fill() throws SQLException {
    each(
        "SELECT TABLE_NAME, REMARKS, ROW_COUNT_ESTIMATE, TABLE_TYPE, STORAGE_TYPE"
            + " FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN (%s)",
        (draft, row) -> {
          draft.asset().comment(row.getString(2));
          if ("BASE TABLE".equals(row.getString(4)) && !"TABLE LINK".equals(row.getString(5))) {
            draft.asset().rowEstimate(row.getLong(3));
          }
        });
    each(
        "SELECT TABLE_NAME, VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS"
            + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN (%s)",
        (draft, row) -> draft.asset().definition(row.getString(2)));
    each(
        "SELECT OBJECT_NAME, COLLECTION_TYPE_IDENTIFIER, DATA_TYPE"
            + " FROM INFORMATION_SCHEMA.ELEMENT_TYPES"
            + " WHERE OBJECT_TYPE = 'TABLE' AND OBJECT_SCHEMA = ? AND OBJECT_NAME IN (%s)",
        (draft, row) ->
            elementTypes.put(row.getString(1) + "\0" + row.getString(2), row.getString(3)));
    columns();
    keys();
    indexes();
  }

  /** Runs a query whose first column names the table. */
  private void each(String sql, DraftRow action) throws SQLException {
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
            Names.parameters(place.schema(), drafts.keySet()));
  }

  private void columns() throws SQLException {
    each(
        """
        SELECT TABLE_NAME, COLUMN_NAME, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION,
          NUMERIC_SCALE, IS_NULLABLE, REMARKS, IS_IDENTITY, IS_GENERATED, DTD_IDENTIFIER,
          DOMAIN_NAME, INTERVAL_TYPE
        FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN (%s)
        ORDER BY TABLE_NAME, ORDINAL_POSITION""",
        this::column);
  }

  private void column(TableDraft draft, ResultSet row) throws SQLException {
    String dataType = row.getString(3);
    LogicalType type = H2Types.logical(dataType);
    ColumnDescriptor.Builder column =
        draft
            .column(row.getString(2), type, nativeType(row, dataType))
            .nullable("YES".equals(row.getString(7)))
            .comment(row.getString(8));
    long size = type.isNumeric() ? row.getLong(5) : row.getLong(4);
    if (type == LogicalType.DECIMAL || (type == LogicalType.TEXT && size > 0)) {
      column.size((int) Math.min(Integer.MAX_VALUE, size));
    }
    if ("YES".equals(row.getString(9)) || "ALWAYS".equals(row.getString(10))) {
      column.attribute("generated", "true");
    }
    @Nullable String domain = row.getString(12);
    if (domain != null) {
      column.attribute("domain", domain);
    }
  }

  private String nativeType(ResultSet row, String dataType) throws SQLException {
    return switch (dataType) {
      case "CHARACTER", "CHARACTER VARYING", "BINARY", "BINARY VARYING" ->
          dataType + "(" + row.getLong(4) + ")";
      case "NUMERIC" -> dataType + "(" + row.getLong(5) + ", " + row.getLong(6) + ")";
      case "ARRAY" -> {
        @Nullable String element = elementTypes.get(row.getString(1) + "\0" + row.getString(11));
        yield element == null ? dataType : element + " " + dataType;
      }
      case "INTERVAL" -> dataType + " " + row.getString(13);
      default -> dataType;
    };
  }

  private void keys() throws SQLException {
    Map<String, String> kinds = new HashMap<>();
    each(
        "SELECT TABLE_NAME, CONSTRAINT_NAME, CONSTRAINT_TYPE"
            + " FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS"
            + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN (%s)",
        (draft, row) -> kinds.put(row.getString(2), row.getString(3)));
    Map<String, Target> targets = kinds.containsValue("FOREIGN KEY") ? targets() : Map.of();
    Map<Target, List<TargetColumn>> targetColumns = targetColumns(targets);
    each(
        """
        SELECT TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME, POSITION_IN_UNIQUE_CONSTRAINT
        FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN (%s)
        ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION""",
        (draft, row) -> {
          String name = row.getString(2);
          String column = row.getString(3);
          switch (kinds.getOrDefault(name, "")) {
            case "PRIMARY KEY" -> draft.key(KeyDescriptor.Kind.PRIMARY, name, column);
            case "UNIQUE" -> draft.key(KeyDescriptor.Kind.UNIQUE, name, column);
            default -> {
              @Nullable Target target = targets.get(name);
              List<TargetColumn> columns =
                  target == null ? List.of() : targetColumns.getOrDefault(target, List.of());
              int position = row.getInt(4);
              if (position >= 1 && position <= columns.size()) {
                foreignKey(draft, name, column, columns.get(position - 1));
              }
            }
          }
        });
  }

  private void foreignKey(TableDraft draft, String name, String column, TargetColumn target) {
    draft.foreignKey(
        name,
        column,
        AssetPath.of(place.path().names().get(0), target.schema, target.table),
        target.column);
  }

  private Map<String, Target> targets() throws SQLException {
    Map<String, Target> targets = new HashMap<>();
    session
        .queries()
        .each(
            "SELECT CONSTRAINT_NAME, UNIQUE_CONSTRAINT_SCHEMA, UNIQUE_CONSTRAINT_NAME"
                + " FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = ?",
            row -> targets.put(row.getString(1), new Target(row.getString(2), row.getString(3))),
            place.schema());
    return targets;
  }

  private Map<Target, List<TargetColumn>> targetColumns(Map<String, Target> targets)
      throws SQLException {
    Set<String> schemas = new LinkedHashSet<>();
    targets.values().forEach(target -> schemas.add(target.schema));
    Map<Target, List<TargetColumn>> columns = new HashMap<>();
    for (String schema : schemas) {
      session
          .queries()
          .each(
              """
              SELECT CONSTRAINT_NAME, TABLE_NAME, COLUMN_NAME
              FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE WHERE CONSTRAINT_SCHEMA = ?
              ORDER BY CONSTRAINT_NAME, ORDINAL_POSITION""",
              row ->
                  columns
                      .computeIfAbsent(
                          new Target(schema, row.getString(1)), any -> new ArrayList<>())
                      .add(new TargetColumn(schema, row.getString(2), row.getString(3))),
              schema);
    }
    return columns;
  }

  private void indexes() throws SQLException {
    Map<String, String> kinds = new HashMap<>();
    each(
        "SELECT TABLE_NAME, INDEX_NAME, INDEX_TYPE_NAME FROM INFORMATION_SCHEMA.INDEXES"
            + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN (%s)",
        (draft, row) -> kinds.put(row.getString(2), row.getString(3)));
    each(
        """
        SELECT TABLE_NAME, INDEX_NAME, IS_UNIQUE, COLUMN_NAME
        FROM INFORMATION_SCHEMA.INDEX_COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN (%s)
        ORDER BY TABLE_NAME, INDEX_NAME, ORDINAL_POSITION""",
        (draft, row) -> {
          String kind = kinds.getOrDefault(row.getString(2), "");
          draft.index(
              row.getString(2),
              kind.contains("PRIMARY") || row.getBoolean(3),
              kind,
              row.getString(4));
        });
  }
}
