package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.AssetPartition;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Oracle, from version 12.2.
 *
 * <p>Proved by its SQL text alone: a record of every text, and a parser. It has not yet run on a
 * server.
 */
final class OracleDialect implements Dialect {
  /** From here on blocks are sampled and not rows: to visit each row takes too long. */
  private static final long LARGE_ROWS = 20_000_000;

  /** How many rows the blocks that are chosen hold for each that is wanted, and at the least. */
  private static final long ROWS_PER_ROW = 20;

  private static final long LEAST_ROWS_OF_BLOCKS = 50_000;

  private static final String WHOLE = "100";
  private static final Pattern HASH = Pattern.compile("hash\\|(\\d{1,9})\\|(\\d{1,9})");

  @Override
  public Catalog catalog() {
    return new OracleCatalog();
  }

  @Override
  public String qualified(Session session, AssetPath path) throws SQLException {
    // A connection sees one database, so its name is left out.
    return session.names().qualified(path.names().subList(1, path.names().size()));
  }

  @Override
  public String limit(long rows) {
    return " FETCH FIRST " + rows + " ROWS ONLY";
  }

  @Override
  public CellPlan cell(ColumnDescriptor column, String sql, int maxChars) {
    FieldPath path = column.path();
    LogicalType type = column.logicalType();
    String nativeType = column.nativeType();
    return switch (type) {
      case BINARY -> binary(path, nativeType, sql);
      case INTEGER, DECIMAL -> CellPlan.of(path, type, sql, OracleDialect::number, 64);
      case FLOAT -> small(path, type, sql, CanonicalText::number);
      case BOOLEAN -> small(path, type, sql, CanonicalText::truth);
      // As text in a form of our own: the session's formats are those of its country.
      case TIMESTAMP -> small(path, type, timestamp(nativeType, sql), CanonicalText::same);
      case INTERVAL -> small(path, type, "TO_CHAR(" + sql + ")", CanonicalText::same);
      case JSON -> clob(path, type, "JSON_SERIALIZE(" + sql + " RETURNING CLOB)", maxChars);
      case XML -> clob(path, type, "XMLSERIALIZE(CONTENT " + sql + " AS CLOB)", maxChars);
      case SPATIAL -> clob(path, type, "SDO_UTIL.TO_WKTGEOMETRY(" + sql + ")", maxChars);
      case TEXT ->
          nativeType.endsWith("CLOB")
              ? clob(path, type, sql, maxChars)
              : characters(column, sql, maxChars);
      // Objects and references, of which there is no text.
      default ->
          nativeType.endsWith("ROWID")
              ? small(path, type, "ROWIDTOCHAR(" + sql + ")", CanonicalText::same)
              : small(path, type, "NULL", CanonicalText::same);
    };
  }

  private static CellPlan binary(FieldPath path, String nativeType, String sql) {
    return switch (nativeType) {
      case "RAW" ->
          CellPlan.of(
              path, LogicalType.BINARY, "UTL_RAW.LENGTH(" + sql + ")", CellReader.LENGTH, 8);
      // Nothing in SQL counts its bytes.
      case "LONG RAW" -> CellPlan.of(path, LogicalType.BINARY, sql, CellReader.BYTES, 1 << 16);
      default ->
          CellPlan.of(
              path, LogicalType.BINARY, "DBMS_LOB.GETLENGTH(" + sql + ")", CellReader.LENGTH, 8);
    };
  }

  private static String timestamp(String nativeType, String sql) {
    if (nativeType.equals("DATE")) {
      return "TO_CHAR(" + sql + ", 'YYYY-MM-DD\"T\"HH24:MI:SS')";
    }
    return nativeType.endsWith("TIME ZONE")
        ? "TO_CHAR(SYS_EXTRACT_UTC(" + sql + "), 'YYYY-MM-DD\"T\"HH24:MI:SS.FF\"Z\"')"
        : "TO_CHAR(" + sql + ", 'YYYY-MM-DD\"T\"HH24:MI:SS.FF')";
  }

