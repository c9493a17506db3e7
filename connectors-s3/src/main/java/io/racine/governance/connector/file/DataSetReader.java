package io.racine.governance.connector.file;

import io.racine.governance.connector.file.format.FormatProblem;
import io.racine.governance.connector.file.format.RecordRequest;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.ValueReader;
import io.racine.governance.spi.value.ValueBatch;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one partition of a data set, object by object. */
final class DataSetReader implements ValueReader, Stoppable {
  /** A batch of long texts ends before its rows are many: it has to fit into memory. */
  private static final long MOST_BATCH_BYTES = 8L << 20;

  /** How many rows go by between two looks at the clock. */
  private static final int ROWS_PER_LOOK = 64;

  private final ObjectConnector connector;
  private final AssetPartition partition;
  private final @Nullable PartToken token;
  private final ReadRequest request;
  private final StopSignal stop = new StopSignal();
  private final RowBuilder rows;
  private final ReadNotes notes;

  private @Nullable MemberPlan plan;
  private @Nullable MemberRows open;
  private MemberPlan.@Nullable Turn turn;
  private long rowsOfTurn;
  private @Nullable Deadline timer;
  private long deadline = Long.MAX_VALUE;
  private boolean finished;
  private volatile ReadSummary summary;

  DataSetReader(ObjectConnector connector, AssetPartition partition, ReadRequest request) {
    this.connector = connector;
    this.partition = partition;
    this.request = request;
    this.token = partition.isWhole() ? null : PartToken.parse(partition.token());
    for (ColumnDescriptor column : request.columns()) {
      if (column.path().isNested()) {
        throw new IllegalArgumentException(
            "Column '" + column.path() + "' of " + partition.path() + " is not at the top level");
      }
    }
    this.rows = new RowBuilder(request);
    this.notes = new ReadNotes(connector.failures(), partition.path(), request.mode());
    this.summary = new ReadSummary(request.mode(), 0, 0, 0, ReadSummary.End.OPEN, List.of());
  }

  @Override
  public Optional<ValueBatch> next() {
    if (finished) {
      return afterTheEnd();
    }
    if (stop.reason() == StopSignal.Reason.CANCELED || Thread.currentThread().isInterrupted()) {
      throw canceled();
    }
    try {
      Optional<ValueBatch> batch = read();
      if (stop.reason() == StopSignal.Reason.CANCELED) {
        throw canceled();
      }
      return batch;
    } catch (IOException | RuntimeException e) {
      return failed(e);
    }
  }

  private Optional<ValueBatch> afterTheEnd() {
    if (summary.end() == ReadSummary.End.CANCELED) {
      throw canceled();
    }
    if (summary.end() == ReadSummary.End.OPEN) {
      // Not an empty answer: that would read as "there is no more".
      throw new IllegalStateException("The reader of " + path() + " is closed or has failed");
    }
    return Optional.empty();
  }

  private Optional<ValueBatch> failed(Exception failure) {
    if (stop.reason() == StopSignal.Reason.CANCELED) {
      throw canceled();
    }
    if (stop.reason() == StopSignal.Reason.TIME_LIMIT) {
      return end(ReadSummary.End.TIME_LIMIT);
    }
    finish(ReadSummary.End.OPEN);
    if (failure instanceof ConnectorException known) {
      throw known;
    }
    ObjectFailure why = ObjectFailure.within(failure).orElse(null);
    throw why == null
        ? connector.failures().fault("read", path(), failure)
        : connector.failures().during("read", path(), why);
  }

  private Optional<ValueBatch> read() throws IOException {
    MemberPlan members = plan;
    if (members == null) {
      startTimer();
      members = connector.plan(partition, token, request, stop, notes);
      plan = members;
    }
    while (rows.batchRows() < request.batchRows() && rows.batchBytes() < MOST_BATCH_BYTES) {
      if (rows.totalRows() >= request.maxRows()) {
        return end(ReadSummary.End.ROW_LIMIT);
      }
      if (isLate()) {
        return end(ReadSummary.End.TIME_LIMIT);
      }
      MemberRows current = open != null ? open : openNext(members);
      if (current == null) {
        return exhausted();
      }
      if (!readRow(current)) {
        continue;
      }
      long rowBytes = rows.rowBytes();
      if (rowBytes > request.maxBytes() - rows.totalBytes()) {
        rows.forget();
        return end(ReadSummary.End.BYTE_LIMIT);
      }
      rows.keep(rowBytes);
      rowsOfTurn++;
    }
    report(ReadSummary.End.OPEN);
    return Optional.of(rows.drain());
  }

