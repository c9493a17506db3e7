package io.racine.governance.benchmarks.source;

import io.racine.governance.benchmarks.speed.Rounds;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.Listing;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.SupportsReading;
import io.racine.governance.spi.connector.ValueReader;
import io.racine.governance.spi.value.ValueBatch;
import io.racine.governance.spi.value.ValueColumn;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Measures how fast a connector delivers a whole table, beside a bare loop over the same data. */
final class ReadRate {
  private static final Duration NO_LIMIT = Duration.ofHours(1);
  private final RatedTable table;
  private final int rounds;

  ReadRate(RatedTable table, int rounds) {
    this.table = table;
    this.rounds = rounds;
  }

  Map<String, Object> run() {
    try (Connector connector = table.source().connect()) {
      AssetDescriptor asset = find(connector);
      Volume bare = table.readBare();
      Volume read = read(connector, asset);
      if (!read.equals(bare)) {
        throw new IllegalStateException(
            "The connector delivers " + read + " where there are " + bare);
      }
      var turns = new Rounds(rounds, 0);
      turns.add("bare", place -> place + table.readBare().rows());
      turns.add("connector", place -> place + read(connector, asset).rows());
      turns.run();
      return report(bare, turns.median("bare"), turns.median("connector"));
    }
  }

  /** Returns the figures; times are nanoseconds a row. */
  static Map<String, Object> report(Volume volume, double bareNanos, double connectorNanos) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("rows", volume.rows());
    report.put("characters", volume.characters());
    report.put("bareRowsPerSecond", Math.round(1e9 / bareNanos));
    report.put("connectorRowsPerSecond", Math.round(1e9 / connectorNanos));
    report.put("shareOfBareRate", Math.round(1_000 * bareNanos / connectorNanos) / 1_000.0);
    return report;
  }

  private AssetDescriptor find(Connector connector) {
    try (Cursor<Listing> listing = MeasuredSource.list(connector)) {
      while (listing.hasNext()) {
        if (listing.next() instanceof Listing.Found found
            && found.asset().path().name().equals(table.table())) {
          return found.asset();
        }
      }
    }
    throw new IllegalStateException("The connector does not list " + table.table());
  }

  private static Volume read(Connector connector, AssetDescriptor asset) {
    ReadRequest request =
        ReadRequest.builder(ReadMode.FULL, asset.columns()).timeLimit(NO_LIMIT).build();
    long rows = 0;
    long characters = 0;
    try (ValueReader reader =
        ((SupportsReading) connector).open(AssetPartition.whole(asset), request)) {
      Optional<ValueBatch> next = reader.next();
      while (next.isPresent()) {
        ValueBatch batch = next.get();
        rows += batch.rows();
        for (ValueColumn column : batch.columns()) {
          for (int i = 0; i < column.size(); i++) {
            String text = column.text(i);
            characters += text == null ? 0 : text.length();
          }
        }
        next = reader.next();
      }
    }
    return new Volume(rows, characters);
  }
}
