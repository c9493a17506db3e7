package io.racine.governance.connector.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.PartitionRequest;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedisClusterTest {
  private static final int KEYS = 300;
  private static ClusterServers cluster;

  @BeforeAll
  static void start(@TempDir Path folder) {
    cluster = new ClusterServers(folder);
    for (int i = 0; i < KEYS; i++) {
      String key = "item:" + i;
      cluster.of(key).run("SET", key, "v" + i);
      String tagged = "{" + i + "}:cart";
      cluster.of("" + i).run("RPUSH", tagged, "e" + i);
    }
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static RedisConnector connect() {
    return TestSource.of(
            Map.of(
                "cluster-nodes",
                "127.0.0.1:1," + cluster.servers().get(1).node(),
                "partition-keys",
                "1"))
        .connect();
  }

  private static List<List<String>> all() {
    return IntStream.range(0, KEYS).mapToObj(i -> List.of("" + i, "v" + i)).toList();
  }

  @Test
  void keysOfAllServersAreListedAndRead() {
    try (RedisConnector connector = connect()) {
      assertThat(connector.verify().attributes())
          .containsEntry("mode", "cluster")
          .containsEntry("servers", "3");
      assertThat(TestSource.tables(connector))
          .containsExactly(
              "\\{{id}\\}:cart (list) [key.1 TEXT, element TEXT]",
              "item:{id} (string) [key.item TEXT, value TEXT]");
      AssetDescriptor item = TestSource.find(connector, "item:{id} (string)");
      assertThat(item.rowEstimate()).hasValue(KEYS);
      assertThat(TestSource.read(connector, item).texts())
          .containsExactlyInAnyOrderElementsOf(all());
      assertThat(
              TestSource.read(connector, TestSource.find(connector, "\\{{id}\\}:cart (list)"))
                  .texts())
          .hasSize(KEYS)
          .contains(List.of("7", "e7"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 50})
  void partitionsHoldEveryKeyOnce(int count) {
    try (RedisConnector connector = connect();
        RedisConnector other = connect()) {
      AssetDescriptor item = TestSource.find(connector, "item:{id} (string)");
      ReadRequest request = ReadRequest.builder(ReadMode.FULL, item.columns()).build();
      List<List<String>> rows = new ArrayList<>();
      for (AssetPartition part : connector.partitions(item, PartitionRequest.of(count))) {
        rows.addAll(TestSource.read(other, part, request).texts());
      }

      assertThat(rows).containsExactlyInAnyOrderElementsOf(all());
    }
  }

  @Test
  void aRandomChoiceIsFromAllServers() {
    try (RedisConnector connector = connect()) {
      AssetDescriptor item = TestSource.find(connector, "item:{id} (string)");
      ReadRequest request =
          ReadRequest.builder(ReadMode.RANDOM, item.columns()).maxRows(60).seed(5).build();

      List<List<String>> rows = TestSource.read(connector, item, request).texts();

      assertThat(rows).hasSize(60).doesNotHaveDuplicates();
      assertThat(rows.stream().map(row -> cluster.of("item:" + row.get(0))).distinct().count())
          .isEqualTo(3);
    }
  }
}
