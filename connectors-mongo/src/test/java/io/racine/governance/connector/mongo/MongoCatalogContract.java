package io.racine.governance.connector.mongo;

import static io.racine.governance.connector.mongo.TestSource.find;
import static io.racine.governance.connector.mongo.TestSource.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.KeyDescriptor;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a listing tells of collections and their indexes, on any server. */
abstract class MongoCatalogContract {
  private MongoHome home;

  /** Returns a database that is empty. */
  abstract MongoHome newHome();

  @BeforeEach
  void start() {
    home = newHome();
  }

  @AfterEach
  void stop() {
    home.close();
  }

  MongoHome home() {
    return home;
  }

  private void insert(String collection, Document document) {
    home.database().getCollection(collection).insertOne(document);
  }

  @Test
  void describesIndexesAndTheKeysTheyMake() {
    insert("thing", new Document("_id", 1));
    var things = home.database().getCollection("thing");
    things.createIndex(
        Indexes.compoundIndex(Indexes.ascending("address.city"), Indexes.descending("age")),
        new IndexOptions().name("by_city"));
    things.createIndex(Indexes.ascending("mail"), new IndexOptions().name("mail").unique(true));
    things.createIndex(
        Indexes.ascending("seen"),
        new IndexOptions().name("seen").expireAfter(90L, TimeUnit.SECONDS).sparse(true));
    things.createIndex(Indexes.ascending("by.ada@example.com"), new IndexOptions().name("odd"));

    try (MongoConnector connector = home.source().connect()) {
      AssetDescriptor table = find(connector, home.name() + ".thing");
      assertThat(table.keys())
          .containsExactly(
              KeyDescriptor.primary("_id_", List.of(FieldPath.of("_id"))),
              KeyDescriptor.unique("mail", List.of(FieldPath.of("mail"))));
      assertThat(find(connector, home.name() + ".thing.by_city").columns())
          .extracting(column -> column.path() + " " + column.attributes().get("order"))
          .containsExactly("address.city ascending", "age descending");
      assertThat(find(connector, home.name() + ".thing.mail").attributes())
          .containsEntry("unique", "true");
      assertThat(find(connector, home.name() + ".thing.seen").attributes())
          .containsEntry("unique", "false")
          .containsEntry("sparse", "true")
          .containsEntry("ttl-seconds", "90");
      assertThat(find(connector, home.name() + ".thing.odd").columns().toString())
          .doesNotContain("ada@example");
    }
  }

  @Test
  void neverReadsTheContentOfFilesInGridFs() {
    GridFSBuckets.create(home.database(), "docs")
        .uploadFromStream("cv.txt", new ByteArrayInputStream("ada@example.com".getBytes()));
    insert("own.files", new Document("_id", 1).append("name", "ours"));
    insert("own.chunks", new Document("_id", 1).append("data", "a text"));

    try (MongoConnector connector = home.source().connect()) {
      AssetDescriptor files = find(connector, home.name() + ".\"docs.files\"");
      assertThat(files.nativeKind()).isEqualTo("GridFS bucket");
      assertThat(files.attributes()).containsEntry("bucket", "docs");
      assertThat(files.columns()).extracting(column -> column.name()).contains("filename");
      AssetDescriptor chunks = find(connector, home.name() + ".\"docs.chunks\"");
      assertThat(chunks.nativeKind()).isEqualTo("GridFS chunks");
      assertThat(chunks.columns()).isEmpty();
      assertThat(chunks.rowEstimate()).hasValue(1);
      assertThat(find(connector, home.name() + ".\"own.chunks\"").nativeKind())
          .isEqualTo("collection");
      assertThat(find(connector, home.name() + ".\"own.chunks\"").columns()).hasSize(3);
    }
  }

  @Test
  void recognisesChunksWithoutTheirIndex() {
    insert("b.files", new Document("_id", 1));
    insert(
        "b.chunks",
        new Document("_id", 1)
            .append("files_id", 1)
            .append("n", 0)
            .append("data", new Binary(new byte[3])));

    try (MongoConnector connector = home.source().connect()) {
      assertThat(find(connector, home.name() + ".\"b.chunks\"").nativeKind())
          .isEqualTo("GridFS chunks");
    }
  }

  @Test
  void bearsNamesOfAnyForm() {
    List<String> odd =
        List.of(
            "a.b",
            "it's",
            "say \"hi\"",
            "line\nbreak",
            "x'); drop",
            "日本",
            "a..b",
            "a b",
            "{'gt':1}");
    for (String name : odd) {
      insert(name, new Document("_id", name).append("it's \"here\"\n", 1).append("$x", 2));
    }

    try (MongoConnector connector = home.source().connect()) {
      for (String name : odd) {
        AssetDescriptor asset = find(connector, AssetPath.of(home.name(), name).toString());
        assertThat(asset.columns())
            .extracting(column -> column.name())
            .containsExactly("_id", "$x", "*");
        assertThat(read(connector, asset).texts())
            .containsExactly(List.of(name, "2", "{\"it's \\\"here\\\"\\u000a\":1}"));
      }
    }
  }
}
