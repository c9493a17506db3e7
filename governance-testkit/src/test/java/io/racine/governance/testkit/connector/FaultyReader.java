package io.racine.governance.testkit.connector;

import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.SupportsReading;
import io.racine.governance.spi.connector.ValueReader;
import io.racine.governance.spi.value.ValueBatch;
import io.racine.governance.spi.value.ValueColumn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A reader in memory with one fault. */
final class FaultyReader implements ValueReader {
  private static final System.Logger LOG = System.getLogger("faulty");

  private final ConnectorFault fault;
  private final ValueReader healthy;
  private final ReadRequest request;
  private boolean begun;
  private boolean ended;
  private boolean canceledAfterEnd;
  private String seen = "";

  private FaultyReader(ConnectorFault fault, ValueReader healthy, ReadRequest request) {
    this.fault = fault;
    this.healthy = healthy;
    this.request = request;
  }

  static ValueReader open(
      ConnectorFault fault, SupportsReading healthy, AssetPartition partition, ReadRequest asked) {
    ReadRequest request = request(fault, asked);
    return new FaultyReader(
        fault, healthy.open(partition(fault, healthy, partition), request), request);
  }

  private static AssetPartition partition(
      ConnectorFault fault, Object healthy, AssetPartition partition) {
    String token = partition.token();
    int tag = token.indexOf('@');
    boolean foreign =
        fault == ConnectorFault.PARTITIONS_STAY_AT_HOME
            && tag >= 0
            && !tagOf(healthy).equals(token.substring(tag));
    return new AssetPartition(
        partition.path(),
        partition.type(),
        foreign ? "rows-0-0" : tag < 0 ? token : token.substring(0, tag));
  }

  private static String tagOf(Object healthy) {
    return "@" + System.identityHashCode(healthy);
  }

  private static ReadRequest request(ConnectorFault fault, ReadRequest asked) {
    List<ColumnDescriptor> columns = new ArrayList<>(asked.columns());
    if (fault == ConnectorFault.COLUMNS_IN_OWN_ORDER && columns.get(0).name().equals("email")) {
      Collections.reverse(columns);
    }
    if (fault == ConnectorFault.ALWAYS_ALL_COLUMNS && columns.size() == 1) {
      columns.add(columns.get(0));
    }
    boolean noRowLimit =
        fault == ConnectorFault.FIRST_WITHOUT_LIMIT && asked.mode() == ReadMode.FIRST
            || fault == ConnectorFault.RANDOM_WITHOUT_LIMIT && asked.mode() == ReadMode.RANDOM
            || fault == ConnectorFault.FULL_WITHOUT_LIMIT && asked.mode() == ReadMode.FULL;
    boolean stopsShort =
        fault == ConnectorFault.FIRST_STOPS_SHORT
            && asked.mode() == ReadMode.FIRST
            && asked.maxRows() > 3;
    return ReadRequest.builder(asked.mode(), columns)
        .maxRows(noRowLimit ? Long.MAX_VALUE : stopsShort ? 3 : asked.maxRows())
        .maxBytes(fault == ConnectorFault.NO_BYTE_LIMIT ? Long.MAX_VALUE : asked.maxBytes())
        .maxValueChars(
            fault == ConnectorFault.VALUES_NOT_CUT ? Integer.MAX_VALUE : asked.maxValueChars())
        .batchRows(fault == ConnectorFault.LARGE_BATCHES ? 1_000 : asked.batchRows())
        .timeLimit(fault == ConnectorFault.NO_TIME_LIMIT ? Duration.ofDays(99) : asked.timeLimit())
        .seed(asked.seed())
        .build();
  }

  /** Returns a reader that finds nothing. */
  static ValueReader empty(AssetPartition partition, ReadRequest request) {
    InMemoryConnectorFactory memory = InMemoryShop.open();
    SupportsReading connector =
        (SupportsReading)
            memory.create(
                FixedConnectorContext.of(
                    memory,
                    "shop",
                    java.util.Map.of(),
                    java.util.Map.of("password", "open sesame")));
    return connector.open(
        new AssetPartition(partition.path(), partition.type(), "rows-0-0"), request);
  }

