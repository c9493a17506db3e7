package io.racine.governance.connector.mongo;

import com.mongodb.client.MongoDatabase;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ConnectorFactory;
import io.racine.governance.spi.connector.SupportsFingerprints;
import io.racine.governance.spi.connector.SupportsPartitions;
import io.racine.governance.testkit.connector.BrokenSettings;
import io.racine.governance.testkit.connector.ChangeFixture;
import io.racine.governance.testkit.connector.ExpectedRows;
import io.racine.governance.testkit.connector.FailureFixture;
import io.racine.governance.testkit.connector.ReadingFixture;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/** A little shop in MongoDB for the contracts, on whatever server. */
interface MongoContractSource extends ReadingFixture, FailureFixture, ChangeFixture {
  int CUSTOMERS = 12;

  /** Returns the database, filled. */
  MongoHome home();

  /** Fills it, once for each server. */
  static MongoHome filled(MongoHome home) {
    List<Document> customers = new ArrayList<>();
    for (int i = 1; i <= CUSTOMERS; i++) {
      customers.add(
          new Document("_id", i)
              .append("mail", "customer" + i + "@example.com")
              .append("born", Date.from(Instant.parse(born(i))))
              .append("credit", new Decimal128(new BigDecimal(credit(i))))
              .append("address", new Document("city", "Town " + i)));
    }
    MongoDatabase shop = home.database();
    shop.getCollection("customer").insertMany(customers);
    shop.getCollection("note")
        .insertMany(
            List.of(
                new Document("_id", new ObjectId(id(1)))
                    .append("body", "a note of the first")
                    .append("scan", new Binary(new byte[3])),
                new Document("_id", new ObjectId(id(2))).append("body", null)));
    shop.getCollection("mixed id").insertMany(mixed());
    return home;
  }

  private static List<Document> mixed() {
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      documents.add(new Document("_id", i).append("kind", "a number it is"));
      documents.add(new Document("_id", "text-" + i).append("kind", "a text it is"));
      documents.add(new Document("_id", new ObjectId(id(i))).append("kind", "an id it is"));
    }
    return documents;
  }

  static String id(int i) {
    return "65f0c1a%d000000000000000%d".formatted(i, i);
  }

  static String born(int i) {
    return "1970-01-%02dT12:00:00Z".formatted(i);
  }

  static String credit(int i) {
    return i + ".50";
  }

  @Override
  default ConnectorFactory factory() {
    return new MongoConnectorFactory();
  }

  @Override
  default Map<String, String> settings() {
    return home().source().settings();
  }

  @Override
  default Map<String, String> secrets() {
    return home().source().secrets();
  }

  @Override
  default Set<Class<?>> capabilities() {
    return Set.of(SupportsPartitions.class, SupportsFingerprints.class);
  }

  @Override
  default int openResources() {
    return home().openCursors().getAsInt();
  }

  @Override
  default List<AssetDescriptor> expectedAssets() {
    AssetPath shop = path();
    return List.of(
        AssetDescriptor.builder(CatalogItemType.DATABASE, shop).build(),
        table(
            "customer",
            ColumnDescriptor.of("_id", LogicalType.INTEGER),
            ColumnDescriptor.of("mail", LogicalType.TEXT),
            ColumnDescriptor.of("born", LogicalType.TIMESTAMP),
            ColumnDescriptor.of("credit", LogicalType.DECIMAL),
            ColumnDescriptor.of("address", LogicalType.JSON),
            ColumnDescriptor.of("*", LogicalType.JSON)),
        AssetDescriptor.builder(CatalogItemType.INDEX, shop.child("customer").child("_id_"))
            .build(),
        table(
            "mixed id",
            ColumnDescriptor.of("_id", LogicalType.TEXT),
            ColumnDescriptor.of("kind", LogicalType.TEXT),
            ColumnDescriptor.of("*", LogicalType.JSON)),
        AssetDescriptor.builder(CatalogItemType.INDEX, shop.child("mixed id").child("_id_"))
            .build(),
        table(
            "note",
            ColumnDescriptor.of("_id", LogicalType.TEXT),
            ColumnDescriptor.of("body", LogicalType.TEXT),
            ColumnDescriptor.of("scan", LogicalType.BINARY),
            ColumnDescriptor.of("*", LogicalType.JSON)),
        AssetDescriptor.builder(CatalogItemType.INDEX, shop.child("note").child("_id_")).build());
  }

  private AssetPath path() {
    return AssetPath.of(home().name());
  }

  private AssetDescriptor table(String name, ColumnDescriptor... columns) {
    return AssetDescriptor.builder(CatalogItemType.TABLE, path().child(name))
        .columns(Arrays.asList(columns))
        .build();
  }

  @Override
  default List<ExpectedRows> expectedRows() {
    ExpectedRows customers = ExpectedRows.of(path().child("customer"));
    for (int i = 1; i <= CUSTOMERS; i++) {
      customers.row(
          i,
          "customer" + i + "@example.com",
          born(i),
          credit(i),
          "{\"city\":\"Town " + i + "\"}",
          null);
    }
    ExpectedRows mixed = ExpectedRows.of(path().child("mixed id"));
    for (int i = 0; i < 5; i++) {
      mixed.row("" + i, "a number it is", null);
      mixed.row("text-" + i, "a text it is", null);
      mixed.row(id(i), "an id it is", null);
    }
    return List.of(
        customers,
        mixed,
        ExpectedRows.of(path().child("note"))
            .row(id(1), "a note of the first", new byte[3], null)
            .row(id(2), null, null, null));
  }

  @Override
  default Map<String, BrokenSettings> brokenSettings() {
    return Map.of(
        "unknown host",
        BrokenSettings.of(
            Map.of("hosts", "nowhere.invalid", "connect-timeout", "PT1S"),
            Map.of(),
            ConnectorException.UNREACHABLE),
        "wrong port",
        BrokenSettings.of(
            Map.of("url", "mongodb://127.0.0.1:1/", "connect-timeout", "PT1S"),
            Map.of(),
            ConnectorException.UNREACHABLE),
        "a login that the server does not know",
        BrokenSettings.of(
            with("user", "ada"),
            Map.of("password", "marker-wrong-password"),
            ConnectorException.LOGIN_REFUSED));
  }

  /** Returns the settings that work, but for one. */
  default Map<String, String> with(String name, String value) {
    Map<String, String> settings = new LinkedHashMap<>(settings());
    settings.put(name, value);
    return settings;
  }

  @Override
  default AssetPath changedTable() {
    return path().child("customer");
  }

  /** Replaces a value by another of its length. */
  @Override
  default void change() {
    var customers = home().database().getCollection("customer");
    customers.updateOne(new Document("_id", 1), new Document("$set", new Document("mail", "x")));
    customers.updateOne(
        new Document("_id", 1),
        new Document("$set", new Document("mail", "customer1@example.com")));
  }
}
