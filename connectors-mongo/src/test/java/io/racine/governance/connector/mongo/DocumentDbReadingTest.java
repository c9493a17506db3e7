package io.racine.governance.connector.mongo;

import static io.racine.governance.connector.mongo.TestSource.find;
import static io.racine.governance.connector.mongo.TestSource.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import io.racine.governance.connector.mongo.documentdb.DocumentDb;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.ValueReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Aggregation, sessions and transactions, as the engine carries them out. */
@DocumentDbTest
@Timeout(60)
final class DocumentDbReadingTest {
  private static final int THINGS = 6_000;

  private MongoHome home;
  private MongoConnector connector;

  @BeforeEach
  void start() {
    home = MongoHome.onDocumentDb(DocumentDb.started().newName());
    connector = home.source().connect();
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < THINGS; i++) {
      documents.add(new Document("_id", i).append("name", "n" + i).append("k", i % 7));
    }
    things().insertMany(documents);
  }

  @AfterEach
  void stop() {
    connector.close();
  }

  private MongoCollection<Document> things() {
    return home.database().getCollection("thing");
  }

  private AssetDescriptor thing() {
    return find(connector, home.name() + ".thing");
  }

  private TestSource.Rows random(long rows) {
    AssetDescriptor thing = thing();
    return read(
        connector,
        thing,
        ReadRequest.builder(ReadMode.RANDOM, thing.columns()).maxRows(rows).build());
  }

  @Test
  void readsEveryPageOfALargeCollection() {
    assertThat(read(connector, thing()).column(0)).doesNotHaveDuplicates().hasSize(THINGS);
  }

  /**
   * The engine takes whole blocks of neighbours for {@code $sample}, so nothing is said here of how
   * far apart they are.
   */
  @Test
  void choosesAFewDocumentsBySample() {
    TestSource.Rows rows = random(100);

    assertThat(rows.summary().mode()).isEqualTo(ReadMode.RANDOM);
    assertThat(rows.summary().issues()).isEmpty();
    assertThat(rows.column(0)).doesNotHaveDuplicates().hasSize(100);
  }

  /** A large share is chosen document by document. */
  @Test
  void choosesManyDocumentsBySampleRate() {
    TestSource.Rows rows = random(1_000);

    assertThat(rows.summary().mode()).isEqualTo(ReadMode.RANDOM);
    assertThat(rows.summary().issues()).isEmpty();
    assertThat(rows.column(0)).doesNotHaveDuplicates().hasSizeBetween(900, 1_000);
    assertThat(rows.column(0).stream().mapToInt(Integer::parseInt).filter(i -> i < THINGS / 2))
        .hasSizeBetween(300, 700);
  }

  @Test
  void readsNothingThatATransactionHasNotCommitted() {
    try (ClientSession session = DocumentDb.started().client().startSession()) {
      session.startTransaction();
      things().insertOne(session, new Document("_id", -1).append("name", "not yet"));
      List<String> before = read(connector, thing()).column(0);

      session.commitTransaction();

      assertThat(before).hasSize(THINGS).doesNotContain("-1");
      assertThat(read(connector, thing()).column(0)).hasSize(THINGS + 1).contains("-1");
    }
  }

  @Test
  void readsNothingOfATransactionThatWasUndone() {
    try (ClientSession session = DocumentDb.started().client().startSession()) {
      session.startTransaction();
      things().deleteMany(session, new Document());
      assertThat(read(connector, thing()).column(0)).hasSize(THINGS);

      session.abortTransaction();
    }

    assertThat(read(connector, thing()).column(0)).hasSize(THINGS);
  }

  @Test
  void freesItsCursorWhenItEndsEarly() {
    AssetDescriptor thing = thing();
    var request = ReadRequest.builder(ReadMode.FULL, thing.columns()).batchRows(100).build();
    try (ValueReader reader = connector.open(AssetPartition.whole(thing), request)) {
      assertThat(reader.next()).isPresent();
      assertThat(home.openCursors().getAsInt()).isEqualTo(1);
    }

    assertThat(home.openCursors().getAsInt()).isZero();
  }

  /** Compares each document with each other, which takes the engine a minute or so. */
  private AssetPartition slowView() {
    home.database()
        .createView(
            "slow",
            "thing",
            List.of(
                new Document(
                    "$lookup",
                    new Document("from", "thing")
                        .append("let", new Document("name", "$name"))
                        .append(
                            "pipeline",
                            List.of(
                                new Document(
                                    "$match",
                                    new Document(
                                        "$expr", new Document("$lt", List.of("$name", "$$name"))))))
                        .append("as", "less")),
                new Document("$group", new Document("_id", new Document("$size", "$less")))));
    return new AssetPartition(AssetPath.of(home.name(), "slow"), CatalogItemType.VIEW, "");
  }

  private static ReadRequest.Builder ids() {
    return ReadRequest.builder(
        ReadMode.FULL, List.of(ColumnDescriptor.of("_id", LogicalType.INTEGER)));
  }

  private static void awaitCalls(int count) {
    while (DocumentDb.started().runningCalls() != count) {
      Thread.onSpinWait();
    }
  }

  @Test
  void cancelEndsTheWorkOfTheEngine() throws Exception {
    AssetPartition slow = slowView();
    try (ValueReader reader = connector.open(slow, ids().build())) {
      CompletableFuture<ConnectorException> waiting =
          CompletableFuture.supplyAsync(
              () -> catchThrowableOfType(ConnectorException.class, reader::next));
      awaitCalls(1);

      reader.cancel();

      assertThat(waiting.get(2, TimeUnit.SECONDS).code()).isEqualTo(ConnectorException.CANCELED);
      assertThat(reader.summary().end()).isEqualTo(ReadSummary.End.CANCELED);
      awaitCalls(0);
    }
  }

  @Test
  void aTimeLimitEndsTheWorkOfTheEngine() {
    AssetPartition slow = slowView();
    var request = ids().timeLimit(Duration.ofSeconds(1)).build();
    try (ValueReader reader = connector.open(slow, request)) {
      assertThat(reader.next()).isEmpty();

      assertThat(reader.summary().end()).isEqualTo(ReadSummary.End.TIME_LIMIT);
      awaitCalls(0);
    }
  }
}