  @Override
  public Optional<ValueBatch> next() {
    begun = true;
    if (fault == ConnectorFault.SWALLOWS_INTERRUPTS && Thread.interrupted()) {
      seen = "";
    }
    if (canceledAfterEnd) {
      throw new IllegalStateException("cancelled");
    }
    try {
      Optional<ValueBatch> batch = healthy.next().map(this::changed);
      ended = batch.isEmpty();
      return batch;
    } catch (ConnectorException e) {
      throw renamed(e);
    }
  }

  private ConnectorException renamed(ConnectorException e) {
    boolean unknown = e.code().equals(ConnectorException.NO_SUCH_ASSET);
    return unknown && fault == ConnectorFault.UNKNOWN_IS_EMPTY
        ? new ConnectorException(
            ConnectorException.SOURCE_FAILED, e.source(), null, "no rows", null)
        : unknown && fault == ConnectorFault.UNKNOWN_IS_NAMELESS
            ? new ConnectorException(
                ConnectorException.NO_SUCH_ASSET, e.source(), null, "Cannot read it", null)
            : e;
  }

  private ValueBatch changed(ValueBatch batch) {
    ValueColumn last = batch.columns().get(batch.columns().size() - 1);
    String text = last.size() == 0 ? null : last.text(0);
    seen = text == null ? seen : text;
    if (fault == ConnectorFault.LOGS_VALUES) {
      LOG.log(System.Logger.Level.TRACE, "read " + text);
    }
    if (fault == ConnectorFault.RANDOM_REPEATS_ROWS && request.mode() == ReadMode.RANDOM) {
      return rebuilt(batch, true);
    }
    return switch (fault) {
      case NULLS_AS_EMPTY, BINARY_AS_TEXT, WRONG_VALUE_TYPES -> rebuilt(batch, false);
      default -> batch;
    };
  }

  private ValueBatch rebuilt(ValueBatch batch, boolean firstRowOnly) {
    List<ValueColumn> columns = new ArrayList<>();
    for (ValueColumn column : batch.columns()) {
      if (column.path().isRepeated()) {
        columns.add(column);
        continue;
      }
      LogicalType type =
          fault == ConnectorFault.WRONG_VALUE_TYPES ? LogicalType.OTHER : column.type();
      ValueColumn.Builder values = ValueColumn.builder(column.path(), type, column.size());
      for (int i = 0; i < column.size(); i++) {
        add(values, column, firstRowOnly ? 0 : i);
      }
      columns.add(values.build());
    }
    return new ValueBatch(batch.rows(), columns);
  }

  private void add(ValueColumn.Builder values, ValueColumn column, int index) {
    String text = column.text(index);
    if (column.binaryLength(index) >= 0 && fault == ConnectorFault.BINARY_AS_TEXT) {
      values.add("0x00");
    } else if (column.binaryLength(index) >= 0) {
      values.addBinary(column.binaryLength(index));
    } else {
      values.add(
          text == null
                  && fault == ConnectorFault.NULLS_AS_EMPTY
                  && column.type() != LogicalType.BINARY
              ? ""
              : text);
    }
  }

  @Override
  public ReadSummary summary() {
    ReadSummary summary = healthy.summary();
    return new ReadSummary(
        fault == ConnectorFault.RANDOM_IS_FIRST && summary.mode() == ReadMode.RANDOM
            ? ReadMode.FIRST
            : summary.mode(),
        summary.rows() + (fault == ConnectorFault.MISCOUNTS ? 1 : 0),
        summary.bytes(),
        fault == ConnectorFault.CUTS_NOT_COUNTED ? 0 : summary.cutValues(),
        summary.end(),
        summary.issues());
  }

  @Override
  public void cancel() {
    if (ended && fault == ConnectorFault.CANCELS_AFTER_THE_END) {
      canceledAfterEnd = true;
    }
    boolean deaf =
        fault == ConnectorFault.READER_IGNORES_CANCEL
            || fault == ConnectorFault.FORGETS_EARLY_CANCEL && !begun;
    if (!deaf) {
      healthy.cancel();
    }
  }

  @Override
  public void close() {
    if (fault != ConnectorFault.READER_STAYS_OPEN) {
      healthy.close();
    }
  }

  @Override
  public String toString() {
    return fault == ConnectorFault.SHOWS_VALUES ? "reader at " + seen : "reader";
  }
}