  private boolean isLate() {
    return (rows.batchRows() == 0 || rows.totalRows() % ROWS_PER_LOOK == 0)
        && (stop.reason() == StopSignal.Reason.TIME_LIMIT
            || connector.clock().millis() >= deadline);
  }

  private @Nullable MemberRows openNext(MemberPlan members) throws ObjectFailure {
    if (stop.isStopped()) {
      throw new ObjectFailure(ConnectorException.CANCELED, "it was stopped", "Try again", null);
    }
    MemberPlan.Turn next = members.next(request.maxRows() - rows.totalRows());
    turn = next;
    rowsOfTurn = 0;
    if (next == null) {
      return null;
    }
    rows.fix(next.member().key().partitions());
    notes.begins();
    var wanted =
        new RecordRequest(
            "",
            request.columns(),
            request.mode(),
            next.rows(),
            next.places(),
            request.maxValueChars(),
            request.seed() + next.member().ordinal(),
            connector.limits());
    MemberRows opened =
        connector.rows(partition, next.member(), wanted, token == null ? null : token.span(), stop);
    open = opened;
    return opened;
  }

  /** Gets one row; false when there is none and the next object's turn has come. */
  private boolean readRow(MemberRows current) throws IOException {
    MemberPlan.Turn now = turn;
    long ordinal = now == null ? 0 : now.member().ordinal();
    if (now != null && rowsOfTurn >= now.rows()) {
      leave(current);
      return false;
    }
    try {
      if (current.next(rows)) {
        return true;
      }
      leave(current);
    } catch (FormatProblem e) {
      rows.forget();
      notes.unreadable(ordinal, e.why(), e.remedy());
    } catch (IOException | RuntimeException e) {
      rows.forget();
      ObjectFailure why = ObjectFailure.within(e).orElse(null);
      // What a store throws is known; the rest is of a parser, and so of this object.
      if (stop.isStopped() || (why != null && !Failures.isOfOneObject(why))) {
        throw e;
      }
      notes.unreadable(
          ordinal,
          why == null ? "what was read makes no sense" : why.why(),
          why == null ? "Check how it was written" : why.remedy());
      leave(current);
    }
    return false;
  }

  private void leave(MemberRows left) throws IOException {
    open = null;
    notes.ends(left.mode(), left.notes());
    left.close();
  }

  private Optional<ValueBatch> exhausted() throws ObjectFailure {
    if (rows.totalRows() == 0 && notes.isAllUnreadable()) {
      throw notes.failure(connector.failures());
    }
    return end(ReadSummary.End.EXHAUSTED);
  }

  private Optional<ValueBatch> end(ReadSummary.End why) {
    Optional<ValueBatch> last =
        rows.batchRows() == 0 ? Optional.empty() : Optional.of(rows.drain());
    finish(why);
    return last;
  }

  private void startTimer() {
    long millis = request.timeLimit().toMillis();
    long now = connector.clock().millis();
    deadline = millis > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + millis;
    // Ends a read that waits; the clock ends one that does not.
    timer = new Deadline(request.timeLimit(), stop);
  }

  private ConnectorException canceled() {
    finish(ReadSummary.End.CANCELED);
    return connector.failures().canceled("read", path());
  }

  private AssetPath path() {
    return partition.path();
  }

  private void report(ReadSummary.End end) {
    MemberRows current = open;
    summary =
        new ReadSummary(
            notes.mode(current == null ? null : current.mode()),
            rows.totalRows(),
            rows.totalBytes(),
            rows.cutValues(),
            end,
            notes.issues());
  }

  private void finish(ReadSummary.End end) {
    if (finished) {
      return;
    }
    finished = true;
    if (timer != null) {
      timer.close();
    }
    MemberRows current = open;
    open = null;
    if (current != null) {
      notes.ends(current.mode(), current.notes());
      close(current);
    }
    report(end);
    connector.forget(this);
  }

  /** What fails while closing has nothing to say about the rows that were read. */
  private static boolean close(MemberRows rows) {
    try {
      rows.close();
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  @Override
  public ReadSummary summary() {
    return summary;
  }

  @Override
  public void cancel() {
    if (summary.end() == ReadSummary.End.OPEN) {
      stop.stop(StopSignal.Reason.CANCELED);
    }
  }

  @Override
  public void endNow() {
    stop.stop(StopSignal.Reason.CANCELED);
  }

  @Override
  public void close() {
    finish(summary.end());
  }

  /** Returns counts and the asset; never a value. */
  @Override
  public String toString() {
    return "reader of " + path();
  }
}
