package io.racine.governance.examples.connector;

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
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Delivers the rows of one file, batch by batch, up to the limits of the request. */
final class TsvReader implements ValueReader {
  private final TsvConnector connector;
  private final AssetPath table;
  private final ReadRequest request;
  private final RowTally tally;
  private @Nullable TsvRows rows;
  private Instant deadline = Instant.MAX;
  private End end = End.OPEN;
  private volatile boolean canceled;

  TsvReader(TsvConnector connector, AssetPath table, ReadRequest request) {
    this.connector = connector;
    this.table = table;
    this.request = request;
    this.tally = new RowTally(request);
  }

  @Override
  public Optional<ValueBatch> next() {
    connector.requireOpen();
    try {
      List<ValueColumn.Builder> batch =
          request.columns().stream()
              .map(column -> ValueColumn.builder(column.path(), column.logicalType(), 16))
              .toList();
      int count = 0;
      while (end == End.OPEN && count < request.batchRows()) {
        requireNotCanceled();
        List<@Nullable String> row = opened().next();
        end = row == null ? End.EXHAUSTED : tally.endBefore(row, connector.clock(), deadline);
        if (row != null && end == End.OPEN) {
          tally.add(row, batch);
          count++;
        }
      }
      List<ValueColumn> columns = batch.stream().map(ValueColumn.Builder::build).toList();
      return count == 0 ? Optional.empty() : Optional.of(new ValueBatch(count, columns));
    } catch (NoSuchFileException e) {
      String why = "there is no such table";
      throw connector.failure(ConnectorException.NO_SUCH_ASSET, table, why);
    } catch (IOException e) {
      String why = "the file is not readable as UTF-8";
      throw connector.failure(ConnectorException.SOURCE_FAILED, table, why);
    }
  }

  /** Nothing is opened before the first row is asked for. */
  private TsvRows opened() throws IOException {
    if (rows == null) {
      List<String> names = request.columns().stream().map(ColumnDescriptor::name).toList();
      rows = TsvRows.open(connector.file(table), names);
      deadline = connector.clock().instant().plus(request.timeLimit());
    }
    return rows;
  }

  private void requireNotCanceled() {
    if (canceled) {
      end = End.CANCELED;
      throw connector.failure(ConnectorException.CANCELED, table, "reading was cancelled");
    }
  }

  @Override
  public ReadSummary summary() {
    return tally.summary(end);
  }

  @Override
  public void cancel() {
    canceled = true;
  }

  @Override
  public void close() {
    if (rows != null) {
      rows.close();
    }
  }
}
