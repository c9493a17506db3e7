package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** H2. */
final class H2Dialect implements Dialect {
  /** H2 keeps no longer texts than this outside of CLOBs. */
  private static final long LONGEST_INLINE_TEXT = 1L << 20;

  @Override
  public Catalog catalog() {
    return new H2Catalog();
  }

  @Override
  public String qualified(Session session, AssetPath path) throws SQLException {
    // A connection sees one database, so its name is left out.
    return session.names().qualified(path.names().subList(1, path.names().size()));
  }

  @Override
  public void beginRead(Session session, long timeLimitMillis) throws SQLException {
    // Else H2 gathers the whole result before it hands out the first row.
    session.queries().run("SET LAZY_QUERY_EXECUTION TRUE");
  }

  @Override
  public void putBack(Session session) throws SQLException {
    session.queries().run("SET LAZY_QUERY_EXECUTION FALSE");
    try (Statement statement = session.connection().createStatement()) {
      // H2 keeps the time limit of a statement for the whole connection.
      statement.setQueryTimeout(0);
    }
  }

  @Override
  public CellPlan cell(ColumnDescriptor column, String sql, int maxChars) {
    FieldPath path = column.path();
    LogicalType type = column.logicalType();
    String nativeType = column.nativeType().toUpperCase(Locale.ROOT);
    if (nativeType.endsWith(" ARRAY") || type == LogicalType.ARRAY) {
      LogicalType element = H2Types.logical(nativeType.replaceFirst(" ARRAY$", ""));
      return CellPlan.of(
          path.root().elements(), element, sql, CellReader.array(form(element)), 2L * maxChars);
    }
    return switch (type) {
      case BINARY -> CellPlan.of(path, type, "OCTET_LENGTH(" + sql + ")", CellReader.LENGTH, 8);
      case BOOLEAN, FLOAT, DECIMAL, INTEGER, DATE, TIME, UUID ->
          CellPlan.of(
              path,
              type,
              sql,
              nativeType.endsWith("WITH TIME ZONE")
                  ? H2Dialect::zonedTime
                  : CellReader.canonical(form(type)),
              64);
      case TIMESTAMP ->
          CellPlan.of(
              path,
              type,
              sql,
              nativeType.endsWith("WITH TIME ZONE")
                  ? H2Dialect::zonedTimestamp
                  : CellReader.canonical(CanonicalText::timestamp),
              64);
      default ->
          nativeType.startsWith("CHARACTER LARGE OBJECT") || nativeType.startsWith("CLOB")
              ? CellPlan.of(path, type, sql, CellReader.CLOB, 2L * maxChars)
              : CellPlan.of(path, type, sql, CellReader.TEXT, widest(column));
    };
  }

  private static java.util.function.UnaryOperator<String> form(LogicalType type) {
    return switch (type) {
      case BOOLEAN -> CanonicalText::truth;
      case FLOAT, DECIMAL -> CanonicalText::number;
      case TIMESTAMP -> CanonicalText::timestamp;
      case UUID -> CanonicalText::lower;
      default -> CanonicalText::same;
    };
  }

  private static long widest(ColumnDescriptor column) {
    return 2 * Math.min(column.size().orElse(Integer.MAX_VALUE), LONGEST_INLINE_TEXT);
  }

  private static void zonedTimestamp(ResultSet row, int index, CellBuffer into)
      throws SQLException {
    @Nullable OffsetDateTime time = row.getObject(index, OffsetDateTime.class);
    into.text(
        time == null
            ? null
            : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                time.withOffsetSameInstant(ZoneOffset.UTC)));
  }

  private static void zonedTime(ResultSet row, int index, CellBuffer into) throws SQLException {
    @Nullable OffsetTime time = row.getObject(index, OffsetTime.class);
    into.text(time == null ? null : DateTimeFormatter.ISO_OFFSET_TIME.format(time));
  }

  @Override
  public Select random(Session session, ReadTask task) throws SQLException {
    OptionalLong rows = H2Catalog.rowEstimate(session, task.partition().path());
    long wanted = task.request().maxRows();
    long expected = task.corrected(rows.orElse(0));
    if (expected <= wanted) {
      return task.everything(this);
    }
    session.queries().run("CALL RAND(" + (int) task.request().seed() + ")");
    return task.byChance(this, "RAND() < " + Chance.of(wanted, expected));
  }

  @Override
  public List<String> split(Session session, AssetDescriptor asset, int count) throws SQLException {
    return KeyRanges.split(session, asset, count);
  }

  /**
   * {@inheritDoc}
   *
   * <p>H2 numbers changes from nought each time a database is opened, so its numbers are comparable
   * only while one and the same session has kept it open. The oldest session but ours is the proof;
   * without one there is no answer.
   */
  @Override
  public Optional<String> mark(Session session, AssetDescriptor asset) throws SQLException {
    if (asset.type() != CatalogItemType.TABLE) {
      return Optional.empty();
    }
    Optional<String> witness =
        session
            .queries()
            .first(
                """
                SELECT SESSION_ID || '@' || SESSION_START FROM INFORMATION_SCHEMA.SESSIONS
                WHERE SESSION_ID <> SESSION_ID()
                ORDER BY SESSION_START, SESSION_ID
                FETCH FIRST ROW ONLY""",
                row -> row.getString(1));
    Optional<String> change =
        session
            .queries()
            .first(
                """
                SELECT LAST_MODIFICATION FROM INFORMATION_SCHEMA.TABLES
                WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND TABLE_TYPE = 'BASE TABLE'
                  AND STORAGE_TYPE <> 'TABLE LINK'""",
                row -> row.getString(1),
                asset.path().names().get(1),
                asset.path().names().get(2));
    return witness.isEmpty() || change.isEmpty()
        ? Optional.empty()
        : Optional.of("h2:" + change.get() + ":" + Shape.of(asset) + ":" + witness.get());
  }
}
