package io.racine.governance.connector.mongo;

import static io.racine.governance.connector.mongo.TestSource.find;
import static io.racine.governance.connector.mongo.TestSource.list;
import static io.racine.governance.connector.mongo.TestSource.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.exception.MongoServerError;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetFilter;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ListingTest {
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void insert(String database, String collection, Document document) {
    server.database(database).getCollection(collection).insertOne(document);
  }

  @Test
  void leavesTheServersOwnDatabasesAndCollectionsOut() {
    insert("local", "secret", new Document("_id", 1));
    insert("config", "setting", new Document("_id", 1));
    insert("shop", "thing", new Document("_id", 1));
    server.amend("listCollections", ListingTest::withSystemCollections);

    try (MongoConnector connector = TestSource.of(server).connect();
        MongoConnector all = TestSource.of(server).set("system-databases", "true").connect()) {
      assertThat(names(connector))
          .containsExactly("DATABASE shop", "TABLE shop.thing", "INDEX shop.thing._id_");
      assertThat(names(all))
          .contains("TABLE local.secret", "TABLE config.setting")
          .anyMatch(name -> name.contains("system.profile"))
          .noneMatch(name -> name.contains("buckets"));
    }
  }

  /** The server of the tests lets nobody make them. */
  private static de.bwaldvogel.mongo.bson.Document withSystemCollections(
      de.bwaldvogel.mongo.bson.Document answer) {
    var cursor = (de.bwaldvogel.mongo.bson.Document) answer.get("cursor");
    List<Object> entries = new ArrayList<>((List<?>) cursor.get("firstBatch"));
    entries.add(bson("name", "system.profile").append("type", "collection"));
    entries.add(bson("name", "system.buckets.weather").append("type", "collection"));
    cursor.put("firstBatch", entries);
    return answer;
  }

  @Test
  void listsTheDatabasesNamedAndSaysWhichIsMissing() {
    insert("shop", "thing", new Document("_id", 1));
    insert("stock", "item", new Document("_id", 1));

    try (MongoConnector connector =
        TestSource.of(server).set("databases", "stock, nowhere").connect()) {
      List<Listing> steps = list(connector);

      assertThat(names(connector))
          .containsExactlyInAnyOrder(
              "FAILED nowhere", "DATABASE stock", "TABLE stock.item", "INDEX stock.item._id_");
      assertThat(steps)
          .filteredOn(Listing.Failed.class::isInstance)
          .extracting(step -> ((Listing.Failed) step).issue().message())
          .containsExactly(
              "Cannot list 'shop-db' nowhere: there is no such database. Check the setting"
                  + " 'databases'.");
    }
  }

  @Test
  void describesViewsByTheirPipelineWithoutLiterals() {
    insert("shop", "customer", new Document("_id", 1).append("mail", "ada@example.com"));
    server.amend("listCollections", ListingTest::withView);

    try (MongoConnector connector = TestSource.of(server).connect()) {
      AssetDescriptor view = find(connector, "shop.adults");

      assertThat(view.type()).isEqualTo(CatalogItemType.VIEW);
      assertThat(view.nativeKind()).isEqualTo("view");
      assertThat(view.attributes()).containsEntry("view-on", "customer");
      assertThat(view.definition())
          .hasValue(
              "[{\"$match\": {\"mail\": \"?\", \"type\": \"?\", \"age\": {\"$gte\": \"?\"}}},"
                  + " {\"$lookup\": {\"from\": \"order\", \"localField\": \"_id\", \"as\":"
                  + " \"orders\"}}, {\"$project\": {\"mail\": 1, \"name\": \"$first.name\", \"?\":"
                  + " \"?\"}}, {\"$sort\": {\"name\": -1}}, {\"$unwind\": \"$orders\"}]");
    }
  }

  private static de.bwaldvogel.mongo.bson.Document withView(
      de.bwaldvogel.mongo.bson.Document answer) {
    var cursor = (de.bwaldvogel.mongo.bson.Document) answer.get("cursor");
    List<Object> entries = new ArrayList<>((List<?>) cursor.get("firstBatch"));
    entries.add(
        bson("name", "adults")
            .append("type", "view")
            .append(
                "options",
                bson("viewOn", "customer")
                    .append(
                        "pipeline",
                        List.of(
                            bson(
                                "$match",
                                bson("mail", "ada@example.com")
                                    .append("type", "gold")
                                    .append("age", bson("$gte", 18))),
                            bson(
                                "$lookup",
                                bson("from", "order")
                                    .append("localField", "_id")
                                    .append("as", "orders")),
                            bson(
                                "$project",
                                bson("mail", 1)
                                    .append("name", "$first.name")
                                    .append("bob@example.com", "$ada@example.com")),
                            bson("$sort", bson("name", -1)),
                            bson("$unwind", "$orders")))));
    cursor.put("firstBatch", entries);
    return answer;
  }

  private static de.bwaldvogel.mongo.bson.Document bson(String name, Object value) {
    return new de.bwaldvogel.mongo.bson.Document(name, value);
  }

  @Test
  void describesValidatorsCappedCollectionsAndTimeSeries() {
    insert("shop", "customer", new Document("_id", 1));
    insert("shop", "log", new Document("_id", 1));
    insert("shop", "weather", new Document("_id", 1));
    server.amend("listCollections", ListingTest::withOptions);

    try (MongoConnector connector = TestSource.of(server).connect()) {
      AssetDescriptor customer = find(connector, "shop.customer");
      assertThat(customer.attributes())
          .containsEntry(
              "validator",
              "{\"$jsonSchema\": {\"bsonType\": \"object\", \"required\": [\"mail\", \"name\"],"
                  + " \"properties\": {\"mail\": {\"bsonType\": \"string\", \"pattern\": \"?\"},"
                  + " \"level\": {\"enum\": [\"?\", \"?\"]}}}}")
          .containsEntry("validation-level", "strict")
          .containsEntry("encrypted-fields", "ssn, inner.card");
      AssetDescriptor log = find(connector, "shop.log");
      assertThat(log.nativeKind()).isEqualTo("capped collection");
      assertThat(log.attributes())
          .containsEntry("most-bytes", "4096")
          .containsEntry("most-documents", "10");
      AssetDescriptor weather = find(connector, "shop.weather");
      assertThat(weather.nativeKind()).isEqualTo("time series");
      assertThat(weather.type()).isEqualTo(CatalogItemType.TABLE);
      assertThat(weather.attributes())
          .containsEntry("time-field", "at")
          .containsEntry("meta-field", "station");
    }
  }

  private static de.bwaldvogel.mongo.bson.Document withOptions(
      de.bwaldvogel.mongo.bson.Document answer) {
    var schema =
        bson("bsonType", "object")
            .append("required", List.of("mail", "name"))
            .append(
                "properties",
                bson("mail", bson("bsonType", "string").append("pattern", "^ada"))
                    .append("level", bson("enum", List.of("gold", "silver"))));
    Map<String, de.bwaldvogel.mongo.bson.Document> options =
        Map.of(
            "customer",
            bson("validator", bson("$jsonSchema", schema))
                .append("validationLevel", "strict")
                .append(
                    "encryptedFields",
                    bson("fields", List.of(bson("path", "ssn"), bson("path", "inner.card")))),
            "log",
            bson("capped", true).append("size", 4096).append("max", 10),
            "weather",
            bson("timeseries", bson("timeField", "at").append("metaField", "station")));
    var cursor = (de.bwaldvogel.mongo.bson.Document) answer.get("cursor");
    for (Object each : (List<?>) cursor.get("firstBatch")) {
      var entry = (de.bwaldvogel.mongo.bson.Document) each;
      String name = String.valueOf(entry.get("name"));
      entry.put("type", name.equals("weather") ? "timeseries" : "collection");
      entry.put("options", options.getOrDefault(name, bson("x", 1)));
    }
    return answer;
  }

  @Test
  void oneCollectionThatMayNotBeReadIsOneFailure() {
    insert("shop", "a", new Document("_id", 1));
    insert("shop", "b", new Document("_id", 1));
    insert("shop", "c", new Document("_id", 1));
    server.answer("find", command -> denied(command, "find", "b"));

    try (MongoConnector connector = TestSource.of(server).connect()) {
      assertThat(names(connector))
          .containsExactly(
              "DATABASE shop",
              "TABLE shop.a",
              "INDEX shop.a._id_",
              "FAILED shop.b",
              "TABLE shop.c",
              "INDEX shop.c._id_");
      assertThat(list(connector))
          .filteredOn(Listing.Failed.class::isInstance)
          .singleElement()
          .satisfies(
              step -> {
                var issue = ((Listing.Failed) step).issue();
                assertThat(issue.code()).isEqualTo(ConnectorException.ACCESS_DENIED);
                assertThat(issue.message())
                    .isEqualTo(
                        "Cannot list 'shop-db' shop.b: the login may not read it. Grant it the role"
                            + " read, or exclude it. (error code 13)");
              });
    }
  }

  private static de.bwaldvogel.mongo.bson.Document denied(
      de.bwaldvogel.mongo.bson.Document command, String name, String collection) {
    if (collection.equals(command.get(name))) {
      throw new MongoServerError(13, "Unauthorized", "not authorized: marker ada@example.com");
    }
    return null;
  }

  @Test
  void aTableWhoseIndexesMayNotBeListedIsListedAndMarked() {
    insert("shop", "a", new Document("_id", 1));
    server.answer("listIndexes", command -> denied(command, "listIndexes", "a"));

    try (MongoConnector connector = TestSource.of(server).connect()) {
      assertThat(names(connector))
          .containsExactly("DATABASE shop", "TABLE shop.a", "FAILED shop.a");
    }
  }

  @Test
  void whoMaySeeNamesOnlyGetsTheShapesAllTheSame() {
    insert("shop", "a", new Document("_id", 1));
    server.answer("listCollections", ListingTest::namesOnly);

    try (MongoConnector connector = TestSource.of(server).connect()) {
      assertThat(names(connector))
          .containsExactly("DATABASE shop", "TABLE shop.a", "INDEX shop.a._id_");
    }
  }

  private static de.bwaldvogel.mongo.bson.Document namesOnly(
      de.bwaldvogel.mongo.bson.Document command) {
    if (Boolean.TRUE.equals(command.get("nameOnly"))
        && Boolean.TRUE.equals(command.get("authorizedCollections"))) {
      return null;
    }
    throw new MongoServerError(13, "Unauthorized", "not authorized");
  }

  @Test
  void aServerThatLetsNobodyInWithoutALoginSaysSo() {
    server.answer(
        "listDatabases",
        command -> {
          throw new MongoServerError(13, "Unauthorized", "requires authentication");
        });

    try (MongoConnector connector = TestSource.of(server).connect();
        MongoConnector ofOne = TestSource.of(server).set("databases", "shop").connect()) {
      assertThatThrownBy(() -> list(ofOne))
          .hasMessage(
              "Cannot list 'shop-db': the server wants a login. Set 'user' and 'password'.");
      assertThatThrownBy(connector::verify)
          .isInstanceOfSatisfying(
              ConnectorException.class,
              e -> assertThat(e.code()).isEqualTo(ConnectorException.LOGIN_REFUSED))
          .hasMessage(
              "Cannot verify 'shop-db': the server wants a login. Set 'user' and 'password'.");
      assertThatThrownBy(() -> list(connector))
          .hasMessage(
              "Cannot list 'shop-db': the server wants a login. Set 'user' and 'password'.");
    }
  }

  @Test
  void countsWhatTheFilterLeavesOut() {
    insert("shop", "a", new Document("_id", 1));
    insert("shop", "b", new Document("_id", 1));

    try (MongoConnector connector = TestSource.of(server).connect()) {
      List<Listing> steps = list(connector, AssetFilter.of(List.of("shop.b"), List.of()));

      assertThat(steps).contains(Listing.leftOut(1)).hasSize(4);
    }
  }

  @Test
  void listsThousandsOfCollectionsOneByOne() {
    for (int i = 0; i < 2_000; i++) {
      insert("many", "c%05d".formatted(i), new Document("_id", 1).append("name", "x"));
    }

    try (MongoConnector connector = TestSource.of(server).connect()) {
      assertThat(names(connector)).hasSize(4_001).endsWith("INDEX many.c01999._id_");
    }
  }
}
