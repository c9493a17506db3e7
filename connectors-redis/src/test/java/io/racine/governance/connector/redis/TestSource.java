package io.racine.governance.connector.redis;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.asset.SourceName;
import io.racine.governance.spi.config.Secret;
import io.racine.governance.spi.config.Settings;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.ConnectorContext;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.ListRequest;
import io.racine.governance.spi.connector.Listing;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.ValueReader;
import io.racine.governance.spi.value.ValueBatch;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A source as a host would declare it, and short ways to list and read it. */
final class TestSource implements ConnectorContext {
  private final Map<String, String> values;
  private final Map<String, Secret> secrets = new LinkedHashMap<>();

  private TestSource(Map<String, String> values) {
    this.values = new LinkedHashMap<>(values);
  }

  static TestSource of(Map<String, String> values) {
    return new TestSource(values);
  }

  TestSource set(String name, String value) {
    values.put(name, value);
    return this;
  }

  TestSource secret(String name, String value) {
    secrets.put(name, Secret.of(value));
    return this;
  }

  TestSource login(String user, String password) {
    return set("user", user).secret("password", password);
  }

  RedisConnector connect() {
    return (RedisConnector) new RedisConnectorFactory().create(this);
  }

  @Override
  public SourceName source() {
    return SourceName.of("cache");
  }

  @Override
  public DataSourceType type() {
    return DataSourceType.REDIS;
  }

  @Override
  public Settings settings() {
    return RedisSettings.SCHEMA.read(values, secrets);
  }

  @Override
  public Clock clock() {
    return Clock.systemUTC();
  }

  static List<Listing> list(RedisConnector connector) {
    List<Listing> steps = new ArrayList<>();
    try (Cursor<Listing> cursor = connector.listAssets(ListRequest.all())) {
      cursor.forEachRemaining(steps::add);
    }
    return steps;
  }

  /** Lists the tables with their columns, and what failed. */
  static List<String> tables(RedisConnector connector) {
    return tables(list(connector));
  }

  static List<String> tables(List<Listing> steps) {
    return steps.stream()
        .filter(step -> !(step instanceof Listing.Found found) || found.asset().type().holdsRows())
        .map(TestSource::line)
        .toList();
  }

  private static String line(Listing step) {
    if (step instanceof Listing.Found found) {
      return found.asset().path().name()
          + " "
          + found.asset().columns().stream().map(TestSource::column).toList();
    }
    return "FAILED " + ((Listing.Failed) step).under();
  }

  private static String column(ColumnDescriptor column) {
    return column.name() + " " + column.logicalType();
  }

  static AssetDescriptor find(RedisConnector connector, String name) {
    return find(list(connector), name);
  }

  static AssetDescriptor find(List<Listing> steps, String name) {
    return steps.stream()
        .filter(Listing.Found.class::isInstance)
        .map(step -> ((Listing.Found) step).asset())
        .filter(asset -> asset.path().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + tables(steps)));
  }

  /** What a read gave: the texts of each row's columns, "#n" for n bytes, and the summary. */
  record Rows(List<List<String>> texts, ReadSummary summary) {}

  static Rows read(RedisConnector connector, AssetDescriptor asset) {
    return read(connector, asset, ReadRequest.builder(ReadMode.FULL, asset.columns()).build());
  }

  static Rows read(RedisConnector connector, AssetDescriptor asset, ReadRequest request) {
    return read(connector, AssetPartition.whole(asset), request);
  }

  static Rows read(RedisConnector connector, AssetPartition partition, ReadRequest request) {
    try (ValueReader reader = connector.open(partition, request)) {
      List<List<String>> rows = rest(reader);
      return new Rows(rows, reader.summary());
    }
  }

  static List<List<String>> rest(ValueReader reader) {
    List<List<String>> rows = new ArrayList<>();
    for (Optional<ValueBatch> next = reader.next(); next.isPresent(); next = reader.next()) {
      ValueBatch batch = next.get();
      for (int row = 0; row < batch.rows(); row++) {
        int at = row;
        rows.add(
            new ArrayList<>(
                batch.columns().stream()
                    .map(
                        column ->
                            column.binaryLength(at) >= 0
                                ? "#" + column.binaryLength(at)
                                : String.valueOf(column.text(at)))
                    .toList()));
      }
    }
    return rows;
  }
}
