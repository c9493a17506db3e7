package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * SQL Server and Azure SQL Database.
 *
 * <p>Proved by its SQL text alone: a record of every text, and a parser. It has not yet run on a
 * server.
 */
final class SqlServerDialect implements Dialect {
  /** Up to here the whole table is read to choose rows evenly; beyond, some of its pages. */
  private static final long EVEN_CHOICE_ROWS = 1_000_000;

  /** How many rows the pages that are chosen hold for each that is wanted, and at the least. */
  private static final long ROWS_PER_ROW = 20;

  private static final long LEAST_ROWS_OF_PAGES = 50_000;

  @Override
  public Catalog catalog() {
    return new SqlServerCatalog();
  }

  @Override
  public Names names(DatabaseMetaData metaData) {
    // Double quotes hang on a setting of the session.
    return new Names("[", "]");
  }

  @Override
  public String qualified(Session session, AssetPath path) throws SQLException {
    return session.names().qualified(path.names());
  }

  @Override
  public String limit(long rows) {
    // There is no other clause for it at the end of a query; ordered by nothing, it sorts nothing.
    return " ORDER BY (SELECT NULL) OFFSET 0 ROWS FETCH NEXT " + rows + " ROWS ONLY";
  }

  @Override
  public CellPlan cell(ColumnDescriptor column, String sql, int maxChars) {
    FieldPath path = column.path();
    LogicalType type = column.logicalType();
    String nativeType = column.nativeType();
    return switch (type) {
      case BINARY -> CellPlan.of(path, type, "DATALENGTH(" + sql + ")", CellReader.LENGTH, 8);
      case BOOLEAN -> small(path, type, "CAST(" + sql + " AS tinyint)", CanonicalText::truth);
      case INTEGER -> small(path, type, sql, CanonicalText::same);
      case DECIMAL ->
          small(
              path,
              type,
              nativeType.endsWith("money") ? "CAST(" + sql + " AS decimal(19, 4))" : sql,
              CanonicalText::number);
      case FLOAT -> small(path, type, sql, CanonicalText::number);
      case DATE -> small(path, type, converted("varchar(10)", sql, 23), CanonicalText::same);
      case TIME -> small(path, type, "CONVERT(varchar(16), " + sql + ")", CanonicalText::same);
      case TIMESTAMP ->
          nativeType.startsWith("datetimeoffset")
              ? small(
                  path,
                  type,
                  converted("varchar(33)", "SWITCHOFFSET(" + sql + ", '+00:00')", 126),
                  CanonicalText::utc)
              : small(path, type, converted("varchar(33)", sql, 126), CanonicalText::timestamp);
      case UUID -> small(path, type, "CONVERT(char(36), " + sql + ")", CanonicalText::lower);
      case XML, JSON -> text(path, type, "CAST(" + sql + " AS nvarchar(max))", maxChars);
      case SPATIAL -> text(path, type, sql + ".STAsText()", maxChars);
      case TEXT ->
          column.size().orElse(Integer.MAX_VALUE) <= maxChars
              ? CellPlan.of(path, type, sql, CellReader.TEXT, 2L * column.size().orElse(maxChars))
              : text(path, type, sql, maxChars);
      default -> text(path, type, "CAST(" + sql + " AS nvarchar(4000))", maxChars);
    };
  }

  private static String converted(String type, String sql, int style) {
    return "CONVERT(" + type + ", " + sql + ", " + style + ")";
  }

  private static CellPlan text(FieldPath path, LogicalType type, String sql, int maxChars) {
    // SUBSTRING, which unlike LEFT takes the old type text too.
    return CellPlan.of(
        path,
        type,
        "SUBSTRING(" + sql + ", 1, " + (maxChars + 1L) + ")",
        CellReader.TEXT,
        2L * maxChars);
  }

  private static CellPlan small(
      FieldPath path, LogicalType type, String sql, UnaryOperator<String> form) {
    return CellPlan.of(path, type, sql, CellReader.canonical(form), 64);
  }

  @Override
  public Select random(Session session, ReadTask task) throws SQLException {
    long wanted = task.request().maxRows();
    long rows = task.corrected(SqlServerCatalog.rows(session, task.partition().path()));
    if (rows <= wanted) {
      return task.everything(this);
    }
    if (rows <= EVEN_CHOICE_ROWS || task.attempt() > 0) {
      return task.byChance(this, chance(wanted, rows));
    }
    // Whole pages come: many, and then few rows of each.
    long ofPages = Math.min(rows, Math.max(LEAST_ROWS_OF_PAGES, ROWS_PER_ROW * wanted));
    return task.sampled(
        this,
        "TABLESAMPLE ("
            + ofPages
            + " ROWS) REPEATABLE ("
            + (task.request().seed() & Integer.MAX_VALUE)
            + ") WHERE "
            + chance(wanted, ofPages));
  }

  private static String chance(long wanted, long rows) {
    return "(CHECKSUM(NEWID()) & 1048575) < 1048576 * " + Chance.of(wanted, rows);
  }

  @Override
  public List<String> split(Session session, AssetDescriptor asset, int count) throws SQLException {
    return KeyRanges.split(session, asset, count);
  }
}
