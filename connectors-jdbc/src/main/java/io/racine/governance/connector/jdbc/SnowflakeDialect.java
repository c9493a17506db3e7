package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.ReadMode;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Snowflake.
 *
 * <p>Proved with its own driver against a stand-in server on the loopback that checks the protocol
 * and our text, and by a parser; never yet against an account. The live tests do that for whoever
 * has one.
 */
final class SnowflakeDialect implements Dialect {
  /** The most rows that Snowflake samples by number. */
  private static final long LARGEST_SAMPLE = 1_000_000;

  private static final int INVALID_IDENTIFIER = 904;

  /** A change this fresh may hide another one behind it. */
  private static final int DOUBTFUL_SECONDS = 5;

  private static final Pattern TRAILING_ZEROS = Pattern.compile("\\.?0+(Z?)$");

  @Override
  public Catalog catalog() {
    return new SnowflakeCatalog();
  }

  @Override
  public String qualified(Session session, AssetPath path) throws SQLException {
    return session.names().qualified(path.names());
  }

  @Override
  public CellPlan cell(ColumnDescriptor column, String sql, int maxChars) {
    FieldPath path = column.path();
    LogicalType type = column.logicalType();
    String nativeType = column.nativeType();
    return switch (type) {
      case BINARY -> CellPlan.of(path, type, "OCTET_LENGTH(" + sql + ")", CellReader.LENGTH, 8);
      case BOOLEAN -> small(path, type, sql, CanonicalText::truth);
      case INTEGER, UUID -> small(path, type, sql, CanonicalText::same);
      case DECIMAL, FLOAT -> small(path, type, sql, CanonicalText::number);
      // As text in a form of our own: the session's formats and zone are the account's.
      case DATE -> small(path, type, "TO_CHAR(" + sql + ", 'YYYY-MM-DD')", CanonicalText::same);
      case TIME ->
          small(
              path, type, "TO_CHAR(" + sql + ", 'HH24:MI:SS.FF9')", SnowflakeDialect::withoutZeros);
      case TIMESTAMP ->
          small(
              path,
              type,
              nativeType.equals("TIMESTAMP_NTZ")
                  ? "TO_CHAR(" + sql + ", 'YYYY-MM-DD\"T\"HH24:MI:SS.FF9')"
                  : "TO_CHAR(CONVERT_TIMEZONE('UTC', "
                      + sql
                      + "), 'YYYY-MM-DD\"T\"HH24:MI:SS.FF9\"Z\"')",
              SnowflakeDialect::withoutZeros);
      case JSON ->
          text(
              path,
              type,
              nativeType.equals("VECTOR")
                  ? "TO_JSON(CAST(" + sql + " AS ARRAY))"
                  : "TO_JSON(TO_VARIANT(" + sql + "))",
              maxChars);
      case SPATIAL -> text(path, type, "ST_ASWKT(" + sql + ")", maxChars);
      case TEXT ->
          column.size().orElse(Integer.MAX_VALUE) <= maxChars
              ? CellPlan.of(path, type, sql, CellReader.TEXT, 2L * column.size().orElse(maxChars))
              : text(path, type, sql, maxChars);
      default -> text(path, type, "CAST(" + sql + " AS VARCHAR)", maxChars);
    };
  }

  private static CellPlan text(FieldPath path, LogicalType type, String sql, int maxChars) {
    return CellPlan.of(
        path, type, "LEFT(" + sql + ", " + (maxChars + 1L) + ")", CellReader.TEXT, 2L * maxChars);
  }

  private static CellPlan small(
      FieldPath path, LogicalType type, String sql, UnaryOperator<String> form) {
    return CellPlan.of(path, type, sql, CellReader.canonical(form), 64);
  }

  /** Nine digits of a second always come; those that say nothing go. */
  private static String withoutZeros(String time) {
    return time.indexOf('.') < 0 ? time : TRAILING_ZEROS.matcher(time).replaceFirst("$1");
  }

