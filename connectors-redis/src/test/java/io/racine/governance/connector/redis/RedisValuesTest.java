package io.racine.governance.connector.redis;

import static io.racine.governance.connector.redis.RedisProcess.command;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What listing and reading make of keys and values of every sort. */
final class RedisValuesTest {
  private final RedisProcess server = SharedRedis.server();
  private RedisConnector connector;

  @BeforeEach
  void open() {
    connector = SharedRedis.source(SharedRedis.newDatabase()).connect();
  }

  @AfterEach
  void close() {
    connector.close();
  }

  private static ReadRequest request(ReadMode mode, AssetDescriptor asset, long rows, long seed) {
    return ReadRequest.builder(mode, asset.columns()).maxRows(rows).seed(seed).build();
  }

  @Test
  void aPatternWithTwoTypesIsTwoTables() {
    for (int i = 0; i < 10; i++) {
      server.run("SET", "item:" + i, "text " + i);
      server.run("RPUSH", "item:" + (100 + i), "element " + i);
    }

    assertThat(TestSource.tables(connector))
        .containsExactly(
            "item:{id} (list) [key.item TEXT, element TEXT]",
            "item:{id} (string) [key.item TEXT, value TEXT]");
  }

  @Test
  void hashesWhoseFieldsDifferAreReadFieldByField() {
    for (int i = 0; i < 10; i++) {
      server.run("HSET", "room:" + i, "guest" + i + "@example.com", "seen", "Ada No " + i, "new");
    }
    AssetDescriptor room = TestSource.find(connector, "room:{id} (hash)");

    assertThat(room.columns().stream().map(ColumnDescriptor::name))
        .containsExactly("key.room", "field", "value");
    assertThat(room.rowEstimate()).hasValue(20);
    assertThat(TestSource.read(connector, room).texts())
        .hasSize(20)
        .contains(List.of("3", "guest3@example.com", "seen"), List.of("3", "Ada No 3", "new"));
  }

  @Test
  void fieldsNamedAsOurColumnsAreToldApart() {
    for (int i = 0; i < 5; i++) {
      server.run("HSET", "pair:" + i, "field", "f" + i, "value", "v" + i, "key.pair", "k" + i);
    }
    AssetDescriptor pair = TestSource.find(connector, "pair:{id} (hash)");

    assertThat(pair.columns().stream().map(ColumnDescriptor::name))
        .containsExactly("key.pair", "field.field", "field.key.pair", "field.value");
    assertThat(TestSource.read(connector, pair).texts()).contains(List.of("2", "f2", "k2", "v2"));
  }

  @Test
  void optionalFieldsAreNullWhereTheyAreNot() {
    for (int i = 0; i < 10; i++) {
      server.run("HSET", "user:" + i, "mail", "m" + i);
      if (i < 5) {
        server.run("HSET", "user:" + i, "phone", "p" + i);
      }
    }
    AssetDescriptor user = TestSource.find(connector, "user:{id} (hash)");
    List<ColumnDescriptor> phone = List.of(user.columns().get(2));
    server.run("DEL", "user:1");

    TestSource.Rows rows =
        TestSource.read(connector, user, ReadRequest.builder(ReadMode.FULL, phone).build());

    assertThat(rows.texts())
        .containsExactlyInAnyOrder(
            List.of("p0"),
            List.of("p2"),
            List.of("p3"),
            List.of("p4"),
            List.of("null"),
            List.of("null"),
            List.of("null"),
            List.of("null"),
            List.of("null"));
  }

  @Test
  void bytesOfAnySortAreValues() {
    byte[] binary = {(byte) 0xC3, 0x28};
    server.run("SET", "blob:1", binary);
    server.run("SET", "blob:2", "tränen 😀");
    server.run("SET", "blob:3", "");
    server.run("SET", "blob:4", new byte[] {0, 1});
    AssetDescriptor blob = TestSource.find(connector, "blob:{id} (string)");

    assertThat(TestSource.read(connector, blob).texts())
        .containsExactlyInAnyOrder(
            List.of("1", "#2"), List.of("2", "tränen 😀"), List.of("3", ""), List.of("4", "#2"));
  }

  @Test
  void longStringsAreFetchedInPartAndCut() {
    server.run("SET", "long:1", "x".repeat(2_000_000));
    server.run("SETRANGE", "long:2", 1_999_999, "x");
    server.run("SET", "long:3", "😀".repeat(100_000));
    AssetDescriptor asset = TestSource.find(connector, "long:{id} (string)");
    server.run("CONFIG", "RESETSTAT");
    ReadRequest request =
        ReadRequest.builder(ReadMode.FULL, asset.columns()).maxValueChars(10).build();

    TestSource.Rows rows = TestSource.read(connector, asset, request);

    assertThat(rows.texts())
        .containsExactlyInAnyOrder(
            List.of("1", "xxxxxxxxxx"), List.of("2", "#2000000"), List.of("3", "😀".repeat(5)));
    assertThat(rows.summary().cutValues()).isEqualTo(2);
    assertThat(netOutput()).isLessThan(100_000);
  }

