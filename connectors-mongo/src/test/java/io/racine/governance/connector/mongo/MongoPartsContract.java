package io.racine.governance.connector.mongo;

import static io.racine.governance.connector.mongo.TestSource.find;
import static io.racine.governance.connector.mongo.TestSource.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.MongoCollection;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.PartitionRequest;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How collections are split, whatever their ids are, on any server. */
abstract class MongoPartsContract {
  private static final ReadRequest ORDINALS =
      ReadRequest.builder(ReadMode.FULL, List.of(ColumnDescriptor.of("n", LogicalType.INTEGER)))
          .build();

  private MongoHome home;
  private MongoConnector connector;

  /** Returns a database that is empty. */
  abstract MongoHome newHome();

  @BeforeEach
  void start() {
    home = newHome();
    connector = home.source().connect();
  }

  @AfterEach
  void stop() {
    connector.close();
    home.close();
  }

  private MongoCollection<Document> things() {
    return home.database().getCollection("thing");
  }

  private AssetDescriptor insert(List<?> ids) {
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      documents.add(new Document("_id", ids.get(i)).append("n", i));
    }
    things().insertMany(documents);
    return find(connector, home.name() + ".thing");
  }

  private List<String> readAll(List<AssetPartition> parts) {
    List<String> read = new ArrayList<>();
    parts.forEach(part -> read.addAll(read(connector, part, ORDINALS).column(0)));
    return read;
  }

  private static List<String> ordinals(int count) {
    List<String> ordinals = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ordinals.add(Integer.toString(i));
    }
    return ordinals;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void readEveryDocumentOnceWhateverItsIdIs(long seed) {
    Random random = new Random(seed);
    List<Object> ids = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      ids.add(id(i, random.nextInt(8), random));
    }
    ids.add(Double.NaN);
    ids.add(Double.NEGATIVE_INFINITY);
    Collections.shuffle(ids, random);
    AssetDescriptor thing = insert(ids);

    for (int count : new int[] {2, 3, 7, 40, 200}) {
      List<AssetPartition> parts = connector.partitions(thing, PartitionRequest.of(count));

      assertThat(readAll(parts))
          .as("seed %s in %s parts", seed, count)
          .containsExactlyInAnyOrderElementsOf(ordinals(ids.size()));
    }
  }

  private static Object id(int i, int kind, Random random) {
    return switch (kind) {
      case 0 -> i;
      case 1 -> i * 1.5 + 0.25;
      case 2 -> new Decimal128(new BigDecimal(i + ".125"));
      case 3 -> "key-" + i;
      case 4 -> new ObjectId(random.nextInt(1_000_000), i);
      case 5 -> new Date(i * 1_000L);
      case 6 -> new Document("a", i);
      default -> new Binary(new byte[] {(byte) i, 1});
    };
  }

  @Test
  void areOfAboutOneSize() {
    List<ObjectId> ids = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      ids.add(new ObjectId(1_700_000_000 + i, i));
    }
    AssetDescriptor thing = insert(ids);

    List<AssetPartition> parts = connector.partitions(thing, PartitionRequest.of(4));

    assertThat(parts)
        .extracting(AssetPartition::token)
        .containsExactly(
            "ids--s6553f1fa",
            "ids-s6553f1fa-s6553f2f4",
            "ids-s6553f2f4-s6553f3ee",
            "ids-s6553f3ee-");
    assertThat(parts).allSatisfy(part -> assertThat(readAll(List.of(part))).hasSize(250));
  }

  @Test
  void ofObjectIdsStayRightWhenDocumentsComeAndGo() {
    List<ObjectId> ids = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      ids.add(new ObjectId(1_700_000_000 + i, i));
    }
    AssetDescriptor thing = insert(ids);
    List<AssetPartition> parts = connector.partitions(thing, PartitionRequest.of(4));

    things().deleteMany(new Document("n", new Document("$lt", 10)));

    assertThat(readAll(parts)).containsExactlyInAnyOrderElementsOf(ordinals(100).subList(10, 100));
  }

  @Test
  void ofOtherIdsSayNoIdAndNoticeThatDocumentsHaveMoved() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      ids.add("customer%03d@example.com".formatted(i));
    }
    AssetDescriptor thing = insert(ids);
    List<AssetPartition> parts = connector.partitions(thing, PartitionRequest.of(4));
    assertThat(parts)
        .hasSize(4)
        .allSatisfy(part -> assertThat(part.token()).doesNotContain("customer"));

    things().deleteOne(new Document("n", 0));

    ConnectorException failure =
        catchThrowableOfType(
            ConnectorException.class, () -> read(connector, parts.get(1), ORDINALS));
    assertThat(failure.code()).isEqualTo(ConnectorException.SOURCE_FAILED);
    assertThat(failure)
        .hasMessage(
            "Cannot read 'shop-db' "
                + thing.path()
                + ": documents were removed or added since it was split."
                + " Split it again.");
  }

  @Test
  void ofAnotherConnectorAreRefused() {
    AssetDescriptor thing = insert(List.of(1, 2, 3));
    var foreign = new AssetPartition(thing.path(), thing.type(), "rows-1-2");

    ConnectorException failure =
        catchThrowableOfType(ConnectorException.class, () -> read(connector, foreign, ORDINALS));

    assertThat(failure)
        .hasMessage(
            "Cannot read 'shop-db' "
                + thing.path()
                + ": the partition is not one of this connector. Split it"
                + " again.");
  }
}
