package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.ReadMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** DuckDB. */
final class DuckDbDialect implements Dialect {
  /** From here on a table is sampled by its blocks first: to visit each row takes too long. */
  private static final long LARGE_ROWS = 20_000_000;

  /** How many rows of a large table the blocks that are chosen hold together. */
  private static final long ROWS_OF_BLOCKS = 2_000_000;

  /** DuckDB holds a reservoir in memory. */
  private static final long LARGEST_RESERVOIR = 1_000_000;

  private static final String ROW_ID = "rowid";

  @Override
  public Catalog catalog() {
    return new DuckDbCatalog();
  }

  @Override
  public String qualified(Session session, AssetPath path) throws SQLException {
    return session.names().qualified(path.names());
  }

  @Override
  public CellPlan cell(ColumnDescriptor column, String sql, int maxChars) {
    FieldPath path = column.path();
    LogicalType type = column.logicalType();
    DuckDbType nativeType = DuckDbType.parse(column.nativeType());
    boolean nested =
        nativeType.kind() != DuckDbType.Kind.PLAIN && nativeType.kind() != DuckDbType.Kind.ENUM;
    return switch (type) {
      case BINARY ->
          CellPlan.of(
              path,
              type,
              nested
                  ? "octet_length(encode(CAST(to_json(" + sql + ") AS VARCHAR)))"
                  : "octet_length(" + sql + ")",
              CellReader.LENGTH,
              8);
      case JSON -> {
        String json = nested || nativeType.name().equals("VARIANT") ? nativeType.json(sql) : sql;
        yield text(path, type, "CAST(" + json + " AS VARCHAR)", maxChars);
      }
      case TEXT ->
          text(
              path,
              type,
              nested || nativeType.kind() == DuckDbType.Kind.ENUM
                  ? "CAST(" + sql + " AS VARCHAR)"
                  : sql,
              maxChars);
      case SPATIAL, OTHER -> text(path, type, "CAST(" + sql + " AS VARCHAR)", maxChars);
      case TIMESTAMP ->
          nativeType.name().endsWith("WITH TIME ZONE")
              ? small(path, type, "timezone('UTC', " + sql + ")", CanonicalText::utc)
              : small(path, type, sql, CanonicalText::timestamp);
      case FLOAT -> small(path, type, sql, CanonicalText::number);
      case INTERVAL -> small(path, type, sql, DuckDbInterval::iso);
      default -> small(path, type, sql, CanonicalText::same);
    };
  }

  private static CellPlan text(FieldPath path, LogicalType type, String sql, int maxChars) {
    return CellPlan.of(
        path, type, "left(" + sql + ", " + (maxChars + 1L) + ")", CellReader.TEXT, 2L * maxChars);
  }

  /** As text that DuckDB writes: the driver's own texts depend on the zone of this machine. */
  private static CellPlan small(
      FieldPath path, LogicalType type, String sql, UnaryOperator<String> form) {
    return CellPlan.of(path, type, "CAST(" + sql + " AS VARCHAR)", CellReader.canonical(form), 64);
  }

  @Override
  public Select random(Session session, ReadTask task) throws SQLException {
    long wanted = task.request().maxRows();
    OptionalLong rows = DuckDbCatalog.rows(session, task.partition().path());
    long seed = task.request().seed() & Integer.MAX_VALUE;
    if (rows.isPresent() && rows.getAsLong() <= wanted) {
      return task.everything(this);
    }
    if (wanted > LARGEST_RESERVOIR) {
      long expected = task.corrected(rows.orElse(wanted));
      return task.sampled(
          this,
          "TABLESAMPLE BERNOULLI ("
              + Chance.percent(wanted, expected)
              + " PERCENT)"
              + repeat(seed));
    }
    ReadTask sampling = rows.orElse(0) > LARGE_ROWS ? ofBlocks(task, rows.getAsLong(), seed) : task;
    String clause = "TABLESAMPLE RESERVOIR (" + task.rowsToAsk() + " ROWS)" + repeat(seed);
    // It gives as many rows as there are, up to the limit: another try would give no more.
    return new Select(sampling.sampled(this, clause).sql(), ReadMode.RANDOM, List.of(), false);
  }

  /** Puts some blocks of a table in its place: DuckDB skips the others without reading them. */
  private static ReadTask ofBlocks(ReadTask task, long rows, long seed) {
    long target = Math.max(ROWS_OF_BLOCKS, 10 * task.request().maxRows());
    String blocks =
        "(SELECT * FROM "
            + task.table()
            + " TABLESAMPLE SYSTEM ("
            + Chance.percent(target, rows)
            + " PERCENT)"
            + repeat(seed)
            + ")";
    return new ReadTask(
        task.partition(), task.request(), task.columns(), blocks, task.attempt(), task.yield());
  }

  private static String repeat(long seed) {
    return " REPEATABLE (" + seed + ")";
  }

  @Override
  public List<String> split(Session session, AssetDescriptor asset, int count) throws SQLException {
    if (asset.type() != CatalogItemType.TABLE) {
      return List.of("");
    }
    if (DuckDbCatalog.hidesRowIds(asset)) {
      return KeyRanges.split(session, asset, count);
    }
    OptionalLong rows = DuckDbCatalog.rows(session, asset.path());
    // Row ids count from nought; the ranges are open at both ends, so the estimate may be off.
    return rows.orElse(0) < 2
        ? List.of("")
        : KeyRanges.tokens(new KeyRanges.Span(ROW_ID, 0, rows.getAsLong() - 1), count);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Made of how the database's files look from outside. Each commit writes to one of them, so a
   * table counts as changed when any other of its database has.
   */
  @Override
  public Optional<String> mark(Session session, AssetDescriptor asset) throws SQLException {
    if (asset.type() != CatalogItemType.TABLE) {
      return Optional.empty();
    }
    Optional<String> file =
        session
            .queries()
            .first(
                """
                SELECT path FROM duckdb_databases()
                WHERE database_name = ? AND type = 'duckdb' AND path IS NOT NULL""",
                row -> row.getString(1),
                asset.path().names().get(0));
    if (file.isEmpty() || !Files.exists(Path.of(file.get()))) {
      return Optional.empty();
    }
    long now = session.queries().first("SELECT epoch_ms(now())", row -> row.getLong(1)).orElse(0L);
    Optional<String> main = SqliteFiles.mark(Path.of(file.get()), now);
    Optional<String> log = SqliteFiles.mark(Path.of(file.get() + ".wal"), now);
    return main.isEmpty() || log.isEmpty()
        ? Optional.empty()
        : Optional.of("duckdb:" + main.get() + ":" + log.get() + ":" + Shape.of(asset));
  }
}
