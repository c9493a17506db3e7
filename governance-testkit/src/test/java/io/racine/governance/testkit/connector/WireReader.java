package io.racine.governance.testkit.connector;

import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.ReadSummary.End;
import io.racine.governance.spi.connector.ValueReader;
import io.racine.governance.spi.value.ValueBatch;
import io.racine.governance.spi.value.ValueColumn;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;

/** Reads the one table of a {@link WireServer}. */
final class WireReader implements ValueReader {
  private final WireConnector connector;
  private final ReadRequest request;
  private WireConnection connection;
  private End end = End.OPEN;
  private long rows;
  private long deadline;
  private String last = "";
  private volatile boolean canceled;
  private volatile boolean stopped;

  WireReader(WireConnector connector, ReadRequest request) {
    this.connector = connector;
    this.request = request;
  }

  @Override
  public Optional<ValueBatch> next() {
    if (end != End.OPEN) {
      return Optional.empty();
    }
    try {
      if (connection == null) {
        deadline = System.nanoTime() + request.timeLimit().toNanos();
        connection = connector.connect(this::isStopped);
        connection.say("read");
      }
      return batch();
    } catch (InterruptedIOException e) {
      return stop(isStopped() ? End.CANCELED : End.TIME_LIMIT);
    } catch (IOException e) {
      if (connector.has(WireFault.READ_TAKES_A_CUT_FOR_THE_END)) {
        return stop(End.EXHAUSTED);
      }
      close();
      throw lost();
    }
  }

  private Optional<ValueBatch> batch() throws IOException {
    List<ValueColumn.Builder> columns =
        request.columns().stream()
            .map(column -> ValueColumn.builder(column.path(), column.logicalType(), 16))
            .toList();
    int count = 0;
    while (count < request.batchRows() && end == End.OPEN) {
      String line = connection.line(this::isOver);
      if (isLate()) {
        throw new InterruptedIOException();
      }
      if (line.equals(".")) {
        end = End.EXHAUSTED;
      } else {
        add(line.split(" "), columns);
        count++;
      }
    }
    rows += count;
    if (end == End.EXHAUSTED) {
      release();
    }
    return count == 0
        ? Optional.empty()
        : Optional.of(
            new ValueBatch(count, columns.stream().map(ValueColumn.Builder::build).toList()));
  }

  private void add(String[] row, List<ValueColumn.Builder> columns) {
    boolean other = connector.has(WireFault.DELIVERS_ANOTHER_ROW) && row[1].equals("0");
    last = row[2];
    List<ColumnDescriptor> asked = request.columns();
    for (int i = 0; i < asked.size(); i++) {
      columns.get(i).add(asked.get(i).name().equals("id") ? row[1] : other ? "another" : last);
    }
  }

  private ConnectorException lost() {
    AssetPath asset =
        connector.has(WireFault.READ_DOES_NOT_NAME_THE_ASSET) ? null : WireConnector.LETTER;
    if (connector.has(WireFault.READ_SAYS_EXHAUSTED)) {
      end = End.EXHAUSTED;
    }
    if (connector.has(WireFault.TELLS_THE_LAST_VALUE)) {
      return connector.failure(ConnectorException.CONNECTION_LOST, asset, "lost behind " + last);
    }
    return connector.has(WireFault.READ_IS_NOT_TRANSIENT)
        ? connector.failure(ConnectorException.SOURCE_FAILED, asset, "it failed")
        : connector.lost(asset);
  }

  private Optional<ValueBatch> stop(End why) {
    end = why;
    release();
    if (why == End.CANCELED) {
      throw connector.failure(ConnectorException.CANCELED, WireConnector.LETTER, "it was canceled");
    }
    return Optional.empty();
  }

  private boolean isStopped() {
    return stopped || canceled && !connector.has(WireFault.READ_IGNORES_CANCEL);
  }

  private boolean isLate() {
    if (connector.has(WireFault.WAITS_FOR_EACH_BYTE_ANEW)) {
      return connection != null && connection.silentNanos() > request.timeLimit().toNanos();
    }
    return System.nanoTime() > deadline && !connector.has(WireFault.READS_WITHOUT_A_TIME_LIMIT);
  }

  private boolean isOver() {
    return isStopped() || isLate();
  }

  @Override
  public ReadSummary summary() {
    return new ReadSummary(request.mode(), rows, 0, 0, end, List.of());
  }

  @Override
  public void cancel() {
    if (connector.has(WireFault.CANCEL_ASKS_THE_SERVER)) {
      connector.free(connector.connect(() -> false));
    }
    canceled = true;
  }

  /** Ends it with its connector. */
  void stop() {
    stopped = true;
  }

  @Override
  public void close() {
    release();
  }

  private void release() {
    if (connection != null) {
      connector.free(connection);
      connection = null;
    }
  }
}