  @Override
  public Select random(Session session, ReadTask task) throws SQLException {
    long rows = task.rowsToAsk();
    if (rows <= LARGEST_SAMPLE) {
      // As many as there are if the table has fewer: another try would give no more.
      String sql = task.sampled(this, "SAMPLE (" + rows + " ROWS)").sql();
      return new Select(sql, ReadMode.RANDOM, List.of(), false);
    }
    long expected =
        task.corrected(
            size(session, task.partition().path(), "ROW_COUNT", row -> row.getLong(1)).orElse(0L));
    long wanted = task.request().maxRows();
    return expected <= wanted
        ? task.everything(this)
        : task.sampled(
            this,
            "SAMPLE BERNOULLI ("
                + Chance.percent(wanted, expected)
                + ") SEED ("
                + (task.request().seed() & Integer.MAX_VALUE)
                + ")");
  }

  private static <T> Optional<T> size(
      Session session, AssetPath table, String columns, Queries.Row<T> row) throws SQLException {
    return session
        .queries()
        .first(
            "SELECT "
                + columns
                + " FROM "
                + SnowflakeCatalog.view(session, table, "TABLES")
                + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND TABLE_TYPE = 'BASE TABLE'",
            row,
            table.names().get(1),
            table.names().get(2));
  }

  @Override
  public List<String> split(Session session, AssetDescriptor asset, int count) throws SQLException {
    Optional<String> key =
        asset.type() == CatalogItemType.TABLE ? KeyRanges.keyOf(asset) : Optional.empty();
    if (key.isEmpty()) {
      return List.of("");
    }
    String column = ReadTask.ALIAS + "." + session.names().quoted(key.get());
    // Snowflake answers this from what it knows of its partitions. A NUMBER may be of any size.
    return session
        .queries()
        .first(
            "SELECT TO_VARCHAR(MIN("
                + column
                + ")), TO_VARCHAR(MAX("
                + column
                + ")) FROM "
                + qualified(session, asset.path())
                + " "
                + ReadTask.ALIAS,
            row -> span(key.get(), row))
        .filter(span -> span.most() >= span.least())
        .map(span -> KeyRanges.tokens(span, count))
        .orElse(List.of(""));
  }

  /** Returns the ends of a key; ends that are the wrong way round when there is no span. */
  private static KeyRanges.Span span(String column, ResultSet row) throws SQLException {
    @Nullable String least = row.getString(1);
    @Nullable String most = row.getString(2);
    try {
      if (least != null && most != null) {
        return new KeyRanges.Span(
            column, new BigInteger(least).longValueExact(), new BigInteger(most).longValueExact());
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // Keys too large to count with: the table stays whole.
      return new KeyRanges.Span(column, 1, 0);
    }
    return new KeyRanges.Span(column, 1, 0);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Made of when Snowflake says the table was last altered, which rows and shape and its own
   * maintenance all do, with the numbers of rows and bytes. There is none for views, external,
   * hybrid and Iceberg tables, whose rows may change without it, nor a few seconds after a change.
   */
  @Override
  public Optional<String> mark(Session session, AssetDescriptor asset) throws SQLException {
    if (asset.type() != CatalogItemType.TABLE || !asset.nativeKind().equals("base table")) {
      return Optional.empty();
    }
    try {
      return size(
              session,
              asset.path(),
              "TO_CHAR(CONVERT_TIMEZONE('UTC', LAST_ALTERED), 'YYYY-MM-DD\"T\"HH24:MI:SS.FF9'),"
                  + " ROW_COUNT, BYTES, IS_HYBRID, IS_ICEBERG,"
                  + " DATEDIFF('second', LAST_ALTERED, CURRENT_TIMESTAMP)",
              SnowflakeDialect::mark)
          .filter(mark -> !mark.isEmpty())
          .map(mark -> mark + ":" + Shape.of(asset));
    } catch (SQLException e) {
      if (e.getErrorCode() == INVALID_IDENTIFIER) {
        // An account that does not tell kinds of tables apart.
        return Optional.empty();
      }
      throw e;
    }
  }

  private static String mark(ResultSet row) throws SQLException {
    @Nullable String altered = row.getString(1);
    boolean plain = "NO".equals(row.getString(4)) && "NO".equals(row.getString(5));
    return altered != null && plain && row.getLong(6) >= DOUBTFUL_SECONDS
        ? "snowflake:" + altered + ":" + row.getString(2) + ":" + row.getString(3)
        : "";
  }
}
