package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.KeyDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What pg_catalog knows of some tables and views, by their oids. */
final class PostgresTables {
  private final Session session;
  private final String database;
  private final Map<String, TableDraft> drafts;
  private final Set<String> found = new HashSet<>();

  PostgresTables(Session session, String database, Map<String, TableDraft> drafts) {
    this.session = session;
    this.database = database;
    this.drafts = drafts;
  }

  private interface DraftRow {
    void accept(TableDraft draft, ResultSet row) throws SQLException;
  }

  /** Returns whether a table was still there. */
  boolean found(String oid) {
    return found.contains(oid);
  }

  void fill() throws SQLException {
    tables();
    columns();
    keys();
    indexes();
  }

  /** Runs a query whose first column is the table's oid. */
  private void each(String sql, DraftRow action) throws SQLException {
    session
        .queries()
        .each(
            sql,
            row -> {
              @Nullable TableDraft draft = drafts.get(row.getString(1));
              if (draft != null) {
                action.accept(draft, row);
              }
            },
            PostgresCatalog.oids(drafts.keySet()));
  }

  private void tables() throws SQLException {
    each(
        """
        SELECT c.oid, obj_description(c.oid, 'pg_class'), c.relkind,
          CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END,
          CASE WHEN c.relkind IN ('r', 'm') THEN pg_total_relation_size(c.oid) END,
          CASE WHEN c.relkind IN ('r', 'm', 'p', 'f') THEN c.reltuples END,
          CASE WHEN c.relkind = 'p' THEN (
            SELECT count(*) FROM pg_partition_tree(c.oid) p WHERE p.isleaf) END,
          CASE WHEN c.relkind = 'p' THEN (
            SELECT sum(pg_total_relation_size(p.relid)) FROM pg_partition_tree(c.oid) p
            WHERE p.isleaf) END,
          CASE WHEN c.relkind = 'p' THEN (
            SELECT sum(l.reltuples) FROM pg_partition_tree(c.oid) p
            JOIN pg_catalog.pg_class l ON l.oid = p.relid WHERE p.isleaf AND l.reltuples >= 0) END
        FROM pg_catalog.pg_class c WHERE c.oid = ANY (?::oid[])""",
        this::table);
  }

  private void table(TableDraft draft, ResultSet row) throws SQLException {
    found.add(row.getString(1));
    draft.asset().comment(row.getString(2)).definition(row.getString(4));
    boolean partitioned = row.getString(3).equals("p");
    double rows = row.getDouble(partitioned ? 9 : 6);
    // Below nought says that nobody has looked yet.
    if (!row.wasNull() && rows >= 0) {
      draft.asset().rowEstimate((long) rows);
    }
    long bytes = row.getLong(partitioned ? 8 : 5);
    if (!row.wasNull()) {
      draft.asset().sizeInBytes(bytes);
    }
    if (partitioned) {
      draft.asset().attribute("partitions", row.getString(7));
    }
  }

  private void columns() throws SQLException {
    each(
        """
        SELECT a.attrelid, a.attname, format_type(a.atttypid, a.atttypmod), b.typname, b.typtype,
          b.typcategory, a.attnotnull OR (t.typtype = 'd' AND t.typnotnull),
          CASE WHEN t.typtype = 'd' THEN t.typtypmod ELSE a.atttypmod END,
          col_description(a.attrelid, a.attnum), a.attidentity <> '' OR a.attgenerated <> '',
          CASE WHEN t.typtype = 'd' THEN format_type(t.oid, NULL) END,
          CASE WHEN t.typtype = 'd' THEN format_type(b.oid, t.typtypmod)
            ELSE format_type(a.atttypid, a.atttypmod) END
        FROM pg_catalog.pg_attribute a
        JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
        JOIN pg_catalog.pg_type b ON b.oid = CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.oid END
        WHERE a.attrelid = ANY (?::oid[]) AND a.attnum > 0 AND NOT a.attisdropped
        ORDER BY a.attrelid, a.attnum""",
        PostgresTables::column);
  }

  private static void column(TableDraft draft, ResultSet row) throws SQLException {
    String typeName = row.getString(4);
    LogicalType type = PostgresTypes.of(typeName, row.getString(5), row.getString(6));
    ColumnDescriptor.Builder column =
        draft
            .column(row.getString(2), type, row.getString(12))
            .nullable(!row.getBoolean(7))
            .comment(row.getString(9));
    int modifier = row.getInt(8);
    if (modifier > 4 && (typeName.equals("varchar") || typeName.equals("bpchar"))) {
      column.size(modifier - 4);
    } else if (modifier > 4 && typeName.equals("numeric")) {
      column.size((modifier - 4) >> 16);
    }
    if (row.getBoolean(10)) {
      column.attribute("generated", "true");
    }
    @Nullable String domain = row.getString(11);
    if (domain != null) {
      column.attribute("domain", domain);
    }
    if (row.getString(5).equals("e")) {
      column.attribute("enumeration", "true");
    }
  }

  private void keys() throws SQLException {
    each(
        """
        SELECT k.conrelid, k.contype, k.conname, a.attname, fn.nspname, f.relname, fa.attname
        FROM pg_catalog.pg_constraint k
        CROSS JOIN LATERAL unnest(k.conkey, k.confkey) WITH ORDINALITY AS u (key, target, place)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.key
        LEFT JOIN pg_catalog.pg_class f ON f.oid = k.confrelid
        LEFT JOIN pg_catalog.pg_namespace fn ON fn.oid = f.relnamespace
        LEFT JOIN pg_catalog.pg_attribute fa ON fa.attrelid = k.confrelid AND fa.attnum = u.target
        WHERE k.contype IN ('p', 'u', 'f') AND k.conrelid = ANY (?::oid[])
        ORDER BY k.conrelid, k.conname, u.place""",
        this::key);
  }

  private void key(TableDraft draft, ResultSet row) throws SQLException {
    String name = row.getString(3);
    String column = row.getString(4);
    switch (row.getString(2)) {
      case "p" -> draft.key(KeyDescriptor.Kind.PRIMARY, name, column);
      case "u" -> draft.key(KeyDescriptor.Kind.UNIQUE, name, column);
      default ->
          draft.foreignKey(
              name,
              column,
              AssetPath.of(database, row.getString(5), row.getString(6)),
              row.getString(7));
    }
  }

  private void indexes() throws SQLException {
    each(
        """
        SELECT i.indrelid, x.relname, i.indisunique, m.amname, a.attname
        FROM pg_catalog.pg_index i
        JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
        JOIN pg_catalog.pg_am m ON m.oid = x.relam
        CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS u (key, place)
        LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = u.key
        WHERE i.indrelid = ANY (?::oid[])
        ORDER BY i.indrelid, x.relname, u.place""",
        (draft, row) ->
            draft.index(row.getString(2), row.getBoolean(3), row.getString(4), row.getString(5)));
  }
}
