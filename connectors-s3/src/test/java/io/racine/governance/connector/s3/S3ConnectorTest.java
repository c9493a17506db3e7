package io.racine.governance.connector.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.racine.governance.connector.file.ObjectConnector;
import io.racine.governance.connector.file.ObjectEntry;
import io.racine.governance.connector.file.ObjectFailure;
import io.racine.governance.connector.file.ReadingCalls;
import io.racine.governance.connector.file.ReadingCalls.Read;
import io.racine.governance.connector.file.StopSignal;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.Listing;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.SupportsReading;
import io.racine.governance.spi.connector.ValueReader;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class S3ConnectorTest {
  private static final S3Server SERVER = S3Server.shared();
  private static final Map<String, String> SECRETS = Map.of("secret-access-key", S3Server.SECRET);

  @Test
  void goesOnWhenOneOfItsBucketsIsNotThere() {
    SERVER.bucket("there", Map.of("a.csv", text("a\n1\n")));

    try (Connector connector = connect(SERVER.settings("absent", "there"))) {
      List<Listing> listings = ReadingCalls.listings(connector);

      assertThat(listings.get(0))
          .isInstanceOfSatisfying(
              Listing.Failed.class,
              failed -> {
                assertThat(failed.under()).isEqualTo(AssetPath.of("absent"));
                assertThat(failed.issue().code()).isEqualTo(ConnectorException.NO_SUCH_ASSET);
                assertThat(failed.issue().message())
                    .isEqualTo(
                        "Cannot list 'lake' absent: there is no such bucket. Correct the setting"
                            + " 'buckets'. (NoSuchBucket)");
              });
      assertThat(ReadingCalls.table(connector, "there", "a.csv").columns()).hasSize(1);
      assertThat(connector.verify().product()).isEqualTo("S3 (compatible)");
    }
  }

  @Test
  void goesOnWhenOneOfItsBucketsMayNotBeListed() {
    SERVER.bucket("denied", Map.of("a.csv", text("a\n1\n")));
    SERVER.bucket("granted", Map.of("a.csv", text("a\n1\n")));
    SERVER.fail("denied", 403, "AccessDenied");

    try (Connector connector = connect(SERVER.settings("denied", "granted"))) {
      List<Listing> listings = ReadingCalls.listings(connector);

      assertThat(listings.get(0))
          .isInstanceOfSatisfying(
              Listing.Failed.class,
              failed -> {
                assertThat(failed.under()).isEqualTo(AssetPath.of("denied"));
                assertThat(failed.issue().code()).isEqualTo(ConnectorException.ACCESS_DENIED);
              });
      assertThat(tables(connector)).containsExactly(AssetPath.of("granted", "a.csv"));
    }
  }

  @Test
  void saysThatTheLoginExpiredOrTheServerIsOverloaded() {
    SERVER.bucket("expired", Map.of("a.csv", text("a\n1\n")));
    SERVER.bucket("busy", Map.of("a.csv", text("a\n1\n")));
    SERVER.fail("expired", 400, "ExpiredToken");
    SERVER.fail("busy", 503, "SlowDown");

    expectListingToFail("expired", ConnectorException.LOGIN_REFUSED);
    expectListingToFail("busy", ConnectorException.OVERLOADED);
  }

  private static void expectListingToFail(
      String bucket, io.racine.governance.spi.ErrorCode expected) {
    try (Connector connector = connect(SERVER.settings(bucket, "granted-too"))) {
      assertThatThrownBy(() -> ReadingCalls.listings(connector))
          .isInstanceOfSatisfying(
              ConnectorException.class, e -> assertThat(e.code()).isEqualTo(expected));
    }
  }

  @Test
  void readsTheOtherObjectsWhenOneIsDenied() {
    Map<String, byte[]> objects = new LinkedHashMap<>();
    for (int i = 1; i < 6; i++) {
      objects.put("u/part-" + i + ".csv", text("a\n" + i + "\n"));
    }
    SERVER.bucket("partly", objects);

    try (Connector connector = connect(SERVER.settings("partly"))) {
      AssetDescriptor table = ReadingCalls.table(connector, "partly", "u.csv");
      SERVER.fail("u/part-3.csv", 403, "AccessDenied");

      Read read = readAll(connector, table);

      assertThat(read.column(0)).containsExactly("1", "2", "4", "5");
      assertThat(read.summary().issues())
          .singleElement()
          .satisfies(
              issue ->
                  assertThat(issue.message())
                      .isEqualTo(
                          "Cannot read object 3 of 'lake' partly.\"u.csv\": the login may not read"
                              + " it. Grant it s3:ListBucket and s3:GetObject, or exclude it."));
    }
  }

  @Test
  void listsAllBucketsWhenNoneIsNamed() {
    S3Server own = S3Server.start();
    try {
      own.bucket("all-two", Map.of("b.csv", text("a\n1\n")));
      own.bucket("all-one", Map.of("a.csv", text("a\n1\n")));
      Map<String, String> settings = new HashMap<>(own.settings("all-one"));
      settings.remove("buckets");

      try (Connector connector = connect(settings)) {
        assertThat(ReadingCalls.assets(connector))
            .extracting(asset -> asset.path().toString())
            .containsExactly("all-one", "all-one.\"a.csv\"", "all-two", "all-two.\"b.csv\"");
        assertThat(connector.verify().attributes()).containsEntry("region", "us-east-1");
      }
    } finally {
      own.stop();
    }
  }

  @Test
  void tellsFactsOfABucketAndLeavesOutWhatTheServerDoesNotKnow() {
    SERVER.bucket("facts", Map.of("a.csv", text("a\n1\n")));

    try (Connector connector = connect(SERVER.settings("facts"))) {
      AssetDescriptor bucket = ReadingCalls.assets(connector).get(0);

      assertThat(bucket.nativeKind()).isEqualTo("bucket");
      assertThat(bucket.attributes()).containsEntry("versioning", "off").doesNotContainKey("tags");
    }
  }

  @Test
  void looksAtKeysOfAPrefixAlone() {
    SERVER.bucket("prefixes", Map.of("raw/a.csv", text("a\n1\n"), "b.csv", text("a\n1\n")));
    Map<String, String> settings = new HashMap<>(SERVER.settings("prefixes"));
    settings.put("prefix", "raw/");

    try (Connector connector = connect(settings)) {
      assertThat(tables(connector)).containsExactly(AssetPath.of("prefixes", "raw", "a.csv"));
    }
  }

  @Test
  void listsAndReadsKeysOfAnyCharacters() {
    Map<String, byte[]> objects = new LinkedHashMap<>();
    List<String> names =
        List.of(
            "über/straße.csv",
            "日本/顧客.csv",
            "smile \uD83D\uDE00/x.csv",
            "sp ace/a+b&c=d?e#f.csv",
            "quote's/\"x\";.csv",
            "per%20cent/%41.csv",
            "back\\slash/a.csv",
            "ctrl\u0001\t/b\u007f.csv");
    names.forEach(name -> objects.put(name, text("name\n" + name.hashCode() + "\n")));
    SERVER.bucket("odd-keys", objects);

    try (Connector connector = connect(SERVER.settings("odd-keys"))) {
      List<AssetDescriptor> tables =
          ReadingCalls.assets(connector).stream()
              .filter(asset -> asset.type() == CatalogItemType.TABLE)
              .toList();

      assertThat(tables).hasSize(names.size());
      assertThat(tables.stream().flatMap(table -> readAll(connector, table).column(0).stream()))
          .containsExactlyInAnyOrderElementsOf(
              names.stream().map(name -> Integer.toString(name.hashCode())).toList());
    }
  }

  @Test
  void samplesALargeObjectWithAFewRanges() throws IOException {
    byte[] large = text("id,name\n" + lines(500_000));
    SERVER.bucket("large", Map.of("big/rows.csv", large));

    try (Relay relay = new Relay(SERVER.port());
        Connector connector = connect(through(relay, "large"))) {
      AssetDescriptor table = ReadingCalls.table(connector, "large", "big", "rows.csv");
      long listed = relay.bytes();
      Read read =
          ReadingCalls.read(connector, table, ReadMode.RANDOM, request -> request.maxRows(200));

      assertThat(read.rows()).hasSizeBetween(100, 200).doesNotHaveDuplicates();
      assertThat(read.summary().mode()).isEqualTo(ReadMode.RANDOM);
      assertThat(listed).as("bytes to list").isLessThan(large.length / 20);
      assertThat(relay.bytes() - listed).as("bytes to sample").isLessThan(large.length / 5);
    }
  }

  @Test
  void goesOnWhereAConnectionBroke() throws IOException {
    SERVER.bucket("broken", Map.of("rows.csv", text("id,name\n" + lines(200_000))));

    try (Relay relay = new Relay(SERVER.port());
        Connector connector = connect(through(relay, "broken"))) {
      AssetDescriptor table = ReadingCalls.table(connector, "broken", "rows.csv");
      relay.cutAfter(1_000_000, 1);

      assertThat(readAll(connector, table).rows()).hasSize(200_000).doesNotHaveDuplicates();
    }
  }

  @Test
  void saysThatTheServerIsGoneInMidRead() throws IOException {
    SERVER.bucket("gone", Map.of("rows.csv", text("id,name\n" + lines(200_000))));
    Relay relay = new Relay(SERVER.port());

    try (relay;
        Connector connector = connect(through(relay, "gone"))) {
      AssetDescriptor table = ReadingCalls.table(connector, "gone", "rows.csv");
      ReadRequest request =
          ReadRequest.builder(ReadMode.FULL, table.columns()).batchRows(100).build();
      try (ValueReader reader =
          ((SupportsReading) connector).open(AssetPartition.whole(table), request)) {
        assertThat(reader.next()).isPresent();
        relay.close();

        assertThatThrownBy(() -> ReadingCalls.drain(reader))
            .isInstanceOfSatisfying(
                ConnectorException.class,
                e -> {
                  assertThat(e.isTransient()).isTrue();
                  assertThat(e.asset()).hasValue(table.path());
                });
      }
    }
  }

  @Test
  void endsAReadThatWaitsWithinTwoSeconds() throws Exception {
    SERVER.bucket("waiting", Map.of("rows.csv", text("id,name\n" + lines(200_000))));

    try (Relay relay = new Relay(SERVER.port());
        S3Store store = new S3Store(context(through(relay, "waiting")).settings());
        Connector connector = ObjectConnector.of(context(through(relay, "waiting")), store, "")) {
      AssetDescriptor table = ReadingCalls.table(connector, "waiting", "rows.csv");
      ReadRequest request = ReadRequest.builder(ReadMode.FULL, table.columns()).build();
      try (ValueReader reader =
          ((SupportsReading) connector).open(AssetPartition.whole(table), request)) {
        relay.holdAfter(1_000_000);
        CompletableFuture<Read> reading =
            CompletableFuture.supplyAsync(() -> ReadingCalls.drain(reader));
        relay.awaitHeld();

        long before = System.nanoTime();
        reader.cancel();
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () -> assertThatThrownBy(reading::join).hasCauseInstanceOf(ConnectorException.class));

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
        assertThat(store.openAnswers()).as("answers still open").isZero();
      }
    }
  }

  @Test
  void endsAListingThatWaitsWithinTwoSeconds() throws Exception {
    SERVER.bucket("waiting-list", Map.of("a.csv", text("a\n1\n")));

    try (Relay relay = new Relay(SERVER.port());
        Connector connector = connect(through(relay, "waiting-list"));
        var cursor = connector.listAssets(io.racine.governance.spi.connector.ListRequest.all())) {
      relay.holdAfter(0);
      CompletableFuture<Boolean> listing = CompletableFuture.supplyAsync(cursor::hasNext);
      relay.awaitHeld();

      long before = System.nanoTime();
      cursor.cancel();

      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> assertThatThrownBy(listing::join).hasCauseInstanceOf(ConnectorException.class));
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }
  }

  @Test
  void endsAtTheTimeLimitEvenIfTheServerIsSilent() throws IOException {
    SERVER.bucket("silent", Map.of("rows.csv", text("id,name\n" + lines(200_000))));

    try (Relay relay = new Relay(SERVER.port());
        Connector connector = connect(through(relay, "silent"))) {
      AssetDescriptor table = ReadingCalls.table(connector, "silent", "rows.csv");
      relay.holdAfter(1_000_000);

      Read read =
          assertTimeoutPreemptively(
              Duration.ofSeconds(20),
              () ->
                  ReadingCalls.read(
                      connector,
                      table,
                      ReadMode.FULL,
                      request -> request.timeLimit(Duration.ofSeconds(2))));

      assertThat(read.summary().end())
          .isEqualTo(io.racine.governance.spi.connector.ReadSummary.End.TIME_LIMIT);
      assertThat(read.rows()).isNotEmpty();
    }
  }

  @Test
  void refusesAnObjectThatChangedSinceItWasListed() throws IOException {
    SERVER.bucket("changing", Map.of("a.csv", text("a\n1\n")));

    try (S3Store store = new S3Store(context(SERVER.settings("changing")).settings())) {
      StopSignal stop = new StopSignal();
      ObjectEntry entry = store.list("changing", "", stop).next();
      assertThat(entry).isNotNull();
      SERVER.put("changing", "a.csv", text("a\n2\n"));

      assertThatThrownBy(
              () -> {
                try (InputStream in = store.bytes("changing", entry, stop).open(0, 10)) {
                  in.readAllBytes();
                }
              })
          .isInstanceOf(ObjectFailure.class)
          .hasMessage("it changed while it was read");
    }
  }

  @Test
  void listsTwentyThousandObjectsAlsoWhenAConnectionBreaksMeanwhile() throws IOException {
    SERVER.many("many", 20_000);

    try (Relay relay = new Relay(SERVER.port());
        Connector connector = connect(through(relay, "many"))) {
      relay.cutAfter(2_000_000, 4);
      List<AssetDescriptor> tables =
          ReadingCalls.assets(connector).stream()
              .filter(asset -> asset.type() == CatalogItemType.TABLE)
              .toList();

      assertThat(tables)
          .extracting(AssetDescriptor::path)
          .containsExactly(
              AssetPath.of("many", "lake", "alpha.jsonl"),
              AssetPath.of("many", "lake", "beta.jsonl"),
              AssetPath.of("many", "lake", "gamma.jsonl"),
              AssetPath.of("many", "lake", "log_{date}.csv"));
      assertThat(
              tables.stream()
                  .mapToLong(table -> Long.parseLong(table.attributes().get("objects")))
                  .sum())
          .isEqualTo(20_000);
    }
  }

  @Test
  void takesEndpointsWithoutCredentialsOnly() {
    assertThat(
            new S3ConnectorFactory()
                .settings()
                .problems(Map.of("endpoint", "http://me:pass-word@127.0.0.1"), List.of()))
        .containsExactly(
            "setting 'endpoint' must not carry credentials but has some; use 'access-key-id' and"
                + " 'secret-access-key'");
  }

  @Test
  void refusesLoginsThatContradictEachOther() {
    assertThatThrownBy(
            () ->
                ReadingCalls.connect(
                    new S3ConnectorFactory(), Map.of("access-key-id", "x"), Map.of()))
        .isInstanceOf(ConnectorException.class)
        .hasMessage(
            "Cannot connect to 'lake': 'access-key-id' and 'secret-access-key' go together."
                + " Correct them.");
    assertThatThrownBy(
            () ->
                ReadingCalls.connect(
                    new S3ConnectorFactory(),
                    Map.of("anonymous", "true", "profile", "p"),
                    Map.of()))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("only one of 'access-key-id', 'profile' and 'anonymous'");
  }

  private static Connector connect(Map<String, String> settings) {
    return ReadingCalls.connect(new S3ConnectorFactory(), settings, SECRETS);
  }

  private static io.racine.governance.spi.connector.ConnectorContext context(
      Map<String, String> settings) {
    return ReadingCalls.context(new S3ConnectorFactory(), settings, SECRETS);
  }

  private static Map<String, String> through(Relay relay, String bucket) {
    Map<String, String> settings = new HashMap<>(SERVER.settings(bucket));
    settings.put("endpoint", relay.endpoint());
    return settings;
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

  private static String lines(int count) {
    var lines = new StringBuilder();
    IntStream.range(0, count)
        .forEach(i -> lines.append(i).append(",guest number ").append(i).append('\n'));
    return lines.toString();
  }

  private static byte[] text(String text) {
    return text.getBytes(UTF_8);
  }
}
