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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** MySQL and MariaDB, each with either's driver. */
final class MySqlDialect implements Dialect {
  private static final int PATIENCE_SECONDS = 3_600;

  /** Counting them takes a tenth of a second. */
  private static final long LEAST_ROWS_TO_COUNT = 200_000;

  private static final long MOST_ROWS_TO_COUNT = 2_000_000;

  private final boolean mariaDb;

  MySqlDialect(boolean mariaDb) {
    this.mariaDb = mariaDb;
  }

  @Override
  public Catalog catalog() {
    return new MySqlCatalog(mariaDb);
  }

  @Override
  public String qualified(Session session, AssetPath path) throws SQLException {
    return session.names().qualified(path.names());
  }

  @Override
  public boolean limitsSilence() {
    return true;
  }

  @Override
  public void beginRead(Session session, long timeLimitMillis) throws SQLException {
    session.limitSilence(timeLimitMillis);
    if (session.isLent()) {
      // Ends with the connection's next statement of its owner if he sets it; see putBack.
      session
          .queries()
          .run(
              "SET @racine_time_zone = @@session.time_zone,"
                  + " @racine_write_timeout = @@session.net_write_timeout");
    }
    // Else the server hangs up on a reader that takes a minute over what it has read.
    session
        .queries()
        .run(
            // A whole number to MySQL too, which makes a decimal one of the greatest of two kinds.
            "SET SESSION net_write_timeout = CAST(GREATEST(@@session.net_write_timeout, "
                + PATIENCE_SECONDS
                + ") AS UNSIGNED)");
    // TIMESTAMP columns are converted to the session's zone on their way here.
    session.queries().run("SET SESSION time_zone = '+00:00'");
  }

  /**
   * {@inheritDoc}
   *
   * <p>A reader's own: these servers cannot show one connection what another one sees.
   */
  @Override
  public Consistency consistency() {
    return Consistency.PER_READER;
  }

