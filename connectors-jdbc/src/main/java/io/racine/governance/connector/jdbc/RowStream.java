package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.Issue;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.value.ValueBatch;
import io.racine.governance.spi.value.ValueColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of one query, as batches within the limits of the request. */
final class RowStream implements AutoCloseable {
  /** What one fetch of the driver, and one batch, may take of the heap. */
  private static final long MEMORY_BUDGET = 16L << 20;

  /** How often, in rows, the clock is looked at. */
  private static final int ROWS_PER_LOOK = 64;

  private static final int MOST_ATTEMPTS = 3;

  /** What a fetch begins with where it can follow the size of the rows. */
  private static final int FIRST_FETCH_ROWS = 64;

  private final Session session;
  private final Dialect dialect;
  private final int mostFetchRows;
  private final ReadRequest request;
  private final Clock clock;
  private final long deadline;
  private final int fetchRows;
  private final List<CellPlan> plans;
  private final CellReader[] readers;
  private final CellBuffer[] buffers;
  private final List<Issue> notices = new ArrayList<>();
  private ReadTask task;

  private @Nullable Statement statement;
  private @Nullable ResultSet result;
  private @Nullable Select select;
  private ReadSummary.End end = ReadSummary.End.OPEN;
  private long widestRow;
  private long rows;
  private long bytes;
  private long cutValues;

  RowStream(
      Session session,
      AssetPartition partition,
      ReadRequest request,
      Clock clock,
      long deadline,
      int fetchRows)
      throws SQLException {
    this.session = session;
    this.dialect = session.dialect().ofTable(session, partition.path());
    this.mostFetchRows = fetchRows;
    this.request = request;
    this.clock = clock;
    this.deadline = deadline;
    this.plans = new ArrayList<>();
    var columns = new StringBuilder();
    long widest = 0;
    for (var column : request.columns()) {
      String sql =
          ReadTask.ALIAS + "." + session.names().quoted(column.path().steps().get(0).name());
      CellPlan plan = dialect.cell(column, sql, request.maxValueChars());
      plans.add(plan);
      columns.append(columns.length() == 0 ? "" : ", ").append(plan.sql());
      widest += plan.widestBytes();
    }
    long startRows =
        dialect.fetchesByTheWay() ? FIRST_FETCH_ROWS : MEMORY_BUDGET / Math.max(1, widest);
    this.fetchRows = (int) Math.max(10, Math.min(fetchRows, startRows));
    int expected = Math.min(request.batchRows(), 1_000);
    this.readers = plans.stream().map(CellPlan::reader).toArray(CellReader[]::new);
    this.buffers =
        plans.stream()
            .map(plan -> new CellBuffer(plan, request.maxValueChars(), expected))
            .toArray(CellBuffer[]::new);
    this.task =
        new ReadTask(
            partition,
            request,
            columns.length() == 0 ? "1" : columns.toString(),
            dialect.qualified(session, partition.path()),
            0,
            1);
  }

  /** Runs the query. */
  void start(Snapshot snapshot) throws SQLException {
    dialect.beginRead(session, millisLeft());
    snapshot.show(session).ifPresent(notices::add);
    run();
  }

  private void run() throws SQLException {
    Select chosen = choose();
    select = chosen;
    Statement running =
        session
            .connection()
            .createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
    statement = running;
    dialect.stream(session, running, fetchRows, millisLeft());
    if (dialect.limit(1).isEmpty() && task.rowsToAsk() <= Integer.MAX_VALUE) {
      running.setMaxRows((int) task.rowsToAsk());
    }
    session.stop().watch(running);
    result = running.executeQuery(chosen.sql());
  }

  private Select choose() throws SQLException {
    AssetPartition partition = task.partition();
    String condition = dialect.condition(session, partition);
    if (request.mode() != ReadMode.RANDOM) {
      return task.inOrder(dialect, condition, request.mode(), List.of());
    }
    if (!partition.isWhole()) {
      return task.firstInsteadOfRandom(
          dialect, condition, "only the whole of a table can be read at random");
    }
    if (partition.type() != CatalogItemType.TABLE && !dialect.storesViews()) {
      return task.firstInsteadOfRandom(
          dialect, condition, "a view has no rows of its own to choose from");
    }
    return dialect.random(session, task);
  }

