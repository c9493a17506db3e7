package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.KeyDescriptor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What pg_catalog knows of some tables and views, by their oids. */
final class PostgresTables {
  private final Drafts drafts;
  private final String database;
  private final Set<String> found = new HashSet<>();

  PostgresTables(Drafts drafts, String database) {
    this.drafts = drafts;
    this.database = database;
  }

  /** Returns whether a table was still there. */
  boolean found(String oid) {
    return found.contains(oid);
  }

  void fill() throws SQLException {
    tables();
    new PostgresColumns(drafts).fill();
    keys();
    indexes();
    policies();
    grants();
  }

  private void tables() throws SQLException {
    drafts.each(
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
            JOIN pg_catalog.pg_class l ON l.oid = p.relid WHERE p.isleaf AND l.reltuples >= 0) END,
          CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END,
          pg_get_userbyid(c.relowner),
          CASE WHEN c.relkind IN ('r', 'p') THEN CASE
            WHEN c.relrowsecurity AND c.relforcerowsecurity THEN 'forced'
            WHEN c.relrowsecurity THEN 'on' ELSE 'off' END END,
          CASE WHEN c.relkind = 'm' THEN c.relispopulated END,
          f.srvname, w.fdwname
        FROM pg_catalog.pg_class c
        LEFT JOIN pg_catalog.pg_foreign_table t ON t.ftrelid = c.oid
        LEFT JOIN pg_catalog.pg_foreign_server f ON f.oid = t.ftserver
        LEFT JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = f.srvfdw
        WHERE c.oid = ANY (?::oid[])""",
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
    set(draft, "partitions", row.getString(7));
    set(draft, "partition-key", row.getString(10));
    set(draft, "owner", row.getString(11));
    set(draft, "row-security", row.getString(12));
    @Nullable String populated = row.getString(13);
    set(draft, "populated", populated == null ? null : CanonicalText.truth(populated));
    set(draft, "foreign-server", row.getString(14));
    set(draft, "foreign-data-wrapper", row.getString(15));
  }

  private static void set(TableDraft draft, String name, @Nullable String value) {
    if (value != null) {
      draft.asset().attribute(name, value);
    }
  }

  private void keys() throws SQLException {
    drafts.each(
        """
        SELECT k.conrelid, k.contype, k.conname, a.attname, fn.nspname, f.relname, fa.attname
        FROM pg_catalog.pg_constraint k
        CROSS JOIN LATERAL unnest(k.conkey, k.confkey) WITH ORDINALITY AS u (key, target, place)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.key
        LEFT JOIN pg_catalog.pg_class f ON f.oid = k.confrelid
        LEFT JOIN pg_catalog.pg_namespace fn ON fn.oid = f.relnamespace
        LEFT JOIN pg_catalog.pg_attribute fa ON fa.attrelid = k.confrelid AND fa.attnum = u.target
        WHERE k.contype IN ('p', 'u', 'f') AND k.conrelid = ANY (?::oid[])
          AND k.conparentid = 0
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
    drafts.each(
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

  /** What a policy compares is left out: it may hold values. */
  private void policies() throws SQLException {
    Drafts.ifAllowed(
        () ->
            drafts.each(
                """
                SELECT p.polrelid, string_agg(quote_ident(p.polname) || ' for '
                    || CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT'
                      WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END
                    || CASE WHEN p.polpermissive THEN '' ELSE ' restricting' END
                    || ' to ' || (
                      SELECT string_agg(coalesce(quote_ident(r.rolname), 'PUBLIC'), ', '
                        ORDER BY r.rolname)
                      FROM unnest(p.polroles) AS u (role)
                      LEFT JOIN pg_catalog.pg_roles r ON r.oid = u.role),
                  '; ' ORDER BY p.polname)
                FROM pg_catalog.pg_policy p WHERE p.polrelid = ANY (?::oid[])
                GROUP BY p.polrelid""",
                (draft, row) -> set(draft, "row-security-policies", row.getString(2))));
  }

  private void grants() throws SQLException {
    PostgresGrants grants = PostgresGrants.onTables(drafts.session(), drafts.byKey().keySet());
    drafts.byKey().forEach((oid, draft) -> grants.addTo(oid, draft.asset()));
  }
}
