package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetFilter;
import io.racine.governance.spi.asset.CatalogItemType;
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
import io.racine.governance.spi.value.ValueColumn;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** A source as a host would declare it, and short ways to list and read it. */
final class TestSource implements ConnectorContext {
  private final DataSourceType type;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, Secret> secrets = new LinkedHashMap<>();
  private DataSource dataSource;

  TestSource(DataSourceType type) {
    this.type = type;
  }

  static TestSource of(DataSourceType type, String url) {
    return new TestSource(type).set("url", url);
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
    values.put("user", user);
    secrets.put("password", Secret.of(password));
    return this;
  }

  TestSource handIn(DataSource dataSource) {
    this.dataSource = dataSource;
    return this;
  }

  JdbcConnector connect() {
    return (JdbcConnector) new JdbcConnectorFactory().create(this);
  }

  @Override
  public SourceName source() {
    return SourceName.of("shop-db");
  }

  @Override
  public DataSourceType type() {
    return type;
  }

  @Override
  public Settings settings() {
    return JdbcSettings.SCHEMA.read(values, secrets);
  }

  @Override
  public Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  public <T> Optional<T> handedIn(Class<T> wanted) {
    return wanted.isInstance(dataSource) ? Optional.of(wanted.cast(dataSource)) : Optional.empty();
  }

  static List<Listing> list(JdbcConnector connector) {
    return list(connector, AssetFilter.all());
  }

  static List<Listing> list(JdbcConnector connector, AssetFilter filter) {
    List<Listing> steps = new ArrayList<>();
    try (Cursor<Listing> cursor = connector.listAssets(ListRequest.of(filter))) {
      cursor.forEachRemaining(steps::add);
    }
    return steps;
  }

  /** Lists type and path of all that was found, and what failed. */
  static List<String> names(List<Listing> steps) {
    return steps.stream()
        .map(
            step ->
                step instanceof Listing.Found found
                    ? found.asset().toString()
                    : "FAILED " + ((Listing.Failed) step).under())
        .toList();
  }

  static List<String> names(JdbcConnector connector) {
    return names(list(connector));
  }

  static AssetDescriptor find(JdbcConnector connector, String path) {
    return list(connector).stream()
        .filter(Listing.Found.class::isInstance)
        .map(step -> ((Listing.Found) step).asset())
        .filter(asset -> asset.path().toString().equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + path + " in " + names(connector)));
  }

  static ColumnDescriptor column(AssetDescriptor asset, String name) {
    return asset.columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + asset.columns()));
  }

  /** What a read gave: the texts of each row's columns, "#n" for n bytes, and the summary. */
  record Rows(List<List<String>> texts, ReadSummary summary) {}

  static Rows read(JdbcConnector connector, AssetDescriptor asset) {
    return read(connector, asset, ReadRequest.builder(ReadMode.FULL, asset.columns()).build());
  }

  static Rows read(JdbcConnector connector, AssetDescriptor asset, ReadRequest request) {
    return read(connector, AssetPartition.whole(asset), request);
  }

  static Rows read(JdbcConnector connector, AssetPartition partition, ReadRequest request) {
    List<List<String>> rows = new ArrayList<>();
    try (ValueReader reader = connector.open(partition, request)) {
      Optional<ValueBatch> batch = reader.next();
      while (batch.isPresent()) {
        rows.addAll(rowsOf(batch.get()));
        batch = reader.next();
      }
      return new Rows(rows, reader.summary());
    }
  }

  private static List<List<String>> rowsOf(ValueBatch batch) {
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < batch.rows(); row++) {
      List<String> texts = new ArrayList<>();
      for (ValueColumn column : batch.columns()) {
        texts.add(cell(column, row));
      }
      rows.add(texts);
    }
    return rows;
  }

  private static String cell(ValueColumn column, int row) {
    if (!column.path().isRepeated()) {
      return column.binaryLength(row) >= 0 ? "#" + column.binaryLength(row) : column.text(row);
    }
    List<String> elements = new ArrayList<>();
    for (int i = 0; i < column.size(); i++) {
      if (column.row(i) == row) {
        elements.add(column.text(i));
      }
    }
    return elements.toString();
  }

  static List<AssetDescriptor> tables(JdbcConnector connector) {
    return list(connector).stream()
        .filter(Listing.Found.class::isInstance)
        .map(step -> ((Listing.Found) step).asset())
        .filter(asset -> asset.type() == CatalogItemType.TABLE)
        .toList();
  }
}
