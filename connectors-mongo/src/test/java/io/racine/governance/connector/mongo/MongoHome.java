package io.racine.governance.connector.mongo;

import com.mongodb.client.MongoDatabase;
import io.racine.governance.connector.mongo.documentdb.DocumentDb;
import java.util.function.IntSupplier;

/**
 * A database of a test's own, empty at first, on whatever server.
 *
 * @param database the database, for whoever may write
 * @param source the source that a host would declare to scan it
 * @param openCursors how many cursors are open on the server, where it can tell
 */
record MongoHome(MongoDatabase database, TestSource source, IntSupplier openCursors, Runnable end)
    implements AutoCloseable {
  static MongoHome on(TestServer server) {
    return new MongoHome(
        server.database("shop"), TestSource.of(server), server::openCursors, server::close);
  }

  /** Takes a database of that name, which no other test may use. */
  static MongoHome onDocumentDb(String name) {
    DocumentDb engine = DocumentDb.started();
    TestSource source =
        new TestSource()
            .set("hosts", engine.hosts())
            .set("connect-timeout", "PT5S")
            .set("databases", name)
            .set("user", DocumentDb.READER)
            .secret("password", DocumentDb.PASSWORD);
    return new MongoHome(engine.client().getDatabase(name), source, engine::openCursors, () -> {});
  }

  String name() {
    return database.getName();
  }

  @Override
  public void close() {
    end.run();
  }
}
