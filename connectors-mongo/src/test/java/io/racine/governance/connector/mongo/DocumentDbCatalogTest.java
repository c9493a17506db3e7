package io.racine.governance.connector.mongo;

import static io.racine.governance.connector.mongo.TestSource.find;
import static io.racine.governance.connector.mongo.TestSource.list;
import static io.racine.governance.connector.mongo.TestSource.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ValidationOptions;
import io.racine.governance.connector.mongo.documentdb.DocumentDb;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetFilter;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.connector.Listing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What only a server that has them can show: views, validators, partial indexes. */
@DocumentDbTest
final class DocumentDbCatalogTest extends MongoCatalogContract {
  @Override
  MongoHome newHome() {
    return MongoHome.onDocumentDb(DocumentDb.started().newName());
  }

  private void insertOrders() {
    List<Document> orders = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      orders.add(
          new Document("_id", i)
              .append("mail", "customer" + i % 10 + "@example.com")
              .append("total", i));
    }
    home().database().getCollection("order").insertMany(orders);
  }

  @Test
  void describesAndReadsAView() {
    insertOrders();
    home()
        .database()
        .createView(
            "large",
            "order",
            List.of(
                new Document("$match", new Document("total", new Document("$gte", 297))),
                new Document("$project", new Document("mail", 1).append("_id", 0))));

    try (MongoConnector connector = home().source().connect()) {
      AssetDescriptor view = find(connector, home().name() + ".large");

      assertThat(view.type()).isEqualTo(CatalogItemType.VIEW);
      assertThat(view.attributes()).containsEntry("view-on", "order");
      assertThat(view.definition())
          .hasValue(
              "[{\"$match\": {\"total\": {\"$gte\": \"?\"}}}, {\"$project\": {\"mail\": 1, \"_id\":"
                  + " 0}}]");
      assertThat(view.columns()).extracting(column -> column.name()).containsExactly("mail", "*");
      assertThat(read(connector, view).column(0))
          .containsExactlyInAnyOrder(
              "customer7@example.com", "customer8@example.com", "customer9@example.com");
    }
  }

  @Test
  void readsAViewThatAggregates() {
    insertOrders();
    home()
        .database()
        .createView(
            "per customer",
            "order",
            List.of(
                new Document(
                    "$group",
                    new Document("_id", "$mail").append("orders", new Document("$sum", 1)))));

    try (MongoConnector connector = home().source().connect()) {
      AssetDescriptor view = find(connector, home().name() + ".\"per customer\"");

      assertThat(read(connector, view).texts())
          .hasSize(10)
          .contains(Arrays.asList("customer3@example.com", "30", null));
    }
  }

  @Test
  void describesTheValidatorOfACollection() {
    home()
        .database()
        .createCollection(
            "checked",
            new CreateCollectionOptions()
                .validationOptions(
                    new ValidationOptions()
                        .validator(
                            new Document(
                                "level", new Document("$in", List.of("gold", "silver"))))));

    try (MongoConnector connector = home().source().connect()) {
      assertThat(find(connector, home().name() + ".checked").attributes())
          .containsEntry("validator", "{\"level\": {\"$in\": [\"?\", \"?\"]}}");
    }
  }

  @Test
  void describesPartialIndexesWithoutTheirLiterals() {
    home()
        .database()
        .getCollection("order")
        .createIndex(
            Indexes.ascending("total"),
            new IndexOptions()
                .name("large")
                .partialFilterExpression(new Document("total", new Document("$gt", 4711))));

    try (MongoConnector connector = home().source().connect()) {
      assertThat(find(connector, home().name() + ".order.large").attributes())
          .containsEntry("partial-filter", "{\"total\": {\"$gt\": \"?\"}}");
    }
  }

  /** The engine counts no writes, and without that count there must be no fingerprint. */
  @Test
  void tellsNoFingerprint() {
    insertOrders();

    try (MongoConnector connector = home().source().connect()) {
      assertThat(connector.fingerprint(find(connector, home().name() + ".order"))).isEmpty();
    }
  }

  @Test
  void findsADatabaseAmongAllOfTheServer() {
    insertOrders();
    String order = home().name() + ".order";

    try (MongoConnector connector = home().source().set("databases", "").connect()) {
      assertThat(list(connector, AssetFilter.of(List.of(order), List.of())))
          .filteredOn(Listing.Found.class::isInstance)
          .extracting(step -> ((Listing.Found) step).asset().toString())
          .containsExactly(
              "DATABASE " + home().name(), "TABLE " + order, "INDEX " + order + "._id_");
    }
  }
}
