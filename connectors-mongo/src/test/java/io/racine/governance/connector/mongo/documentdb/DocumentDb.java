package io.racine.governance.connector.mongo.documentdb;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/** The real engine of DocumentDB for all tests of this JVM, started when the first needs it. */
public final class DocumentDb {
  /** The password of every user. */
  public static final String PASSWORD = "marker-right-password";

  /** A user who may read, and nothing else. */
  public static final String READER = "reader";

  private static final String WRITER = "writer";

  /** The engine, or why there is none: each test class is to say that, not the first alone. */
  private record Start(@Nullable DocumentDb started, @Nullable Exception failure) {
    static Start attempt() {
      try {
        Engine engine = Engine.start(RootFolder.make());
        createUser(engine, WRITER, "readWriteAnyDatabase", "clusterAdmin");
        createUser(engine, READER, "readAnyDatabase");
        return new Start(new DocumentDb(engine, Gateway.before(engine)), null);
      } catch (IOException | SQLException | CommandFailure | IllegalStateException e) {
        return new Start(null, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Start(null, e);
      }
    }
  }

  private static final class Holder {
    static final Start START = Start.attempt();
  }

  private final AtomicInteger names = new AtomicInteger();
  private final Engine engine;
  private final Gateway gateway;
  private final MongoClient client;

  private DocumentDb(Engine engine, Gateway gateway) {
    this.engine = engine;
    this.gateway = gateway;
    this.client =
        MongoClients.create(
            MongoClientSettings.builder()
                .applyToClusterSettings(
                    cluster ->
                        cluster.hosts(List.of(new ServerAddress("127.0.0.1", gateway.port()))))
                .credential(
                    MongoCredential.createScramSha256Credential(
                        WRITER, "admin", PASSWORD.toCharArray()))
                .build());
  }

  /**
   * Returns the engine, which runs.
   *
   * @throws IllegalStateException if it cannot be started; says what is missing
   */
  public static DocumentDb started() {
    DocumentDb started = Holder.START.started();
    if (started == null) {
      Exception failure = Holder.START.failure();
      throw failure instanceof IllegalStateException
          ? new IllegalStateException(failure.getMessage(), failure)
          : new IllegalStateException("The engine of DocumentDB cannot be started", failure);
    }
    return started;
  }

  private static void createUser(Engine engine, String name, String... roles)
      throws CommandFailure {
    var granted = new BsonArray();
    for (String role : roles) {
      granted.add(
          new BsonDocument("role", new BsonString(role)).append("db", new BsonString("admin")));
    }
    engine.asAdministrator(
        "documentdb_api.create_user(?::documentdb_core.bson)",
        new BsonDocument("createUser", new BsonString(name))
            .append("pwd", new BsonString(PASSWORD))
            .append("roles", granted)
            .append("$db", new BsonString("admin")));
  }

  public int port() {
    return gateway.port();
  }

  public String hosts() {
    return "127.0.0.1:" + port();
  }

  /** Returns a client that may write. */
  public MongoClient client() {
    return client;
  }

  /** Returns the name of a database that nobody has used. */
  public String newName() {
    return "database" + names.incrementAndGet();
  }

  public int openCursors() {
    return gateway.openCursors();
  }

  /** Returns how many calls the engine is working on for readers. */
  public int runningCalls() {
    return engine.active(READER);
  }
}
