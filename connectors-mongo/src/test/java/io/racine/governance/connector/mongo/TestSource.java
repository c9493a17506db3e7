package io.racine.governance.connector.mongo;

import com.mongodb.MongoClientSettings;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetFilter;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.ListRequest;
import io.racine.governance.spi.connector.Listing;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.ValueReader;
import io.racine.governance.spi.value.ValueBatch;
import io.racine.governance.spi.value.ValueColumn;
import io.racine.governance.testkit.connector.FixedConnectorContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A source as a host would declare it, and short ways to list and read it. */
final class TestSource {
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final Map<String, String> secrets = new LinkedHashMap<>();
  private final List<Object> handedIn = new ArrayList<>();

  static TestSource of(TestServer server) {
    return new TestSource().set("hosts", server.hosts()).set("connect-timeout", "PT2S");
  }

  TestSource set(String name, String value) {
    settings.put(name, value);
    return this;
  }

  TestSource secret(String name, String value) {
    secrets.put(name, value);
    return this;
  }

  TestSource handIn(MongoClientSettings driverSettings) {
    handedIn.add(driverSettings);
    return this;
  }

  Map<String, String> settings() {
    return Map.copyOf(settings);
  }

  Map<String, String> secrets() {
    return Map.copyOf(secrets);
  }

  MongoConnector connect() {
    var context =
        FixedConnectorContext.of(new MongoConnectorFactory(), "shop-db", settings, secrets)
            .withHandedIn(handedIn);
    return (MongoConnector) new MongoConnectorFactory().create(context);
  }

  static List<Listing> list(MongoConnector connector) {
    return list(connector, AssetFilter.all());
  }

  static List<Listing> list(MongoConnector connector, AssetFilter filter) {
    List<Listing> steps = new ArrayList<>();
    try (Cursor<Listing> cursor = connector.listAssets(ListRequest.of(filter))) {
      cursor.forEachRemaining(steps::add);
    }
    return steps;
  }

  /** Returns type and path of all that was found, and what failed. */
  static List<String> names(MongoConnector connector) {
    return list(connector).stream()
        .map(
            step ->
                step instanceof Listing.Found found
                    ? found.asset().toString()
                    : "FAILED " + ((Listing.Failed) step).under())
        .toList();
  }

  static AssetDescriptor find(MongoConnector connector, String path) {
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
  record Rows(List<List<String>> texts, ReadSummary summary) {
    List<String> column(int index) {
      return texts.stream().map(row -> row.get(index)).toList();
    }
  }

  static Rows read(MongoConnector connector, AssetDescriptor asset) {
    return read(connector, asset, ReadRequest.builder(ReadMode.FULL, asset.columns()).build());
  }

  static Rows read(MongoConnector connector, AssetDescriptor asset, ReadRequest request) {
    return read(connector, AssetPartition.whole(asset), request);
  }

  static Rows read(MongoConnector connector, AssetPartition partition, ReadRequest request) {
    List<List<String>> rows = new ArrayList<>();
    try (ValueReader reader = connector.open(partition, request)) {
      for (Optional<ValueBatch> next = reader.next(); next.isPresent(); next = reader.next()) {
        ValueBatch batch = next.get();
        for (int row = 0; row < batch.rows(); row++) {
          List<String> texts = new ArrayList<>();
          for (ValueColumn column : batch.columns()) {
            texts.add(
                column.binaryLength(row) >= 0 ? "#" + column.binaryLength(row) : column.text(row));
          }
          rows.add(texts);
        }
      }
      return new Rows(rows, reader.summary());
    }
  }
}
