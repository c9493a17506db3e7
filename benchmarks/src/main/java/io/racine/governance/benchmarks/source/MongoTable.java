package io.racine.governance.benchmarks.source;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.racine.governance.spi.asset.DataSourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** A collection, read by MongoDB's driver from a server in memory that is no mongod. */
final class MongoTable implements RatedTable {
  private static final String DATABASE = "shop";
  private static final String NAME = "rows";
  private static final int BATCH = 1_000;
  private final MongoServer server = new MongoServer(new MemoryBackend());
  private final MongoClient client;

  private MongoTable() {
    server.bind("127.0.0.1", 0);
    client = MongoClients.create("mongodb://" + hosts());
  }

  static MongoTable make(long rows) {
    var table = new MongoTable();
    List<Document> some = new ArrayList<>();
    for (long i = 0; i < rows; i++) {
      List<String> values = TestRows.row(i);
      var document = new Document("_id", i);
      for (int column = 1; column < values.size(); column++) {
        document.append(TestRows.COLUMNS.get(column), values.get(column));
      }
      some.add(document);
      if (some.size() == BATCH || i == rows - 1) {
        table.collection().insertMany(some);
        some.clear();
      }
    }
    return table;
  }

  private String hosts() {
    return "127.0.0.1:" + server.getLocalAddress().getPort();
  }

  private MongoCollection<Document> collection() {
    return client.getDatabase(DATABASE).getCollection(NAME);
  }

  @Override
  public MeasuredSource source() {
    return MeasuredSource.of(DataSourceType.MONGODB, Map.of("hosts", hosts()));
  }

  @Override
  public String table() {
    return NAME;
  }

  @Override
  public Volume readBare() {
    long rows = 0;
    long characters = 0;
    try (MongoCursor<Document> cursor = collection().find().batchSize(BATCH).cursor()) {
      while (cursor.hasNext()) {
        rows++;
        for (Object value : cursor.next().values()) {
          characters += String.valueOf(value).length();
        }
      }
    }
    return new Volume(rows, characters);
  }

  @Override
  public void close() {
    client.close();
    server.shutdownNow();
  }
}
