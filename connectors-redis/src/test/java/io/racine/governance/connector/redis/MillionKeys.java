package io.racine.governance.connector.redis;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.Listing;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ValueReader;
import io.racine.governance.spi.value.ValueBatch;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists a server and reads its largest table, in a JVM of its own with a small heap. */
final class MillionKeys {
  private MillionKeys() {}

  public static void main(String[] arguments) {
    try (RedisConnector connector =
        TestSource.of(Map.of("nodes", arguments[0], "commands-per-second", "100000000"))
            .connect()) {
      List<Listing> listed = TestSource.list(connector);
      TestSource.tables(listed).forEach(System.out::println);
      AssetDescriptor table = TestSource.find(listed, arguments[1]);
      ReadRequest request = ReadRequest.builder(ReadMode.FULL, table.columns()).build();
      long rows = 0;
      try (ValueReader reader = connector.open(AssetPartition.whole(table), request)) {
        Optional<ValueBatch> batch = reader.next();
        while (batch.isPresent()) {
          rows += batch.get().rows();
          batch = reader.next();
        }
      }
      System.out.println("rows " + rows);
    }
  }
}