  private static CellPlan characters(ColumnDescriptor column, String sql, int maxChars) {
    int size = column.size().orElse(Integer.MAX_VALUE);
    boolean whole = size <= maxChars || column.nativeType().equals("LONG");
    return CellPlan.of(
        column.path(),
        column.logicalType(),
        whole ? sql : "SUBSTR(" + sql + ", 1, " + (maxChars + 1L) + ")",
        CellReader.TEXT,
        2L * Math.min(size, maxChars));
  }

  private static CellPlan clob(FieldPath path, LogicalType type, String sql, int maxChars) {
    return CellPlan.of(path, type, sql, CellReader.CLOB, 2L * maxChars);
  }

  private static CellPlan small(
      FieldPath path, LogicalType type, String sql, UnaryOperator<String> form) {
    return CellPlan.of(path, type, sql, CellReader.canonical(form), 64);
  }

  /** The driver's texts of numbers leave out a nought before the point. */
  private static void number(ResultSet row, int index, CellBuffer into) throws SQLException {
    @Nullable BigDecimal number = row.getBigDecimal(index);
    into.text(number == null ? null : number.toPlainString());
  }

  @Override
  public Select random(Session session, ReadTask task) throws SQLException {
    OptionalLong known = OracleCatalog.rows(session, task.partition().path());
    if (known.isEmpty()) {
      return task.firstInsteadOfRandom(
          this, "", "nobody has gathered the table's statistics, so its size is not known");
    }
    long wanted = task.request().maxRows();
    long rows = task.corrected(known.getAsLong());
    if (rows <= wanted) {
      return task.everything(this);
    }
    long seed = task.request().seed() & Integer.MAX_VALUE;
    if (rows > LARGE_ROWS && task.attempt() == 0) {
      // Whole blocks come: many, and then few rows of each.
      long ofBlocks = Math.max(LEAST_ROWS_OF_BLOCKS, ROWS_PER_ROW * wanted);
      String few = "ORA_HASH(" + ReadTask.ALIAS + ".ROWID, 999999, " + seed + ") < 1000000 * ";
      return sampled(task, "SAMPLE BLOCK (" + Chance.percent(ofBlocks, rows) + ")", seed)
          .byChance(this, few + Chance.of(wanted, ofBlocks));
    }
    String percent = Chance.percent(wanted, rows);
    return percent.equals(WHOLE)
        ? task.everything(this)
        : sampled(task, "SAMPLE (" + percent + ")", seed).byChance(this, "");
  }

  /** Puts a sample in a table's place: the clause stands before the alias there. */
  private static ReadTask sampled(ReadTask task, String clause, long seed) {
    String table = task.table() + " " + clause + " SEED (" + seed + ")";
    return new ReadTask(
        task.partition(), task.request(), task.columns(), table, task.attempt(), task.yield());
  }

  /**
   * {@inheritDoc}
   *
   * <p>By the key where it holds whole numbers; else by a hash of each row's place, which costs a
   * full scan for each part.
   */
  @Override
  public List<String> split(Session session, AssetDescriptor asset, int count) throws SQLException {
    if (asset.type() != CatalogItemType.TABLE) {
      return List.of("");
    }
    // A NUMBER of more than eighteen digits may be too large to count with.
    boolean countable =
        KeyRanges.keyOf(asset).isPresent()
            && asset.columns().stream()
                .filter(ColumnDescriptor::isKey)
                .allMatch(key -> key.size().orElse(Integer.MAX_VALUE) <= 18);
    return countable
        ? KeyRanges.split(session, asset, count)
        : IntStream.range(0, count).mapToObj(i -> "hash|" + i + "|" + count).toList();
  }

  @Override
  public String condition(Session session, AssetPartition partition) throws SQLException {
    Matcher hash = HASH.matcher(partition.token());
    if (!hash.matches()) {
      return KeyRanges.condition(session, partition.token());
    }
    int count = Integer.parseInt(hash.group(2));
    return "ORA_HASH("
        + ReadTask.ALIAS
        + ".ROWID, "
        + Math.max(0, count - 1)
        + ") = "
        + Integer.parseInt(hash.group(1));
  }
}
