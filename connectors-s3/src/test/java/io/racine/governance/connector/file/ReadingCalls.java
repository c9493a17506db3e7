package io.racine.governance.connector.file;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.SourceName;
import io.racine.governance.spi.config.Secret;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorFactory;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.ListRequest;
import io.racine.governance.spi.connector.Listing;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.SupportsReading;
import io.racine.governance.spi.connector.ValueReader;
import io.racine.governance.spi.value.ValueBatch;
import io.racine.governance.spi.value.ValueColumn;
import io.racine.governance.testkit.connector.FixedConnectorContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What tests ask of a connector, over and over. */
public final class ReadingCalls {
  private ReadingCalls() {}

  /** The rows of one read, and what it said of them. */
  public record Read(List<List<@Nullable String>> rows, ReadSummary summary) {
    /** Returns the values of one column. */
    public List<@Nullable String> column(int index) {
      return new ArrayList<>(rows.stream().map(row -> row.get(index)).toList());
    }
  }

  /** Returns a connector with these settings. */
  public static Connector connect(
      ConnectorFactory factory, Map<String, String> settings, Map<String, String> secrets) {
    return factory.create(context(factory, settings, secrets));
  }

  /** Returns the context of a connector with these settings. */
  public static FixedConnectorContext context(
      ConnectorFactory factory, Map<String, String> settings, Map<String, String> secrets) {
    Map<String, Secret> hidden = new HashMap<>();
    secrets.forEach((name, value) -> hidden.put(name, Secret.of(value)));
    return new FixedConnectorContext(
        SourceName.of("lake"),
        factory.types().iterator().next(),
        factory.settings().read(settings, hidden),
        Clock.systemUTC(),
        List.of());
  }

  /** Returns every step of a listing. */
  public static List<Listing> listings(Connector connector) {
    List<Listing> all = new ArrayList<>();
    try (Cursor<Listing> cursor = connector.listAssets(ListRequest.all())) {
      cursor.forEachRemaining(all::add);
    }
    return all;
  }

  /** Returns what a listing found. */
  public static List<AssetDescriptor> assets(Connector connector) {
    return listings(connector).stream()
        .filter(Listing.Found.class::isInstance)
        .map(listing -> ((Listing.Found) listing).asset())
        .toList();
  }

  /** Returns the table of a path. */
  public static AssetDescriptor table(Connector connector, String... path) {
    return assets(connector).stream()
        .filter(asset -> asset.type().holdsRows() && asset.path().equals(AssetPath.of(path)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No table " + AssetPath.of(path)));
  }

  /** Reads all columns of a table. */
  public static Read read(
      Connector connector,
      AssetDescriptor table,
      ReadMode mode,
      UnaryOperator<ReadRequest.Builder> limits) {
    return read(connector, AssetPartition.whole(table), table, mode, limits);
  }

  /** Reads all columns of a part of a table. */
  public static Read read(
      Connector connector,
      AssetPartition part,
      AssetDescriptor table,
      ReadMode mode,
      UnaryOperator<ReadRequest.Builder> limits) {
    ReadRequest request = limits.apply(ReadRequest.builder(mode, table.columns())).build();
    try (ValueReader reader = ((SupportsReading) connector).open(part, request)) {
      return drain(reader);
    }
  }

  /** Reads to the end. */
  public static Read drain(ValueReader reader) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (Optional<ValueBatch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
      for (int row = 0; row < batch.get().rows(); row++) {
        List<@Nullable String> cells = new ArrayList<>();
        for (ValueColumn column : batch.get().columns()) {
          cells.add(column.text(row));
        }
        rows.add(cells);
      }
    }
    return new Read(rows, reader.summary());
  }
}