  @Override
  public void seeOneState(Session session, String name) throws SQLException {
    // So that closing the session ends the transaction.
    session.connection().setAutoCommit(false);
    // At any other level of isolation the snapshot is asked for in vain.
    session.queries().run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    session.queries().run("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
  }

  @Override
  public Map<String, String> facts(Session session) throws SQLException {
    return MySqlFacts.of(session, mariaDb);
  }

  @Override
  public void putBack(Session session) throws SQLException {
    session
        .queries()
        .run(
            "SET SESSION time_zone = COALESCE(@racine_time_zone, @@session.time_zone),"
                + " SESSION net_write_timeout ="
                + " CAST(COALESCE(@racine_write_timeout, @@session.net_write_timeout) AS UNSIGNED)");
    session.queries().run("SET @racine_time_zone = NULL, @racine_write_timeout = NULL");
    if (!mariaDb) {
      session
          .queries()
          .run(
              "SET SESSION information_schema_stats_expiry = CAST(COALESCE(@racine_stats_expiry,"
                  + " @@session.information_schema_stats_expiry) AS UNSIGNED)");
      session.queries().run("SET @racine_stats_expiry = NULL");
    }
  }

  @Override
  public void stream(Session session, Statement statement, int fetchRows, long timeLimitMillis)
      throws SQLException {
    Dialect.super.stream(session, statement, fetchRows, timeLimitMillis);
    // MySQL's driver rewrites {fn …} even within a quoted name.
    statement.setEscapeProcessing(false);
    if (!hasMariaDbDriver(session)) {
      // How MySQL's driver is told to stream. MariaDB's takes any number, but not this one.
      statement.setFetchSize(Integer.MIN_VALUE);
    }
  }

  private static boolean hasMariaDbDriver(Session session) throws SQLException {
    return session
        .connection()
        .getMetaData()
        .getDriverName()
        .toLowerCase(Locale.ROOT)
        .contains("mariadb");
  }

  @Override
  public boolean drainsOnClose(Session session) {
    return true;
  }

  @Override
  public CellPlan cell(ColumnDescriptor column, String sql, int maxChars) {
    FieldPath path = column.path();
    LogicalType type = column.logicalType();
    String nativeType = column.nativeType().toLowerCase(Locale.ROOT);
    return switch (type) {
      case BINARY -> CellPlan.of(path, type, "LENGTH(" + sql + ")", CellReader.LENGTH, 8);
      // As a number: drivers disagree on what a BIT, a TINYINT(1) and a YEAR are.
      case BOOLEAN ->
          CellPlan.of(path, type, sql + " + 0", CellReader.canonical(CanonicalText::truth), 8);
      case INTEGER ->
          CellPlan.of(
              path,
              type,
              nativeType.startsWith("bit") || nativeType.startsWith("year") ? sql + " + 0" : sql,
              CellReader.TEXT,
              24);
      case DECIMAL, FLOAT ->
          CellPlan.of(path, type, sql, CellReader.canonical(CanonicalText::number), 80);
      // As text: drivers fail on days that are none, such as 0000-00-00.
      case DATE, TIME -> CellPlan.of(path, type, characters(sql), CellReader.TEXT, 32);
      case TIMESTAMP ->
          CellPlan.of(
              path,
              type,
              characters(sql),
              CellReader.canonical(
                  nativeType.startsWith("timestamp")
                      ? CanonicalText::utc
                      : CanonicalText::timestamp),
              32);
      case SPATIAL ->
          CellPlan.of(
              path,
              type,
              beginning("ST_AsText(" + sql + ")", maxChars),
              CellReader.TEXT,
              2L * maxChars);
      case JSON ->
          CellPlan.of(
              path, type, beginning(characters(sql), maxChars), CellReader.TEXT, 2L * maxChars);
      case UUID -> CellPlan.of(path, type, sql, CellReader.canonical(CanonicalText::lower), 72);
      default ->
          column.size().orElse(Integer.MAX_VALUE) <= maxChars
              ? CellPlan.of(path, type, sql, CellReader.TEXT, 2L * column.size().orElse(maxChars))
              : CellPlan.of(path, type, beginning(sql, maxChars), CellReader.TEXT, 2L * maxChars);
    };
  }

  private static String characters(String sql) {
    return "CAST(" + sql + " AS CHAR)";
  }

  private static String beginning(String sql, int maxChars) {
    return "LEFT(" + sql + ", " + (maxChars + 1L) + ")";
  }

  @Override
  public Select random(Session session, ReadTask task) throws SQLException {
    AssetPath path = task.partition().path();
    long wanted = task.request().maxRows();
    Optional<KeyRanges.Span> keys = MySqlCatalog.keySpan(session, path);
    if (keys.isPresent() && task.attempt() == 0) {
      // A whole-number key tells how many rows there are at most, and leads to any of them.
      if (KeyProbes.pays(keys.get().size(), wanted)) {
        return KeyProbes.select(session, task, keys.get());
      }
    }
    long rows = task.corrected(rows(session, path, wanted, task.attempt()));
    if (rows <= wanted) {
      return task.everything(this);
    }
    return task.byChance(this, "RAND(" + task.request().seed() + ") < " + Chance.of(wanted, rows));
  }

  /**
   * Returns about how many rows there are. Statistics that say that all are wanted are not believed
   * at once: they may be of a time when the table was empty.
   */
  private long rows(Session session, AssetPath path, long wanted, int attempt) throws SQLException {
    long stated = MySqlCatalog.rowEstimate(session, path, mariaDb).orElse(0);
    if (stated > wanted || attempt > 0) {
      return stated;
    }
    long most = Math.max(LEAST_ROWS_TO_COUNT, Math.min(MOST_ROWS_TO_COUNT, 20 * wanted));
    return session
        .queries()
        .first(
            "SELECT COUNT(*) FROM (SELECT 1 FROM "
                + qualified(session, path)
                + " LIMIT "
                + most
                + ") racine_c",
            row -> row.getLong(1))
        .orElse(stated);
  }

  @Override
  public List<String> split(Session session, AssetDescriptor asset, int count) throws SQLException {
    return asset.type() == CatalogItemType.TABLE
        ? new MySqlSplit(session, asset, count).tokens()
        : List.of("");
  }

  @Override
  public String condition(Session session, AssetPartition partition) throws SQLException {
    return partition.token().startsWith(HashedKey.PREFIX)
        ? HashedKey.condition(session, partition.token())
        : KeyRanges.condition(session, partition.token());
  }

  /**
   * {@inheritDoc}
   *
   * <p>The time of the last change, which InnoDB forgets when the server restarts or drops the
   * table from its cache: then there is no answer. Nor is there one within seconds of a change, for
   * another may hide behind it.
   */
  @Override
  public Optional<String> mark(Session session, AssetDescriptor asset) throws SQLException {
    if (asset.type() != CatalogItemType.TABLE) {
      return Optional.empty();
    }
    MySqlCatalog.freshStatistics(session, mariaDb);
    return session
        .queries()
        .first(
            """
                SELECT CONCAT_WS(':', UPDATE_TIME, CREATE_TIME, ENGINE, DATA_LENGTH)
                FROM information_schema.TABLES
                WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND TABLE_TYPE = 'BASE TABLE'
                  AND UPDATE_TIME IS NOT NULL AND UPDATE_TIME < NOW() - INTERVAL 2 SECOND""",
            row -> "mysql:" + row.getString(1) + ":" + Shape.of(asset),
            asset.path().names().get(0),
            asset.path().names().get(1));
  }
}