  /** Returns the next batch; nothing when there are no further rows. */
  Optional<ValueBatch> nextBatch() throws SQLException {
    int inBatch = fill();
    while (tooFew(inBatch)) {
      task = task.after(inBatch);
      for (CellBuffer buffer : buffers) {
        buffer.clear();
      }
      bytes = 0;
      cutValues = 0;
      closeStatement();
      end = ReadSummary.End.OPEN;
      run();
      inBatch = fill();
    }
    rows += inBatch;
    followRowSize();
    if (inBatch == 0) {
      return Optional.empty();
    }
    List<ValueColumn> columns = new ArrayList<>(buffers.length);
    for (CellBuffer buffer : buffers) {
      columns.add(buffer.drain());
    }
    return Optional.of(new ValueBatch(inBatch, columns));
  }

  /** Lets the coming fetches take as many rows as fit, going by the widest up to now. */
  private void followRowSize() throws SQLException {
    ResultSet row = result;
    if (row != null && end == ReadSummary.End.OPEN && dialect.fetchesByTheWay()) {
      long fitting = MEMORY_BUDGET / Math.max(1, widestRow);
      row.setFetchSize((int) Math.max(10, Math.min(mostFetchRows, fitting)));
    }
  }

  /** Returns whether chance has given far fewer rows than wanted, of which none is delivered. */
  private boolean tooFew(int inBatch) {
    return select != null
        && select.byChance()
        && rows == 0
        && end == ReadSummary.End.EXHAUSTED
        && inBatch < request.maxRows() / 2
        && task.attempt() < MOST_ATTEMPTS;
  }

  /** Reads rows into the buffers up to a limit, and returns how many. */
  private int fill() throws SQLException {
    ResultSet row = result;
    if (row == null || end != ReadSummary.End.OPEN) {
      return 0;
    }
    int inBatch = 0;
    long batchBytes = 0;
    while (inBatch < request.batchRows() && batchBytes < MEMORY_BUDGET) {
      if (inBatch % ROWS_PER_LOOK == 0 && isLate()) {
        end = ReadSummary.End.TIME_LIMIT;
        break;
      }
      if (!row.next()) {
        end = ReadSummary.End.EXHAUSTED;
        break;
      }
      if (rows + inBatch >= request.maxRows()) {
        end = ReadSummary.End.ROW_LIMIT;
        break;
      }
      long rowBytes = readRow(row, inBatch);
      // A first row that is too large alone is delivered: better one row than none for ever.
      if (bytes + rowBytes > request.maxBytes() && rows + inBatch > 0) {
        for (CellBuffer buffer : buffers) {
          buffer.takeBackRow();
        }
        end = ReadSummary.End.BYTE_LIMIT;
        break;
      }
      for (CellBuffer buffer : buffers) {
        cutValues += buffer.rowCut();
      }
      bytes += rowBytes;
      batchBytes += rowBytes;
      inBatch++;
    }
    return inBatch;
  }

  private long readRow(ResultSet row, int number) throws SQLException {
    long rowBytes = 0;
    long fetched = 0;
    for (int i = 0; i < readers.length; i++) {
      CellBuffer buffer = buffers[i];
      buffer.beginRow(number);
      readers[i].read(row, i + 1, buffer);
      rowBytes += buffer.rowBytes();
      fetched += buffer.rowChars();
    }
    widestRow = Math.max(widestRow, fetched);
    return rowBytes;
  }

  private boolean isLate() {
    return session.stop().isStopped() || clock.millis() >= deadline;
  }

  private long millisLeft() {
    return Math.max(1, deadline - clock.millis());
  }

  ReadMode mode() {
    return select == null ? request.mode() : select.mode();
  }

  List<Issue> issues() {
    return Stream.concat(notices.stream(), select == null ? Stream.of() : select.issues().stream())
        .toList();
  }

  ReadSummary.End end() {
    return end;
  }

  long rows() {
    return rows;
  }

  long bytes() {
    return bytes;
  }

  long cutValues() {
    return cutValues;
  }

  @Override
  public void close() {
    try {
      closeStatement();
    } catch (SQLException e) {
      // Nothing was written; closing the connection frees what the statement held.
      session.stop().watch((@Nullable Statement) null);
    }
    session.close();
  }

  private void closeStatement() throws SQLException {
    @Nullable Statement closing = statement;
    statement = null;
    result = null;
    session.stop().watch((@Nullable Statement) null);
    if (closing == null) {
      return;
    }
    if (end != ReadSummary.End.EXHAUSTED
        && end != ReadSummary.End.ROW_LIMIT
        && dialect.drainsOnClose(session)) {
      // A cancel would not do: MySQL's driver ignores it once the first row is there.
      session.connection().abort(Runnable::run);
    }
    closing.close();
  }
}
