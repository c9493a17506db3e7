package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The columns of some PostgreSQL tables and views. */
final class PostgresColumns {
  /** The labels of an enumeration and the fields of a row type are cut at so many characters. */
  private static final int MOST_CHARS = 4_000;

  private final Drafts drafts;

  PostgresColumns(Drafts drafts) {
    this.drafts = drafts;
  }

  /** A domain may be made of a domain; what it holds in the end is the type under them all. */
  private static final String COLUMNS =
      """
      WITH RECURSIVE domain AS (
        SELECT t.oid, t.typbasetype AS base, t.typtypmod AS modifier, t.typnotnull AS filled
        FROM pg_catalog.pg_type t WHERE t.typtype = 'd'
        UNION ALL
        SELECT d.oid, t.typbasetype, t.typtypmod, d.filled OR t.typnotnull
        FROM domain d JOIN pg_catalog.pg_type t ON t.oid = d.base AND t.typtype = 'd')
      SELECT a.attrelid, a.attname, b.typname, b.typtype, b.typcategory,
        format_type(b.oid, coalesce(d.modifier, a.atttypmod)),
        a.attnotnull OR coalesce(d.filled, false),
        coalesce(d.modifier, a.atttypmod),
        col_description(a.attrelid, a.attnum),
        CASE WHEN d.oid IS NOT NULL THEN format_type(t.oid, NULL) END,
        CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END,
        CASE a.attgenerated WHEN 's' THEN 'stored' WHEN 'v' THEN 'virtual' END,
        CASE WHEN e.typtype = 'e' THEN (
          SELECT left(string_agg(quote_literal(l.enumlabel), ', ' ORDER BY l.enumsortorder), %1$d)
          FROM pg_catalog.pg_enum l WHERE l.enumtypid = e.oid) END,
        CASE WHEN e.typtype = 'c' THEN (
          SELECT left(string_agg(
            quote_ident(f.attname) || ' ' || format_type(f.atttypid, f.atttypmod), ', '
            ORDER BY f.attnum), %1$d)
          FROM pg_catalog.pg_attribute f
          WHERE f.attrelid = e.typrelid AND f.attnum > 0 AND NOT f.attisdropped) END
      FROM pg_catalog.pg_attribute a
      JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
      LEFT JOIN (
        SELECT d.* FROM domain d JOIN pg_catalog.pg_type b ON b.oid = d.base AND b.typtype <> 'd'
      ) d ON d.oid = t.oid
      JOIN pg_catalog.pg_type b ON b.oid = coalesce(d.base, t.oid)
      JOIN pg_catalog.pg_type e
        ON e.oid = CASE WHEN b.typcategory = 'A' AND b.typelem <> 0 THEN b.typelem ELSE b.oid END
      WHERE a.attrelid = ANY (?::oid[]) AND a.attnum > 0 AND NOT a.attisdropped
      ORDER BY a.attrelid, a.attnum"""
          .formatted(MOST_CHARS);

  private static final String GRANTS =
      """
      SELECT a.attrelid, a.attname, string_agg(
        x.privilege_type || ' to ' || coalesce(quote_ident(r.rolname), 'PUBLIC'), ', '
        ORDER BY x.privilege_type, r.rolname)
      FROM pg_catalog.pg_attribute a
      CROSS JOIN LATERAL aclexplode(a.attacl) x
      LEFT JOIN pg_catalog.pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = ANY (?::oid[]) AND a.attacl IS NOT NULL
        AND a.attnum > 0 AND NOT a.attisdropped
      GROUP BY a.attrelid, a.attname""";

  void fill() throws SQLException {
    drafts.each(COLUMNS, PostgresColumns::column);
    Drafts.ifAllowed(
        () ->
            drafts.each(
                GRANTS,
                (draft, row) ->
                    draft.columnAttribute(row.getString(2), "grants", row.getString(3))));
  }

  private static void column(TableDraft draft, ResultSet row) throws SQLException {
    String typeName = row.getString(3);
    LogicalType type = PostgresTypes.of(typeName, row.getString(4), row.getString(5));
    ColumnDescriptor.Builder column =
        draft
            .column(row.getString(2), type, row.getString(6))
            .nullable(!row.getBoolean(7))
            .comment(row.getString(9));
    int modifier = row.getInt(8);
    if (modifier > 4 && (typeName.equals("varchar") || typeName.equals("bpchar"))) {
      column.size(modifier - 4);
    } else if (modifier > 4 && typeName.equals("numeric")) {
      column.size((modifier - 4) >> 16);
    }
    set(column, "domain", row.getString(10));
    @Nullable String identity = row.getString(11);
    @Nullable String generation = row.getString(12);
    if (identity != null || generation != null) {
      column.attribute("generated", "true");
    }
    set(column, "identity", identity);
    set(column, "generation", generation);
    @Nullable String labels = row.getString(13);
    if (labels != null) {
      column.attribute("enumeration", "true").attribute("labels", labels);
    }
    set(column, "fields", row.getString(14));
  }

  private static void set(ColumnDescriptor.Builder column, String name, @Nullable String value) {
    if (value != null) {
      column.attribute(name, value);
    }
  }
}