  private long netOutput() {
    return server
        .text("INFO", "stats")
        .lines()
        .filter(line -> line.startsWith("total_net_output_bytes:"))
        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
        .sum();
  }

  @Test
  void keysOfAnyBytesAreReadAndNeverShown() {
    List<byte[]> keys =
        List.of(
            "user:\u00FF\u00FE\u0000".getBytes(ISO_8859_1),
            "user:\"quoted\"\r\nDEL x".getBytes(ISO_8859_1),
            "user:*[a]?\\".getBytes(ISO_8859_1),
            "user:  ".getBytes(ISO_8859_1));
    keys.forEach(key -> server.run("SET", key, "v"));
    server.run("SET", "\u0000", "w");

    assertThat(TestSource.tables(connector))
        .containsExactly(
            "user:{id} (string) [key.user TEXT, value TEXT]",
            "{key} (string) [key TEXT, value TEXT]");
    AssetDescriptor user = TestSource.find(connector, "user:{id} (string)");
    assertThat(TestSource.read(connector, user).texts())
        .containsExactlyInAnyOrder(
            List.of("\\xFF\\xFE\\x00", "v"),
            List.of("\"quoted\"\r\nDEL x", "v"),
            List.of("*[a]?\\", "v"),
            List.of("  ", "v"));
    AssetDescriptor rest = TestSource.find(connector, "{key} (string)");
    assertThat(TestSource.read(connector, rest).texts()).containsExactly(List.of("\\x00", "w"));
  }

  @Test
  void collectionsLargerThanAWindowAreReadWhole() {
    for (int i = 0; i < 2_500; i++) {
      server.runAll(
          List.of(
              command("RPUSH", "biglist", "e" + i),
              command("SADD", "bigset", "e" + i),
              command("ZADD", "bigzset", i, "e" + i),
              command("XADD", "bigstream", "5-" + (i + 1), "f", "e" + i),
              command("HSET", "bighash", "e" + i, "v")));
    }
    List<String> elements = IntStream.range(0, 2_500).mapToObj(i -> "e" + i).sorted().toList();
    List<String> tables = TestSource.tables(connector);

    assertThat(tables)
        .containsExactly(
            "{key} (hash) [key TEXT, field TEXT, value TEXT]",
            "{key} (list) [key TEXT, element TEXT]",
            "{key} (set) [key TEXT, element TEXT]",
            "{key} (sorted set) [key TEXT, member TEXT, score FLOAT]",
            "{key} (stream) [key TEXT, id TEXT, field TEXT, value TEXT]");
    assertThat(column("{key} (hash)", 1)).isEqualTo(elements);
    assertThat(column("{key} (list)", 1)).isEqualTo(elements);
    assertThat(column("{key} (set)", 1)).isEqualTo(elements);
    assertThat(column("{key} (sorted set)", 1)).isEqualTo(elements);
    assertThat(column("{key} (stream)", 3)).isEqualTo(elements);
  }

