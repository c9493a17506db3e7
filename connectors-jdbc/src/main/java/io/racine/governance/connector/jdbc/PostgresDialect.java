package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.AssetPartition;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL. */
final class PostgresDialect implements Dialect {
  /** Up to here the whole table is read to choose rows evenly; beyond, some of its pages. */
  private static final long EVEN_CHOICE_PAGES = (256L << 20) / 8_192;

  private static final Pattern PAGES = Pattern.compile("pages\\|(\\d{1,10})\\|(\\d{0,10})");

  private static final Pattern SNAPSHOT_NAME = Pattern.compile("[0-9A-F-]{1,64}");

  /** A limit of 0 would be none at all, and this is the most that the server takes. */
  private static final long LONGEST_TIMEOUT_MILLIS = Integer.MAX_VALUE;

  /** Whether no value of the table is so long that it had to be stored outside of its row. */
  private final boolean inline;

  PostgresDialect() {
    this(false);
  }

  private PostgresDialect(boolean inline) {
    this.inline = inline;
  }

  @Override
  public Dialect ofTable(Session session, AssetPath path) throws SQLException {
    return new PostgresDialect(PostgresCatalog.storesInline(session, path));
  }

  @Override
  public boolean fetchesByTheWay() {
    return true;
  }

  @Override
  public Catalog catalog() {
    return new PostgresCatalog();
  }

  @Override
  public String qualified(Session session, AssetPath path) throws SQLException {
    // A connection sees one database, so its name is left out.
    return session.names().qualified(path.names().subList(1, path.names().size()));
  }

  @Override
  public boolean limitsSilence() {
    return true;
  }

  @Override
  public void beginRead(Session session, long timeLimitMillis) throws SQLException {
    session.limitSilence(timeLimitMillis);
    // Without a transaction the driver gathers the whole result before it hands out the first row.
    session.connection().setAutoCommit(false);
    session
        .queries()
        .run(
            "SET LOCAL statement_timeout TO "
                + Math.min(timeLimitMillis, LONGEST_TIMEOUT_MILLIS)
                + "; SET LOCAL timezone TO 'UTC'; SET LOCAL intervalstyle TO 'iso_8601'"
                + "; SET LOCAL datestyle TO 'ISO'; SET LOCAL extra_float_digits TO 1");
  }

  @Override
  public Consistency consistency() {
    return Consistency.SHARED;
  }

  @Override
  public String holdState(Session session, Duration life) throws SQLException {
    session.connection().setAutoCommit(false);
    session
        .queries()
        .run(
            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
                + "; SET LOCAL statement_timeout TO 0"
                + "; SET LOCAL idle_in_transaction_session_timeout TO "
                + Math.min(life.toMillis(), LONGEST_TIMEOUT_MILLIS));
    return session
        .queries()
        .first("SELECT pg_export_snapshot()", row -> row.getString(1))
        .orElseThrow(() -> new SQLException("There is no snapshot", "55000"));
  }

  @Override
  public void seeOneState(Session session, String name) throws SQLException {
    if (!SNAPSHOT_NAME.matcher(name).matches()) {
      throw new SQLException("The snapshot's name is unknown", "22023");
    }
    session
        .queries()
        .run(
            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SET TRANSACTION SNAPSHOT '"
                + name
                + "'");
  }

  @Override
  public Map<String, String> facts(Session session) throws SQLException {
    return PostgresFacts.of(session);
  }

  @Override
  public void stream(Session session, Statement statement, int fetchRows, long timeLimitMillis)
      throws SQLException {
    // The server limits the time, of each fetch too: see beginRead. The driver only of the first.
    statement.setFetchSize(fetchRows);
  }

  @Override
  public CellPlan cell(ColumnDescriptor column, String sql, int maxChars) {
    FieldPath path = column.path();
    LogicalType type = column.logicalType();
    String nativeType = column.nativeType();
    if (type == LogicalType.ARRAY) {
      LogicalType element = PostgresTypes.ofName(nativeType.replaceAll("(\\[\\])+$", ""));
      return CellPlan.of(
          path.root().elements(),
          element,
          "left(" + sql + "::text, " + ArrayText.MOST_CHARS + ")",
          ArrayText.reader(ArrayText.MOST_CHARS, PostgresTypes.form(element, nativeType)),
          ArrayText.MOST_CHARS);
    }
    if (type == LogicalType.BINARY) {
      return CellPlan.of(path, type, "octet_length(" + sql + ")", CellReader.LENGTH, 8);
    }
    if (nativeType.equals("money")) {
      return CellPlan.of(path, type, sql + "::numeric", CellReader.TEXT, 32);
    }
    if (PostgresTypes.isShort(type, nativeType)) {
      CellReader reader =
          type == LogicalType.INTEGER || type == LogicalType.DATE
              ? CellReader.TEXT
              : CellReader.canonical(PostgresTypes.form(type, nativeType));
      return CellPlan.of(path, type, sql, reader, 64);
    }
    if (column.size().orElse(Integer.MAX_VALUE) <= maxChars && type == LogicalType.TEXT) {
      return CellPlan.of(path, type, sql, CellReader.TEXT, 2L * column.size().orElse(maxChars));
    }
    String text = sql + "::text";
    if (inline) {
      return CellPlan.of(path, type, text, CellReader.TEXT, 2L * maxChars);
    }
    // The length in bytes is known without unpacking the value, so that short ones cost nothing.
    return CellPlan.of(
        path,
        type,
        "CASE WHEN octet_length("
            + text
            + ") > "
            + maxChars
            + " THEN left("
            + text
            + ", "
            + (maxChars + 1L)
            + ") ELSE "
            + text
            + " END",
        CellReader.TEXT,
        2L * maxChars);
  }

