package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.Issue;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.ValueReader;
import io.racine.governance.spi.value.ValueBatch;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one partition over one connection that it opens late and closes early. */
final class JdbcValueReader implements ValueReader, Stoppable {
  private final JdbcConnector connector;
  private final AssetPartition partition;
  private final ReadRequest request;
  private final StopSwitch stop = new StopSwitch();

  /** How long after its time limit a call that has not ended by itself is broken off. */
  private static final long LATE_MILLIS = 500;

  private Runnable unguard = () -> {};
  private @Nullable RowStream stream;
  private boolean connecting;
  private boolean finished;
  private long deadline = Long.MAX_VALUE;
  private volatile ReadSummary summary;

  JdbcValueReader(JdbcConnector connector, AssetPartition partition, ReadRequest request) {
    this.connector = connector;
    this.partition = partition;
    this.request = request;
    this.summary = summaryOf(request.mode(), 0, 0, 0, ReadSummary.End.OPEN, List.of());
    for (ColumnDescriptor column : request.columns()) {
      if (column.path().steps().size() > 1) {
        throw new IllegalArgumentException(
            "Column '" + column.path() + "' of " + partition.path() + " is not at the top level");
      }
    }
  }

  @Override
  public Optional<ValueBatch> next() {
    if (finished) {
      return afterTheEnd();
    }
    stop.enter();
    boolean interrupted = Thread.currentThread().isInterrupted();
    try {
      if (stop.isStopped() || interrupted) {
        throw canceled();
      }
      return read();
    } catch (SQLException e) {
      return failed(e);
    } catch (ConnectorException e) {
      finish(endOfFailure());
      if (stop.isLate() && !stop.isStopped()) {
        return Optional.empty();
      }
      throw stop.isStopped() && !e.code().equals(ConnectorException.CANCELED) ? canceled() : e;
    } catch (RuntimeException e) {
      finish(endOfFailure());
      if (stop.isLate() && !stop.isStopped()) {
        return Optional.empty();
      }
      throw stop.isStopped() ? canceled() : connector.failures().fault("read", path(), e);
    } finally {
      stop.exit();
      if (interrupted) {
        // Snowflake's driver forgets it when it closes a connection.
        Thread.currentThread().interrupt();
      }
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

  private Optional<ValueBatch> read() throws SQLException {
    @Nullable RowStream rows = stream;
    if (rows == null) {
      deadline = deadlineFrom(connector.clock().millis());
      if (!connector.acquirePermit(stop, deadline)) {
        finish(ReadSummary.End.TIME_LIMIT);
        return Optional.empty();
      }
      connecting = true;
      unguard = stop.breakAfter(Math.max(1, deadline - connector.clock().millis()) + LATE_MILLIS);
      Session session = connector.connections().open(stop);
      rows =
          new RowStream(
              session, partition, request, connector.clock(), deadline, connector.fetchRows());
      stream = rows;
      rows.start(connector.snapshot());
    }
    Optional<ValueBatch> batch = rows.nextBatch();
    if (stop.isStopped()) {
      throw canceled();
    }
    report(rows);
    if (rows.end() != ReadSummary.End.OPEN) {
      finish(rows.end());
    }
    return batch;
  }

  private Optional<ValueBatch> failed(SQLException failure) {
    if (stop.isStopped()) {
      finish(ReadSummary.End.CANCELED);
      throw canceled();
    }
    boolean late = connector.clock().millis() >= deadline;
    boolean timedOut = SqlFailures.whyFailed(failure).equals(ConnectorException.TIMED_OUT);
    if (stop.isLate() || (late && timedOut)) {
      finish(ReadSummary.End.TIME_LIMIT);
      return Optional.empty();
    }
    finish(summary.end());
    throw connector.failures().during("read", path(), failure);
  }

  private ReadSummary.End endOfFailure() {
    if (stop.isStopped()) {
      return ReadSummary.End.CANCELED;
    }
    return stop.isLate() ? ReadSummary.End.TIME_LIMIT : summary.end();
  }

  private ConnectorException canceled() {
    finish(ReadSummary.End.CANCELED);
    return connector.failures().canceled("read", path());
  }

  private AssetPath path() {
    return partition.path();
  }

  private long deadlineFrom(long now) {
    try {
      return Math.addExact(now, request.timeLimit().toMillis());
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  private void report(RowStream rows) {
    summary =
        summaryOf(
            rows.mode(),
            rows.rows(),
            rows.bytes(),
            rows.cutValues(),
            ReadSummary.End.OPEN,
            rows.issues());
  }

  private void finish(ReadSummary.End end) {
    if (finished) {
      return;
    }
    finished = true;
    ReadSummary last = summary;
    summary =
        summaryOf(last.mode(), last.rows(), last.bytes(), last.cutValues(), end, last.issues());
    release();
  }

  private void release() {
    if (stream != null) {
      stream.close();
    }
    if (connecting) {
      connecting = false;
      connector.releasePermit();
    }
    unguard.run();
    connector.forget(this);
  }

  private static ReadSummary summaryOf(
      ReadMode mode, long rows, long bytes, long cut, ReadSummary.End end, List<Issue> issues) {
    return new ReadSummary(mode, rows, bytes, cut, end, issues);
  }

  @Override
  public ReadSummary summary() {
    return summary;
  }

  @Override
  public void cancel() {
    if (summary.end() == ReadSummary.End.OPEN) {
      stop.stop();
    }
  }

  @Override
  public void endNow() {
    stop.endNow();
  }

  @Override
  public void close() {
    finish(summary.end());
  }
}
