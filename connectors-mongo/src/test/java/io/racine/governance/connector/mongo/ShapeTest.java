package io.racine.governance.connector.mongo;

import static io.racine.governance.connector.mongo.TestSource.column;
import static io.racine.governance.connector.mongo.TestSource.find;
import static io.racine.governance.connector.mongo.TestSource.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.value.ValueColumn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.BsonRegularExpression;
import org.bson.BsonTimestamp;
import org.bson.BsonUndefined;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.UuidRepresentation;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.UuidCodec;
import org.bson.types.Binary;
import org.bson.types.Code;
import org.bson.types.Decimal128;
import org.bson.types.MaxKey;
import org.bson.types.MinKey;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ShapeTest {
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

  private void insert(Document... documents) {
    server.database("shop").getCollection("thing").insertMany(List.of(documents));
  }

  private AssetDescriptor thing() {
    return find(connector, "shop.thing");
  }

  @Test
  void takesTheUnionOfTheFieldsOfAllDocuments() {
    insert(
        new Document("_id", 1).append("name", "a"),
        new Document("_id", 2).append("age", 7).append("name", null),
        new Document("_id", 3).append("age", 8));

    AssetDescriptor thing = thing();

    assertThat(thing.columns())
        .extracting(ColumnDescriptor::name, ColumnDescriptor::logicalType, this::presence)
        .containsExactly(
            tuple("_id", LogicalType.INTEGER, "3 of 3 documents"),
            tuple("name", LogicalType.TEXT, "2 of 3 documents"),
            tuple("age", LogicalType.INTEGER, "2 of 3 documents"),
            tuple("*", LogicalType.JSON, null));
    assertThat(thing.attributes())
        .containsEntry("columns", "inferred")
        .containsEntry("inferred-from", "all 3 documents");
    assertThat(column(thing, "_id").nullable()).isEmpty();
    assertThat(column(thing, "name").nullable()).contains(true);
    assertThat(column(thing, "age").nullable()).contains(true);
  }

  private String presence(ColumnDescriptor column) {
    return column.attributes().get("present-in");
  }

  @Test
  void saysTheSharesOfMixedTypes() {
    insert(
        new Document("_id", 1).append("zip", "8001").append("n", 1),
        new Document("_id", 2).append("zip", 8002).append("n", 2L),
        new Document("_id", 3).append("zip", "8003").append("n", 2.5),
        new Document("_id", 4).append("zip", null).append("n", 3));

    AssetDescriptor thing = thing();

    ColumnDescriptor zip = column(thing, "zip");
    assertThat(zip.logicalType()).isEqualTo(LogicalType.TEXT);
    assertThat(zip.nativeType()).isEqualTo("string | int");
    assertThat(zip.attributes()).containsEntry("types", "string 50.0%, null 25.0%, int 25.0%");
    assertThat(column(thing, "n").logicalType()).isEqualTo(LogicalType.FLOAT);
    assertThat(read(connector, thing).column(1)).containsExactly("8001", "8002", "8003", null);
    assertThat(read(connector, thing).column(2)).containsExactly("1", "2", "2.5", "3");
  }

  @Test
  void describesWhatLiesInsideByTheSamePathsAsAScanShows() {
    insert(
        new Document("_id", 1)
            .append("address", new Document("city", "Zug").append("zip", 6300))
            .append("tags", List.of("a", "b"))
            .append("orders", List.of(List.of(1, 2), new Document("line no", 1))),
        new Document("_id", 2).append("address", new Document("zip", "6301")));

    AssetDescriptor thing = thing();

    assertThat(column(thing, "address").attributes().get("shape"))
        .isEqualTo(
            """
            address.city: string 100%, in 50.0%
            address.zip: string 50.0%, int 50.0%, in 100%\
            """);
    assertThat(column(thing, "tags").attributes().get("shape"))
        .isEqualTo("tags[]: string 100%, in 50.0%");
    assertThat(column(thing, "orders").attributes().get("shape"))
        .isEqualTo(
            """
            orders[]: object 50.0%, array 50.0%, in 50.0%
            orders[][]: int 100%, in 50.0%
            orders[]."line no": int 100%, in 50.0%\
            """);
    assertThat(read(connector, thing).texts())
        .containsExactly(
            java.util.Arrays.asList(
                "1",
                "{\"city\":\"Zug\",\"zip\":6300}",
                "[\"a\",\"b\"]",
                "[[1,2],{\"line no\":1}]",
                null),
            java.util.Arrays.asList("2", "{\"zip\":\"6301\"}", null, null, null));
  }

  @Test
  void neverMakesAColumnOfAKeyThatMayBeAValue() {
    insert(
        new Document("_id", 1)
            .append("ada@example.com", 3)
            .append("65f0c1a20000000000000001", new Document("seen", 1))
            .append("visits", new Document("bob@example.com", new Document("count", 2))));

    AssetDescriptor thing = thing();

    assertThat(thing.columns())
        .extracting(ColumnDescriptor::name)
        .containsExactly("_id", "visits", "*");
    assertThat(column(thing, "*").attributes()).containsEntry("keys-are-values", "true");
    assertThat(column(thing, "visits").attributes().get("shape"))
        .isEqualTo(
            """
            visits.key[]: keys that may be values
            visits[]: object 100%, in 100%
            visits[].count: int 100%, in 100%\
            """);
    assertThat(thing.columns().toString() + thing.attributes())
        .doesNotContain("example.com")
        .doesNotContain("65f0c1a2");
    assertThat(read(connector, thing).texts().get(0).get(2))
        .isEqualTo("{\"ada@example.com\":3,\"65f0c1a20000000000000001\":{\"seen\":1}}");
  }

  @Test
  void readsFieldsThatTheSampleMissedBelowTheRest() {
    for (int i = 0; i < 20; i++) {
      insert(new Document("_id", i).append("name", "n" + i));
    }
    AssetDescriptor thing = thing();
    insert(new Document("_id", 99).append("name", "n").append("late", new Document("mail", "x")));

    List<String> rest = read(connector, thing).column(2);

    assertThat(rest.subList(0, 20)).containsOnlyNulls();
    assertThat(rest.get(20)).isEqualTo("{\"late\":{\"mail\":\"x\"}}");
  }

  @Test
  void takesNamesThatFewDocumentsHaveForAMap() {
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      var document = new Document("_id", i).append("name", "n" + i);
      for (int j = 0; j < 20; j++) {
        document.append(word(i * 20 + j), j);
      }
      documents.add(document);
    }
    insert(documents.toArray(Document[]::new));

    AssetDescriptor thing = thing();

    assertThat(thing.columns())
        .extracting(ColumnDescriptor::name)
        .containsExactly("_id", "name", "*");
    assertThat(column(thing, "*").attributes()).containsEntry("rare-names", "600");
  }

  @Test
  void listsAndReadsTenThousandFields() {
    var document = new Document("_id", 1);
    for (int i = 0; i < 10_050; i++) {
      document.append(word(i), i);
    }
    insert(document);

    AssetDescriptor thing = thing();

    assertThat(thing.columns()).hasSize(10_001);
    assertThat(column(thing, "*").attributes()).containsEntry("columns-cut", "at 10000");
    List<String> row = read(connector, thing).texts().get(0);
    assertThat(row.get(9_999)).isEqualTo("9998");
    assertThat(row.get(10_000)).startsWith("{\"" + word(9_999) + "\":9999,").endsWith("10049}");
  }

  /** Returns the letters of a number, for digits do not look like a name. */
  private static String word(int number) {
    var word = new StringBuilder("f");
    for (int rest = number + 26; rest > 0; rest /= 26) {
      word.append((char) ('a' + rest % 26));
    }
    return word.toString();
  }

  @Test
  void bearsAHundredLevelsAndMore() {
    Document deep = new Document("leaf", "the leaf");
    for (int i = 0; i < 150; i++) {
      deep = i % 2 == 0 ? new Document("level", deep) : new Document("list", List.of(deep));
    }
    insert(new Document("_id", 1).append("deep", deep));

    AssetDescriptor thing = thing();

    assertThat(column(thing, "deep").attributes().get("shape-cut"))
        .isEqualTo("at 200 paths and 12 levels; values are read");
    assertThat(column(thing, "deep").attributes().get("shape").lines()).hasSizeLessThan(20);
    assertThat(read(connector, thing).column(1).get(0))
        .startsWith("{\"list\":[{\"level\":{\"list\":")
        .contains("\"the leaf\"");
  }

  @Test
  void boundsTheShapeOfWideDocuments() {
    var wide = new Document();
    for (int i = 0; i < 1_000; i++) {
      wide.append(word(i), i);
    }
    insert(new Document("_id", 1).append("wide", wide));

    ColumnDescriptor column = column(thing(), "wide");

    assertThat(column.attributes().get("shape").lines()).hasSize(200);
    assertThat(column.attributes()).containsKey("shape-cut");
  }

  @Test
  void deliversEveryTypeInCanonicalForm() {
    UUID uuid = UUID.fromString("0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9");
    insert(
        new Document("_id", new ObjectId("65f0c1a20000000000000001"))
            .append("whole", 7)
            .append("long", 9_007_199_254_740_993L)
            .append("float", 1.5e10)
            .append("nan", Double.NaN)
            .append("decimal", new Decimal128(new BigDecimal("12E+3")))
            .append("flag", true)
            .append("date", new Date(1_709_251_199_123L))
            .append("stamp", new BsonTimestamp(1_709_251_199, 7))
            .append("uuid", uuidBinary(uuid))
            .append("bytes", new Binary(new byte[5]))
            .append("pattern", new BsonRegularExpression("^a", "i")));

    AssetDescriptor thing = thing();

    assertThat(thing.columns().subList(0, 12))
        .extracting(ColumnDescriptor::logicalType)
        .containsExactly(
            LogicalType.TEXT,
            LogicalType.INTEGER,
            LogicalType.INTEGER,
            LogicalType.FLOAT,
            LogicalType.FLOAT,
            LogicalType.DECIMAL,
            LogicalType.BOOLEAN,
            LogicalType.TIMESTAMP,
            LogicalType.TIMESTAMP,
            LogicalType.UUID,
            LogicalType.BINARY,
            LogicalType.OTHER);
    assertThat(read(connector, thing).texts().get(0).subList(0, 12))
        .containsExactly(
            "65f0c1a20000000000000001",
            "7",
            "9007199254740993",
            "15000000000",
            "NaN",
            "12000",
            "true",
            "2024-02-29T23:59:59.123Z",
            "2024-02-29T23:59:59Z",
            "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
            "#5",
            "^a");
  }

  private static Binary uuidBinary(UUID uuid) {
    var writer = new org.bson.BsonDocumentWriter(new org.bson.BsonDocument());
    writer.writeStartDocument();
    writer.writeName("u");
    new UuidCodec(UuidRepresentation.STANDARD)
        .encode(writer, uuid, org.bson.codecs.EncoderContext.builder().build());
    writer.writeEndDocument();
    var binary = writer.getDocument().getBinary("u");
    return new Binary(binary.getType(), binary.getData());
  }

  /** The server of the tests does not take such values, so they are given to the parts by hand. */
  @Test
  void recognisesCiphertextOfEncryptedFields() {
    var document =
        new RawBsonDocument(
            new Document("_id", 1)
                .append("ssn", new Binary((byte) 6, new byte[70]))
                .append("inner", new Document("card", new Binary((byte) 6, new byte[80]))),
            new DocumentCodec());
    var shape = new CollectionShape();
    shape.add(document);
    List<ColumnDescriptor> columns = shape.columns();
    var row = new DocumentRow(columns, 100);
    ValueColumn.Builder[] batch = row.newBatch(1);

    row.read(document);
    row.addTo(batch);

    assertThat(columns.get(1).logicalType()).isEqualTo(LogicalType.BINARY);
    assertThat(columns.get(1).attributes()).containsEntry("encrypted", "1 of 1 values");
    assertThat(batch[1].build().binaryLength(0)).isEqualTo(70);
    assertThat(batch[2].build().text(0)).isEqualTo("{\"card\":\"80 bytes encrypted\"}");
  }

  /** A column of bytes must not hold a text, and yet the text must not be lost. */
  @Test
  void putsWhatItsColumnCannotHoldIntoTheRest() {
    insert(new Document("_id", 1).append("scan", new Binary(new byte[4])));
    AssetDescriptor thing = thing();
    insert(new Document("_id", 2).append("scan", "not bytes"));

    assertThat(read(connector, thing).texts())
        .containsExactly(
            java.util.Arrays.asList("1", "#4", null),
            java.util.Arrays.asList("2", null, "{\"scan\":\"not bytes\"}"));
  }

  @Test
  void readsOddTypesInsideDocuments() {
    insert(
        new Document("_id", 1)
            .append(
                "odd",
                new Document("min", new MinKey())
                    .append("max", new MaxKey())
                    .append("undefined", new BsonUndefined())
                    .append("code", new Code("f()"))
                    .append("infinite", Double.POSITIVE_INFINITY)
                    .append("quote", "say \"hi\"\n")
                    .append("bytes", new Binary(new byte[9]))));

    assertThat(read(connector, thing()).texts().get(0).get(1))
        .isEqualTo(
            "{\"min\":\"MinKey\",\"max\":\"MaxKey\",\"undefined\":null,\"code\":\"f()\","
                + "\"infinite\":\"Infinity\",\"quote\":\"say \\\"hi\\\"\\u000a\","
                + "\"bytes\":\"9 bytes\"}");
  }

  @Test
  void inferencesOfALargeCollectionSayThatTheyAreASample() {
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      documents.add(new Document("_id", i).append("name", "n" + i));
    }
    insert(documents.toArray(Document[]::new));

    AssetDescriptor thing = thing();

    assertThat(thing.attributes())
        .containsEntry("inferred-from", "500 documents at random of about 600");
    assertThat(thing.rowEstimate()).hasValue(600);
  }
}
