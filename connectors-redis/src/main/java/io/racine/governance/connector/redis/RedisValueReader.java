package io.racine.governance.connector.redis;

import io.racine.governance.connector.redis.KeyPatterns.Pattern;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.ValueReader;
import io.racine.governance.spi.value.ValueBatch;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one partition; connects at the first call and lets go of the connection at the end. */
final class RedisValueReader implements ValueReader, Stoppable {
  private final RedisConnector connector;
  private final AssetPath path;
  private final String token;
  private final ReadRequest request;
  private final StopSwitch stop = new StopSwitch();
  private @Nullable TableRead read;
  private @Nullable ReadTimer timer;
  private boolean done;
  private volatile boolean outOfTime;
  private long deadline = Long.MAX_VALUE;
  private volatile ReadSummary summary;

  RedisValueReader(RedisConnector connector, AssetPartition partition, ReadRequest request) {
    this.connector = connector;
    this.path = partition.path();
    this.token = partition.token();
    this.request = request;
    this.summary = new ReadSummary(request.mode(), 0, 0, 0, ReadSummary.End.OPEN, List.of());
    if (request.columns().stream().anyMatch(column -> column.path().isNested())) {
      throw new IllegalArgumentException("All columns of " + path + " are at the top level");
    }
  }

  @Override
  public Optional<ValueBatch> next() {
    if (done) {
      return afterEnd();
    }
    try {
      if (stop.isStopped()) {
        return stopped();
      }
      TableRead reading = read == null ? begin() : read;
      Optional<ValueBatch> batch = reading.nextBatch();
      if (stop.isStopped() && !outOfTime) {
        throw canceled();
      }
      return report(reading, batch);
    } catch (RedisFault e) {
      if (stop.isStopped()) {
        return stopped();
      }
      if (isLate() && e.reason() == RedisFault.Reason.TIMED_OUT) {
        end(ReadSummary.End.TIME_LIMIT);
        return Optional.empty();
      }
      throw failed(connector.failures().during("read", path, e));
    } catch (ConnectorException e) {
      throw failed(e);
    } catch (IndexOutOfBoundsException | ClassCastException e) {
      throw failed(connector.failures().broken("read", path, e));
    }
  }

  private TableRead begin() throws RedisFault {
    deadline = deadline();
    timer = new ReadTimer(request.timeLimit(), this::runOutOfTime);
    TableRef table = TableRef.of(path, token).orElseThrow(this::gone);
    try (ServerSessions sessions = connector.sessions(stop)) {
      KeyPatterns patterns = table.patterns();
      if (patterns == null) {
        patterns = connector.patterns(sessions, table, this::isLate);
        if (!table.isIn(patterns)) {
          throw gone();
        }
      }
      Pattern pattern = patterns.find(table.pattern()).orElseThrow(this::gone);
      var layout = new RowLayout(table.kind(), pattern.columns(), request.columns());
      if (layout.hasUnknown()) {
        throw gone();
      }
      TableRead begun =
          new TableRead(
              connector,
              connector.servers(),
              sessions.shards(),
              table,
              patterns,
              layout,
              request,
              stop,
              this::isLate);
      read = begun;
      return begun;
    }
  }

  private void runOutOfTime() {
    if (!stop.isStopped()) {
      outOfTime = true;
      stop.endNow();
    }
  }

  private Optional<ValueBatch> stopped() {
    if (!outOfTime) {
      throw canceled();
    }
    end(ReadSummary.End.TIME_LIMIT);
    return Optional.empty();
  }

  private long deadline() {
    try {
      return Math.addExact(connector.clock().millis(), request.timeLimit().toMillis());
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  private boolean isLate() {
    return connector.clock().millis() >= deadline;
  }

  private Optional<ValueBatch> report(TableRead reading, Optional<ValueBatch> batch) {
    summary =
        new ReadSummary(
            request.mode(),
            reading.rows(),
            reading.bytes(),
            reading.cutValues(),
            ReadSummary.End.OPEN,
            reading.tally().issues());
    if (reading.end() == ReadSummary.End.EXHAUSTED
        && reading.rows() == 0
        && reading.tally().denied() > 0) {
      throw connector.failures().denied(path);
    }
    if (reading.end() != ReadSummary.End.OPEN) {
      end(reading.end());
    }
    return batch;
  }

  private Optional<ValueBatch> afterEnd() {
    return switch (summary.end()) {
      case CANCELED -> throw canceled();
      // Not an empty answer: that would read as "there is no more".
      case OPEN ->
          throw new IllegalStateException("The reader of " + path + " is closed or has failed");
      default -> Optional.empty();
    };
  }

  private ConnectorException canceled() {
    end(ReadSummary.End.CANCELED);
    return connector.failures().canceled("read", path);
  }

  private ConnectorException failed(ConnectorException failure) {
    boolean stopped =
        (stop.isStopped() && !outOfTime) || failure.code().equals(ConnectorException.CANCELED);
    end(stopped ? ReadSummary.End.CANCELED : ReadSummary.End.OPEN);
    return stopped ? connector.failures().canceled("read", path) : failure;
  }

  private ConnectorException gone() {
    return connector.failures().noSuchAsset("read", path);
  }

  private void end(ReadSummary.End end) {
    if (done) {
      return;
    }
    done = true;
    ReadSummary last = summary;
    summary =
        new ReadSummary(
            last.mode(), last.rows(), last.bytes(), last.cutValues(), end, last.issues());
    if (timer != null) {
      timer.close();
    }
    if (read != null) {
      read.close();
    }
    connector.forget(this);
  }

  @Override
  public ReadSummary summary() {
    return summary;
  }

  @Override
  public void cancel() {
    if (summary.end() == ReadSummary.End.OPEN) {
      stop.endNow();
    }
  }

  @Override
  public void endNow() {
    stop.endNow();
  }

  @Override
  public void close() {
    end(summary.end());
  }
}
