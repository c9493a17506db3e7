package io.racine.governance.connector.mongo;

import static io.racine.governance.connector.mongo.TestSource.find;
import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.CatalogItemType;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ChangeMarkTest {
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.start();
    server.database("shop").getCollection("thing").insertOne(new Document("_id", 1));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void expect(boolean present, Consumer<TestSource> settings) {
    TestSource source = TestSource.of(server);
    settings.accept(source);
    try (MongoConnector connector = source.connect()) {
      AssetDescriptor thing = find(connector, "shop.thing");
      assertThat(connector.fingerprint(thing).isPresent()).isEqualTo(present);
    }
  }

  /** Count and size alone do not show that a value was replaced by one of its length. */
  @Test
  void isNotToldWithoutCountersOfWrites() {
    expect(false, source -> {});
  }

  @Test
  void isToldWithAllCounters() {
    MongodCounters.on(server);

    expect(true, source -> {});
  }

  @Test
  void isNotToldWhenTheStorageEngineCountsNothing() {
    MongodCounters.on(server).amend("collStats", answer -> answer);

    expect(false, source -> {});
  }

  @Test
  void isNotToldOfAShardedCollection() {
    MongodCounters.on(server);
    var withCounters = server.amendment("collStats");
    server.amend("collStats", answer -> withCounters.apply(answer).append("sharded", true));

    expect(false, source -> {});
  }

  @Test
  void isNotToldWhereSecondariesAreRead() {
    MongodCounters.on(server);

    expect(false, source -> source.set("read-preference", "nearest"));
  }

  @Test
  void isNotToldOfAView() {
    MongodCounters.on(server);
    try (MongoConnector connector = TestSource.of(server).connect()) {
      AssetDescriptor thing = find(connector, "shop.thing");

      assertThat(
              connector.fingerprint(
                  AssetDescriptor.builder(CatalogItemType.VIEW, thing.path()).build()))
          .isEmpty();
    }
  }

  @Test
  void differsWhenTheServerWasStartedAnew() {
    MongodCounters.on(server);
    try (MongoConnector connector = TestSource.of(server).connect()) {
      AssetDescriptor thing = find(connector, "shop.thing");
      var before = connector.fingerprint(thing);

      MongodCounters.on(server);

      assertThat(before).isPresent().isNotEqualTo(connector.fingerprint(thing));
    }
  }
}
