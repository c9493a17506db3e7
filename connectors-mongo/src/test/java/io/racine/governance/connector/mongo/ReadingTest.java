package io.racine.governance.connector.mongo;

import static io.racine.governance.connector.mongo.TestSource.find;
import static io.racine.governance.connector.mongo.TestSource.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.bwaldvogel.mongo.exception.MongoServerError;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.ValueReader;
import io.racine.governance.spi.value.ValueBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ReadingTest {
  private TestServer server;
  private MongoConnector connector;

  @BeforeEach
  void start() {
    server = TestServer.start();
    connector = TestSource.of(server).connect();
  }

  @AfterEach
  void stop() {
    connector.close();
    server.close();
  }

  private AssetDescriptor things(int count, int textLength) {
    var things = server.database("shop").getCollection("thing");
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      documents.add(
          new Document("_id", i).append("name", "n" + i).append("text", "x".repeat(textLength)));
      if (documents.size() == 1_000 || i == count - 1) {
        things.insertMany(documents);
        documents.clear();
      }
    }
    return find(connector, "shop.thing");
  }

  private static ReadRequest.Builder asked(ReadMode mode, AssetDescriptor asset) {
    return ReadRequest.builder(mode, asset.columns());
  }

  @Test
  void choosesDocumentsAtRandom() {
    AssetDescriptor thing = things(3_000, 1);

    TestSource.Rows rows =
        read(connector, thing, asked(ReadMode.RANDOM, thing).maxRows(100).build());

    assertThat(rows.summary().mode()).isEqualTo(ReadMode.RANDOM);
    assertThat(rows.summary().issues()).isEmpty();
    // The server of the tests chooses so unevenly that all may be among the first: never as they
    // are.
    assertThat(rows.column(0))
        .doesNotHaveDuplicates()
        .hasSize(100)
        .isNotEqualTo(IntStream.range(0, 100).mapToObj(Integer::toString).toList());
  }

  @Test
  void readsTheFirstAndSaysSoWhereTheServerDoesNotSample() {
    AssetDescriptor thing = things(300, 1);
    server.answer(
        "aggregate",
        command -> {
          throw new MongoServerError(40324, "Location40324", "Unrecognized pipeline stage name");
        });

    TestSource.Rows rows =
        read(connector, thing, asked(ReadMode.RANDOM, thing).maxRows(10).build());

    assertThat(rows.texts()).hasSize(10);
    assertThat(rows.summary().mode()).isEqualTo(ReadMode.FIRST);
    assertThat(rows.summary().issues())
        .singleElement()
        .hasToString(
            "NOTICE connector.not-random at shop.thing: The first documents were read in place of"
                + " random ones: the server refused to sample the collection.");
  }

  @Test
  void readsTheFirstOfAViewAndSaysSo() {
    things(30, 1);
    var columns = List.of(ColumnDescriptor.of("name", LogicalType.TEXT));
    var view = new AssetPartition(AssetPath.of("shop", "thing"), CatalogItemType.VIEW, "");

    TestSource.Rows rows =
        read(connector, view, ReadRequest.builder(ReadMode.RANDOM, columns).maxRows(3).build());

    assertThat(rows.texts()).containsExactly(List.of("n0"), List.of("n1"), List.of("n2"));
    assertThat(rows.summary().issues()).hasSize(1);
  }

  @Test
  void asksTheServerForTheFieldsWantedOnly() {
    AssetDescriptor thing = things(3, 10_000);
    var asked = new AtomicReference<Object>();
    server.answer(
        "find",
        command -> {
          asked.set(command.get("projection"));
          return null;
        });

    TestSource.Rows rows =
        read(
            connector,
            thing,
            ReadRequest.builder(
                    ReadMode.FULL, List.of(ColumnDescriptor.of("name", LogicalType.TEXT)))
                .build());

    assertThat(rows.column(0)).containsExactly("n0", "n1", "n2");
    assertThat(asked.get()).hasToString("{\"_id\" : 0, \"name\" : 1}");
  }

  @Test
  void cutsLongTextsAndCountsThem() {
    AssetDescriptor thing = things(2, 10_000);

    TestSource.Rows rows =
        read(connector, thing, asked(ReadMode.FULL, thing).maxValueChars(7).build());

    assertThat(rows.column(2)).containsExactly("xxxxxxx", "xxxxxxx");
    assertThat(rows.summary().cutValues()).isEqualTo(2);
  }

  @Test
  void cutsDocumentsAtTheSameLimit() {
    server
        .database("shop")
        .getCollection("thing")
        .insertOne(
            new Document("_id", 1)
                .append("deep", new Document("a", "𝄞".repeat(50_000)).append("b", 1)));
    AssetDescriptor thing = find(connector, "shop.thing");

    TestSource.Rows rows =
        read(connector, thing, asked(ReadMode.FULL, thing).maxValueChars(10).build());

    assertThat(rows.column(1)).containsExactly("{\"a\":\"𝄞𝄞");
    assertThat(rows.summary().cutValues()).isEqualTo(1);
  }

  /** Two hundred megabytes of documents in a heap with room for far less of them at once. */
  @Test
  void readsALargeCollectionInBoundedMemory() {
    server.answer("getMore", command -> batch(0));
    var rounds = new int[1];
    server.answer("getMore", command -> batch(++rounds[0] < 400 ? 7 : 0));
    server.answer("find", command -> batch(7));
    var columns = List.of(ColumnDescriptor.of("text", LogicalType.TEXT));
    var whole = new AssetPartition(AssetPath.of("shop", "large"), CatalogItemType.TABLE, "");
    long rows = 0;
    long largest = 0;

    try (ValueReader reader =
        connector.open(
            whole, ReadRequest.builder(ReadMode.FULL, columns).batchRows(100_000).build())) {
      for (Optional<ValueBatch> next = reader.next(); next.isPresent(); next = reader.next()) {
        rows += next.get().rows();
        largest = Math.max(largest, next.get().rows());
      }
      assertThat(reader.summary().end()).isEqualTo(ReadSummary.End.EXHAUSTED);
    }

    assertThat(rows).isEqualTo(401 * 50);
    // 16 MiB of values: 8 KiB of text are 4,096 characters or 8,192 bytes each.
    assertThat(largest).isEqualTo(2_048);
  }

  private static de.bwaldvogel.mongo.bson.Document batch(long cursor) {
    List<Object> documents = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      documents.add(new de.bwaldvogel.mongo.bson.Document("text", "x".repeat(10_000)));
    }
    return new de.bwaldvogel.mongo.bson.Document(
            "cursor",
            new de.bwaldvogel.mongo.bson.Document("id", cursor)
                .append("ns", "shop.large")
                .append(cursor == 0 ? "nextBatch" : "firstBatch", documents)
                .append("nextBatch", documents))
        .append("ok", 1.0);
  }

  /** The last call may still be on its way out when it has answered. */
  @RepeatedTest(20)
  void freesItsCursorBeforeCloseReturns() {
    AssetDescriptor thing = things(1_000, 1);
    var request = asked(ReadMode.FULL, thing).batchRows(100).build();
    try (ValueReader reader = connector.open(AssetPartition.whole(thing), request)) {
      assertThat(reader.next()).isPresent();
      assertThat(server.openCursors()).isEqualTo(1);
    }

    assertThat(server.openCursors()).isZero();
  }

  private static void drain(ValueReader reader) {
    while (reader.next().isPresent()) {
      // Only the end matters.
    }
  }

  @Test
  void cancelEndsACallThatWaitsAndTheWorkOfTheServer() throws Exception {
    server.knowSessions();
    AssetDescriptor thing = things(5_000, 100);
    var began = new CountDownLatch(1);
    var released = new CountDownLatch(1);
    server.answer("getMore", command -> waiting(began, released));
    server.answer(
        "killSessions",
        command -> {
          released.countDown();
          return new de.bwaldvogel.mongo.bson.Document("ok", 1.0);
        });
    try (ValueReader reader =
        connector.open(
            AssetPartition.whole(thing), asked(ReadMode.FULL, thing).batchRows(100).build())) {
      CompletableFuture<ConnectorException> waiting =
          CompletableFuture.supplyAsync(
              () -> catchThrowableOfType(ConnectorException.class, () -> drain(reader)));
      assertThat(began.await(20, TimeUnit.SECONDS)).isTrue();

      reader.cancel();

      assertThat(waiting.get(2, TimeUnit.SECONDS).code()).isEqualTo(ConnectorException.CANCELED);
      assertThat(reader.summary().end()).isEqualTo(ReadSummary.End.CANCELED);
      assertThat(server.commands()).contains("killSessions");
    } finally {
      released.countDown();
    }
  }

  private static de.bwaldvogel.mongo.bson.Document waiting(
      CountDownLatch began, CountDownLatch released) {
    began.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new MongoServerError(11601, "Interrupted", "operation was interrupted");
  }

  @Test
  void aLimitThatTheServerKeepsIsATimeLimitToo() {
    AssetDescriptor thing = things(5_000, 100);
    server.answer(
        "getMore",
        command -> {
          throw new MongoServerError(50, "MaxTimeMSExpired", "operation exceeded time limit");
        });
    var request = asked(ReadMode.FULL, thing).batchRows(100).build();
    try (ValueReader reader = connector.open(AssetPartition.whole(thing), request)) {
      ConnectorException failure =
          catchThrowableOfType(ConnectorException.class, () -> drain(reader));

      assertThat(failure.code()).isEqualTo(ConnectorException.TIMED_OUT);
      assertThat(failure)
          .hasMessage(
              "Cannot read 'shop-db' shop.thing: it took longer than its time limit. Raise the"
                  + " limit, or exclude it. (error code 50)");
    }
  }

  @Test
  void aFailureOfTheServerSaysNothingOfWhatItQuotes() {
    AssetDescriptor thing = things(10, 1);
    server.answer(
        "find",
        command -> {
          throw new MongoServerError(2, "BadValue", "cannot compare ada@example.com");
        });

    ConnectorException failure =
        catchThrowableOfType(ConnectorException.class, () -> read(connector, thing));

    assertThat(failure.code()).isEqualTo(ConnectorException.SOURCE_FAILED);
    assertThat(failure)
        .hasMessage(
            "Cannot read 'shop-db' shop.thing: the server answered with a failure. Query it by hand"
                + " to see why. (error code 2)")
        .hasNoCause();
  }

  @Test
  void anEmptyCollectionIsNoMissingOne() {
    server.database("shop").createCollection("empty");
    AssetDescriptor empty = find(connector, "shop.empty");

    assertThat(empty.columns()).extracting(ColumnDescriptor::name).containsExactly("*");
    assertThat(read(connector, empty).summary().end()).isEqualTo(ReadSummary.End.EXHAUSTED);
  }

  @Test
  void refusesNestedColumns() {
    AssetDescriptor thing = things(1, 1);
    var nested =
        ColumnDescriptor.builder(FieldPath.parse("address.city"), LogicalType.TEXT).build();
    var request = ReadRequest.builder(ReadMode.FULL, List.of(nested)).build();

    assertThatThrownBy(() -> connector.open(AssetPartition.whole(thing), request))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Column 'address.city' of shop.thing is not at the top level");
  }
}