  @Override
  public boolean storesViews() {
    return true;
  }

  @Override
  public Select random(Session session, ReadTask task) throws SQLException {
    PostgresStorage storage = PostgresStorage.of(session, task.partition().path());
    if (!storage.canBeSampled()) {
      return task.firstInsteadOfRandom(
          this,
          "",
          "a view has no rows of its own to choose from, and a foreign table has them elsewhere");
    }
    long wanted = task.request().maxRows();
    long rows = task.corrected(storage.rows(session, task.table(), task.request().seed()));
    if (rows <= wanted) {
      return task.everything(this);
    }
    boolean even = storage.pages() <= EVEN_CHOICE_PAGES || task.attempt() > 0;
    return task.sampled(
        this,
        "TABLESAMPLE "
            + (even ? "BERNOULLI" : "SYSTEM")
            + " ("
            + Chance.percent(wanted, rows)
            + ") REPEATABLE ("
            + task.request().seed()
            + ")");
  }

  /**
   * {@inheritDoc}
   *
   * <p>By ranges of page numbers. Such a range goes for every partition of a table alike, so that a
   * partitioned table is parted as others are, and read under its own name and rules.
   */
  @Override
  public List<String> split(Session session, AssetDescriptor asset, int count) throws SQLException {
    PostgresStorage storage = PostgresStorage.of(session, asset.path());
    if (!storage.canBeSplit()) {
      return List.of("");
    }
    List<Long> cuts = storage.cuts(count);
    List<String> tokens = new ArrayList<>();
    long from = 0;
    for (long cut : cuts) {
      tokens.add("pages|" + from + "|" + cut);
      from = cut;
    }
    // The last is open at its end: the table may have grown when it is read.
    tokens.add(cuts.isEmpty() ? "" : "pages|" + from + "|");
    return tokens;
  }

  @Override
  public String condition(Session session, AssetPartition partition) throws SQLException {
    if (partition.isWhole()) {
      return "";
    }
    Matcher token = PAGES.matcher(partition.token());
    if (!token.matches()) {
      throw new SQLException("The partition's token is unknown", "22023");
    }
    String ctid = ReadTask.ALIAS + ".ctid";
    String from = ctid + " >= '(" + token.group(1) + ",0)'::tid";
    return token.group(2).isEmpty()
        ? from
        : from + " AND " + ctid + " < '(" + token.group(2) + ",0)'::tid";
  }

  /**
   * {@inheritDoc}
   *
   * <p>Made of the counters of written rows, which are kept per table, with its file and the times
   * when counters were set back, as by a crash: they could then come to equal values.
   */
  @Override
  public Optional<String> mark(Session session, AssetDescriptor asset) throws SQLException {
    if (asset.type() != CatalogItemType.TABLE) {
      return Optional.empty();
    }
    return session
        .queries()
        .first(
            """
            SELECT current_setting('track_counts')::boolean AND c.relkind IN ('r', 'p')
                AND NOT bool_or(l.relkind = 'f' OR s.relid IS NULL),
              count(*) || ':' || coalesce(sum(s.n_tup_ins), 0) || ':'
                || coalesce(sum(s.n_tup_upd), 0) || ':' || coalesce(sum(s.n_tup_del), 0) || ':'
                || sum(pg_relation_size(l.oid)) || ':'
                || md5(string_agg(l.oid || '.' || l.relfilenode, ' ' ORDER BY l.oid)) || ':'
                || coalesce((SELECT extract(epoch FROM a.stats_reset)
                     FROM pg_catalog.pg_stat_archiver a), 0) || ':'
                || coalesce((SELECT extract(epoch FROM d.stats_reset)
                     FROM pg_catalog.pg_stat_database d WHERE d.datname = current_database()), 0)
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            CROSS JOIN LATERAL (
              SELECT c.oid AS oid
              UNION
              SELECT p.relid FROM pg_partition_tree(c.oid) p WHERE p.isleaf) t
            JOIN pg_catalog.pg_class l ON l.oid = t.oid AND (l.relkind <> 'p')
            LEFT JOIN pg_catalog.pg_stat_all_tables s ON s.relid = l.oid
            WHERE n.nspname = ? AND c.relname = ?
              AND NOT EXISTS (
                SELECT 1 FROM pg_catalog.pg_inherits i
                WHERE i.inhparent = c.oid AND c.relkind = 'r')
            GROUP BY c.relkind""",
            row -> row.getBoolean(1) ? "pg:" + row.getString(2) + ":" + Shape.of(asset) : "",
            asset.path().names().get(1),
            asset.path().names().get(2))
        .filter(mark -> !mark.isEmpty());
  }
}
