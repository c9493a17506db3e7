package io.racine.governance.connector.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.racine.governance.connector.file.ReadingCalls.Read;
import io.racine.governance.spi.Issue;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.Listing;
import io.racine.governance.spi.connector.PartitionRequest;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.SupportsPartitions;
import io.racine.governance.spi.connector.SupportsReading;
import io.racine.governance.spi.connector.ValueReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FilesConnectorTest {
  @TempDir Path folder;

  @Test
  void followsLinksWithinTheFolderAndNoOthers(@TempDir Path elsewhere) throws IOException {
    write("people/list.csv", "name\nada\n");
    Files.writeString(elsewhere.resolve("secret.csv"), "name\nbob\n");
    Files.createSymbolicLink(folder.resolve("out.csv"), elsewhere.resolve("secret.csv"));
    Files.createSymbolicLink(folder.resolve("outside"), elsewhere);
    Files.createSymbolicLink(folder.resolve("again"), folder);
    Files.createSymbolicLink(folder.resolve("within.csv"), folder.resolve("people/list.csv"));

    try (Connector connector = connect()) {
      assertThat(tables(connector))
          .containsExactly(AssetPath.of("people", "list.csv"), AssetPath.of("within.csv"));
    }
  }

  @Test
  void readsNothingOutsideTheFolder(@TempDir Path elsewhere) throws IOException {
    Files.writeString(elsewhere.resolve("secret.csv"), "name\nbob\n");
    write("a.csv", "name\nada\n");
    String up = folder.relativize(elsewhere).toString();

    try (Connector connector = connect()) {
      for (AssetPath path :
          List.of(
              AssetPath.of(up, "secret.csv"),
              AssetPath.of("..", "secret.csv"),
              AssetPath.of(up + "/secret.csv"),
              AssetPath.of(elsewhere.toString(), "secret.csv"))) {
        AssetDescriptor table =
            AssetDescriptor.builder(CatalogItemType.TABLE, path)
                .columns(List.of(ColumnDescriptor.of("name", LogicalType.TEXT)))
                .build();
        assertThatThrownBy(() -> readAll(connector, table))
            .isInstanceOfSatisfying(
                ConnectorException.class,
                e -> assertThat(e.code()).isEqualTo(ConnectorException.NO_SUCH_ASSET));
      }
    }
  }

  @Test
  void looksAtHiddenFilesOnlyWhenAsked() throws IOException {
    write(".private/x.csv", "a\n1\n");
    write("seen.csv", "a\n1\n");

    try (Connector connector = connect();
        Connector all = connect("hidden", "true")) {
      assertThat(tables(connector)).containsExactly(AssetPath.of("seen.csv"));
      assertThat(tables(all))
          .containsExactly(AssetPath.of(".private", "x.csv"), AssetPath.of("seen.csv"));
    }
  }

  @Test
  void looksAtWhatIsIncludedAndNotExcluded() throws IOException {
    write("raw/a.csv", "a\n1\n");
    write("raw/old/b.csv", "a\n1\n");
    write("c.csv", "a\n1\n");

    try (Connector connector = connect("include", "raw/**", "exclude", "**/old/*")) {
      assertThat(tables(connector)).containsExactly(AssetPath.of("raw", "a.csv"));
    }
  }

  @Test
  void tellsTheUnionOfColumnsAndWhereObjectsDiffer() throws IOException {
    write("t/part-0.jsonl", "{\"id\":1,\"mail\":\"ada@example.com\"}\n");
    write("t/part-1.jsonl", "{\"id\":2}\n");
    write("t/part-2.jsonl", "{\"id\":\"three\",\"phone\":\"555\"}\n");

    try (Connector connector = connect()) {
      AssetDescriptor table = ReadingCalls.table(connector, "t.jsonl");

      assertThat(table.columns())
          .extracting(ColumnDescriptor::name, ColumnDescriptor::logicalType)
          .containsExactly(
              tuple("id", LogicalType.TEXT),
              tuple("mail", LogicalType.TEXT),
              tuple("phone", LogicalType.TEXT));
      assertThat(table.columns().get(1).attributes()).containsEntry("in-objects", "1 of 3");
      assertThat(table.nativeKind()).isEqualTo("json-lines data set");
      assertThat(table.attributes())
          .containsEntry("objects", "3")
          .containsEntry("objects-looked-at", "3")
          .containsEntry("columns-that-differ", "3")
          .containsKey("newest-modified");
      assertThat(readAll(connector, table).rows())
          .containsExactly(
              row("1", "ada@example.com", null), row("2", null, null), row("three", null, "555"));
    }
  }

  @Test
  void tellsMixedFormatsInOneFolderApart() throws IOException {
    write("t/part-0.jsonl", "{\"id\":1}\n");
    write("t/part-0.csv", "id,name\n1,ada\n");
    Files.write(folder.resolve("t/part-0.bin"), new byte[] {0, 1, 2, (byte) 0xff, 0, 0, 7});
    write("t/part-1.log", "");

    try (Connector connector = connect()) {
      assertThat(ReadingCalls.assets(connector))
          .extracting(AssetDescriptor::path, AssetDescriptor::nativeKind)
          .containsExactly(
              tuple(AssetPath.of("t.bin"), "binary objects"),
              tuple(AssetPath.of("t.csv"), "csv data set"),
              tuple(AssetPath.of("t.jsonl"), "json-lines data set"),
              tuple(AssetPath.of("t.log"), "empty objects"));
    }
  }

  @Test
  void readsTheOthersWhenAnObjectIsDamaged() throws IOException {
    byte[] good = ContractObjects.objects().get("crm/badges.avro");
    assertThat(good).isNotNull();
    for (int i = 0; i < 3; i++) {
      Files.createDirectories(folder.resolve("badges"));
      byte[] bytes = i == 1 ? java.util.Arrays.copyOf(good, good.length - 20) : good;
      Files.write(folder.resolve("badges/part-" + i + ".avro"), bytes);
    }

    try (Connector connector = connect()) {
      Read read = readAll(connector, ReadingCalls.table(connector, "badges.avro"));

      assertThat(read.rows()).hasSize(6);
      assertThat(read.summary().end()).isEqualTo(ReadSummary.End.EXHAUSTED);
      Issue issue = read.summary().issues().get(0);
      assertThat(issue.code()).isEqualTo(Failures.UNREADABLE_OBJECT);
      assertThat(issue.message())
          .startsWith("Cannot read object 2 of 'lake' \"badges.avro\": ")
          .doesNotContain("part-1");
      assertThat(issue.where()).hasValue("\"badges.avro\"");
    }
  }

  @Test
  void failsToListWhatItCannotReadAndGoesOn() throws IOException {
    byte[] good = ContractObjects.objects().get("crm/badges.avro");
    assertThat(good).isNotNull();
    Files.write(folder.resolve("damaged.avro"), java.util.Arrays.copyOf(good, 30));
    write("fine.csv", "a\n1\n");

    try (Connector connector = connect()) {
      List<Listing> listings = ReadingCalls.listings(connector);

      assertThat(listings)
          .filteredOn(Listing.Failed.class::isInstance)
          .singleElement()
          .isInstanceOfSatisfying(
              Listing.Failed.class,
              failed -> {
                assertThat(failed.under()).isEqualTo(AssetPath.of("damaged.avro"));
                assertThat(failed.issue().message())
                    .startsWith("Cannot list 'lake' \"damaged.avro\": ");
              });
      assertThat(tables(connector)).containsExactly(AssetPath.of("fine.csv"));
    }
  }

  @Test
  void failsWhenNothingOfATableCanBeRead() throws IOException {
    write("t.jsonl", "{\"a\":1}\n");
    try (Connector connector = connect()) {
      AssetDescriptor table = ReadingCalls.table(connector, "t.jsonl");
      byte[] good = ContractObjects.objects().get("crm/badges.avro");
      assertThat(good).isNotNull();
      Files.write(folder.resolve("t.jsonl"), java.util.Arrays.copyOf(good, 30));

      assertThatThrownBy(() -> readAll(connector, table))
          .isInstanceOf(ConnectorException.class)
          .hasMessageStartingWith("Cannot read 'lake' \"t.jsonl\": ");
    }
  }

  @Test
  void refusesAFileThatChangedSinceItWasListed() throws IOException {
    write("t.csv", "a\n1\n");
    FileStore store = new FileStore(folder);
    ObjectEntry entry = store.list("", "", new StopSignal()).next();
    assertThat(entry).isNotNull();
    write("t.csv", "a\n1\n2\n");

    assertThatThrownBy(
            () -> {
              try (InputStream in = store.bytes("", entry, new StopSignal()).open(0, 10)) {
                in.readAllBytes();
              }
            })
        .isInstanceOf(ObjectFailure.class)
        .hasMessage("it changed while it was read");
  }

  @Test
  void readsPartitionColumnsFromTheKeys() throws IOException {
    write("s/country=DE/year=2024/a-1.csv", "id\n1\n");
    write("s/country=__HIVE_DEFAULT_PARTITION__/year=2025/a-2.csv", "id\n2\n");

    try (Connector connector = connect()) {
      AssetDescriptor table = ReadingCalls.assets(connector).get(1);

      assertThat(table.path()).isEqualTo(AssetPath.of("s", "{country}/a-{n}.csv"));
      assertThat(table.attributes()).containsEntry("partition-columns", "country, year");
      assertThat(readAll(connector, table).rows())
          .containsExactlyInAnyOrder(row("1", "DE", "2024"), row("2", null, "2025"));
    }
  }

  @Test
  void drawsRowsFromManyObjectsAndTheSameOnesForOneSeed() throws IOException {
    for (int i = 0; i < 40; i++) {
      write("t/part-" + i + ".jsonl", lines(i * 100, 100));
    }

    try (Connector connector = connect()) {
      AssetDescriptor table = ReadingCalls.table(connector, "t.jsonl");
      UnaryOperator<ReadRequest.Builder> limits = request -> request.maxRows(200).seed(7);
      Read one = ReadingCalls.read(connector, table, ReadMode.RANDOM, limits);
      Read again = ReadingCalls.read(connector, table, ReadMode.RANDOM, limits);
      Read other =
          ReadingCalls.read(
              connector, table, ReadMode.RANDOM, request -> request.maxRows(200).seed(8));

      assertThat(one.rows()).hasSize(200).doesNotHaveDuplicates().isEqualTo(again.rows());
      assertThat(other.rows()).isNotEqualTo(one.rows());
      assertThat(one.summary().mode()).isEqualTo(ReadMode.RANDOM);
      Set<Integer> objects = new HashSet<>();
      one.column(0).forEach(id -> objects.add(Integer.parseInt(String.valueOf(id)) / 100));
      assertThat(objects).hasSizeGreaterThan(9);
    }
  }

  @Test
  void givesEveryRowOnceWhenLargeObjectsAreSplit() throws IOException {
    write("t/part-0.jsonl", lines(0, 5_000));
    write("t/part-1.jsonl", lines(5_000, 3));
    write("t/part-2.jsonl", lines(5_003, 2_000));

    try (Connector connector = splitting(1_000)) {
      AssetDescriptor table = ReadingCalls.table(connector, "t.jsonl");
      for (int count : new int[] {2, 3, 7, 50}) {
        List<AssetPartition> parts =
            ((SupportsPartitions) connector).partitions(table, PartitionRequest.of(count));
        List<@Nullable String> ids = new ArrayList<>();
        for (AssetPartition part : parts) {
          assertThat(part.token()).matches("objects-\\d+-\\d+(-bytes-\\d+-\\d+)?-[0-9a-f]{16}");
          ids.addAll(
              ReadingCalls.read(connector, part, table, ReadMode.FULL, request -> request)
                  .column(0));
        }

        assertThat(parts.size()).as("parts for %s", count).isBetween(count / 2, count * 2);
        assertThat(ids).hasSize(7_003).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void refusesPartsOfObjectsThatChangedSince() throws IOException {
    write("t/part-0.csv", "a\n1\n");
    write("t/part-1.csv", "a\n2\n");
    try (Connector connector = connect()) {
      AssetDescriptor table = ReadingCalls.table(connector, "t.csv");
      List<AssetPartition> parts =
          ((SupportsPartitions) connector).partitions(table, PartitionRequest.of(2));
      write("t/part-1.csv", "a\n2\n3\n");

      assertThat(
              ReadingCalls.read(connector, parts.get(0), table, ReadMode.FULL, each -> each).rows())
          .containsExactly(row("1"));
      assertThatThrownBy(
              () -> ReadingCalls.read(connector, parts.get(1), table, ReadMode.FULL, each -> each))
          .isInstanceOf(ConnectorException.class)
          .hasMessage(
              "Cannot read 'lake' \"t.csv\": its objects changed since it was split."
                  + " Split it again.");
    }
  }

  @Test
  void refusesTheTokenOfAnotherConnector() throws IOException {
    write("t.csv", "a\n1\n");
    try (Connector connector = connect()) {
      AssetDescriptor table = ReadingCalls.table(connector, "t.csv");
      var foreign = new AssetPartition(table.path(), table.type(), "ctid-0-100");
      ReadRequest request = ReadRequest.builder(ReadMode.FULL, table.columns()).build();

      assertThatThrownBy(() -> ((SupportsReading) connector).open(foreign, request))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void endsAtTheTimeLimit() throws IOException {
    write("t.jsonl", lines(0, 100_000));
    try (Connector connector = connect()) {
      AssetDescriptor table = ReadingCalls.table(connector, "t.jsonl");
      ReadRequest request =
          ReadRequest.builder(ReadMode.FULL, table.columns())
              .timeLimit(java.time.Duration.ofMillis(1))
              .build();
      try (ValueReader reader =
          ((SupportsReading) connector).open(AssetPartition.whole(table), request)) {
        Read read = ReadingCalls.drain(reader);

        assertThat(read.summary().end()).isEqualTo(ReadSummary.End.TIME_LIMIT);
        assertThat(read.rows()).hasSizeLessThan(100_000);
      }
    }
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(UTF_8));
  }

  private static String lines(int from, int count) {
    var lines = new StringBuilder();
    IntStream.range(from, from + count)
        .forEach(i -> lines.append("{\"id\":").append(i).append(",\"name\":\"guest\"}\n"));
    return lines.toString();
  }

  private Connector connect(String... more) {
    Map<String, String> settings = new HashMap<>(Map.of("folder", folder.toString()));
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return ReadingCalls.connect(new FilesConnectorFactory(), settings, Map.of());
  }

  /** A connector that splits objects of so many bytes. */
  private Connector splitting(long leastSpan) {
    var context =
        ReadingCalls.context(
            new FilesConnectorFactory(), Map.of("folder", folder.toString()), Map.of());
    return new ObjectConnector(
        context, new FileStore(folder), ObjectSettings.scope(context.settings(), ""), leastSpan);
  }

  private static List<AssetPath> tables(Connector connector) {
    return ReadingCalls.assets(connector).stream()
        .filter(asset -> asset.type() == CatalogItemType.TABLE)
        .map(AssetDescriptor::path)
        .toList();
  }

  private static Read readAll(Connector connector, AssetDescriptor table) {
    return ReadingCalls.read(connector, table, ReadMode.FULL, request -> request);
  }

  private static List<@Nullable String> row(@Nullable String... cells) {
    return new ArrayList<>(java.util.Arrays.asList(cells));
  }
}