  private List<String> column(String table, int column) {
    AssetDescriptor asset = TestSource.find(connector, table);
    assertThat(asset.rowEstimate()).hasValue(2_500);
    return TestSource.read(connector, asset).texts().stream()
        .map(row -> row.get(column))
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  @Test
  void scoresArePlainNumbers() {
    server.run("ZADD", "board:1", "1e21", "a", "-inf", "b", "inf", "c");
    server.run("ZADD", "board:2", "0.1", "a", "-0", "b");
    server.run("ZADD", "board:3", "17", "a");
    AssetDescriptor board = TestSource.find(connector, "board:{id} (sorted set)");

    assertThat(TestSource.read(connector, board).texts().stream().map(row -> row.get(2)))
        .containsExactlyInAnyOrder(
            "1000000000000000000000", "-Infinity", "Infinity", "0.1", "0", "17");
  }

  @Test
  void documentsAreJson() {
    for (int i = 0; i < 5; i++) {
      server.run("SET", "doc:" + i, "{\"a\": [1, -2.5e3, true, null, \"x\\\"" + i + "\"]}");
      server.run("SET", "huge:" + i, "[\"" + "x".repeat(5_000) + "\"]");
      server.run("SET", "near:" + i, i == 3 ? "{\"a\": 1" : "{\"a\": 1}");
      server.run("SET", "number:" + i, "17");
      server.run("RPUSH", "queue:" + i, "{\"task\": " + i + "}");
    }

    assertThat(TestSource.tables(connector))
        .containsExactly(
            "doc:{id} (string) [key.doc TEXT, value JSON]",
            "huge:{id} (string) [key.huge TEXT, value JSON]",
            "near:{id} (string) [key.near TEXT, value TEXT]",
            "number:{id} (string) [key.number TEXT, value TEXT]",
            "queue:{id} (list) [key.queue TEXT, element JSON]");
  }

  @Test
  void expiryAndMemoryAreAttributes() {
    for (int i = 0; i < 4; i++) {
      server.run("SET", "session:" + i, "x".repeat(100));
    }
    server.run("EXPIRE", "session:1", 600);
    AssetDescriptor session = TestSource.find(connector, "session:{id} (string)");

    assertThat(session.attributes())
        .contains(
            entry("keys", "4"),
            entry("sampled-keys", "4"),
            entry("expiring-share", "0.25"),
            entry("expires-in", "under an hour"))
        .containsKey("memory-per-key");
    assertThat(session.nativeKind()).isEqualTo("string pattern");
    assertThat(session.rowEstimate()).hasValue(4);
    assertThat(session.sizeInBytes().orElse(0)).isBetween(400L, 4_000L);
  }

  @Test
  void keysThatGoOrChangeTypeWhileReadingAreLeftOut() {
    for (int i = 0; i < 3_000; i++) {
      server.run("SET", "item:" + i, "v" + i);
    }
    connector.close();
    connector =
        SharedRedis.source(0).set("databases", "" + current()).set("scan-count", "10").connect();
    AssetDescriptor item = TestSource.find(connector, "item:{id} (string)");
    ReadRequest request = ReadRequest.builder(ReadMode.FULL, item.columns()).batchRows(1).build();

    try (var reader = connector.open(AssetPartition.whole(item), request)) {
      assertThat(reader.next()).isPresent();
      for (int i = 0; i < 3_000; i++) {
        server.run("DEL", "item:" + i);
        if (i % 2 == 0) {
          server.run("RPUSH", "item:" + i, "other");
        }
      }
      List<List<String>> rest = TestSource.rest(reader);

      assertThat(rest.size()).isLessThan(2_999);
      assertThat(rest).allMatch(row -> row.get(1).equals("v" + row.get(0)));
      assertThat(reader.summary().end()).isEqualTo(ReadSummary.End.EXHAUSTED);
    }
  }

  private int current() {
    String id = server.text("CLIENT", "LIST", "ID", server.run("CLIENT", "ID"));
    return Integer.parseInt(id.replaceAll("(?s).* db=(\\d+) .*", "$1"));
  }

  @Test
  void aRandomChoiceIsFromAllOverTheTable() {
    List<Object[]> commands = new ArrayList<>();
    IntStream.range(0, 20_000).forEach(i -> commands.add(command("SET", "n:" + i, i)));
    server.runAll(commands);
    AssetDescriptor table = TestSource.find(connector, "n:{id} (string)");
    var column = List.of(ColumnDescriptor.of("value", LogicalType.TEXT));
    List<List<String>> first =
        TestSource.read(
                connector,
                table,
                ReadRequest.builder(ReadMode.FIRST, column).maxRows(2_000).build())
            .texts();

    TestSource.Rows random =
        TestSource.read(connector, table, request(ReadMode.RANDOM, table, 2_000, 7));
    TestSource.Rows again =
        TestSource.read(connector, table, request(ReadMode.RANDOM, table, 2_000, 7));
    TestSource.Rows other =
        TestSource.read(connector, table, request(ReadMode.RANDOM, table, 2_000, 8));

    assertThat(random.texts()).hasSize(2_000).doesNotHaveDuplicates();
    assertThat(again.texts()).containsExactlyElementsOf(random.texts());
    assertThat(other.texts()).isNotEqualTo(random.texts());
    // 200 of the first 2,000 of a SCAN are to be expected; 140 and 260 are 4.5 deviations away.
    assertThat(random.texts().stream().filter(row -> first.contains(row.subList(1, 2))).count())
        .isBetween(140L, 260L);
    assertThat(random.summary().mode()).isEqualTo(ReadMode.RANDOM);
    assertThat(random.summary().issues()).isEmpty();
  }

  @Test
  void aRandomChoiceAmongSomeKeysSaysSo() {
    List<Object[]> commands = new ArrayList<>();
    IntStream.range(0, 5_000).forEach(i -> commands.add(command("SET", "n:" + i, i)));
    server.runAll(commands);
    try (RedisConnector small =
        SharedRedis.source(current())
            .set("random-scan-keys", "1000")
            .set("scan-count", "100")
            .connect()) {
      AssetDescriptor table = TestSource.find(small, "n:{id} (string)");

      ReadSummary summary =
          TestSource.read(small, table, request(ReadMode.RANDOM, table, 10, 7)).summary();

      assertThat(summary.issues())
          .singleElement()
          .satisfies(issue -> assertThat(issue.message()).contains("'random-scan-keys'"));
    }
  }

  @Test
  void databasesAreListedByNameAndOnlyThoseWithKeys() {
    try (RedisProcess own = RedisProcess.start();
        RedisConnector all = TestSource.of(Map.of("nodes", own.node())).connect()) {
      own.select(10);
      own.run("SET", "x", "1");
      own.select(2);
      own.run("SET", "x", "1");

      assertThat(TestSource.list(all))
          .map(Object::toString)
          .containsExactly(
              "Found[asset=DATABASE db10]",
              "Found[asset=TABLE db10.\"{key} (string)\"]",
              "Found[asset=DATABASE db2]",
              "Found[asset=TABLE db2.\"{key} (string)\"]");
    }
  }
}
