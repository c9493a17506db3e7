package io.racine.governance.connector.mongo;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.ReadPreference;
import com.mongodb.client.AggregateIterable;
import com.mongodb.client.ClientSession;
import com.mongodb.client.FindIterable;
import com.mongodb.client.ListCollectionNamesIterable;
import com.mongodb.client.ListCollectionsIterable;
import com.mongodb.client.ListIndexesIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoIterable;
import io.racine.governance.spi.asset.AssetPath;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The driver's calls as one conversation makes them: in its session where there is one, with a time
 * limit, and with documents left in their bytes.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 *
 * @param session the conversation's session, or null where the server knows none
 * @param limitMillis how long the server may take for one call
 */
record Channel(MongoClient client, @Nullable ClientSession session, long limitMillis) {
  /** Shows in the server's own list of what it is doing. */
  private static final String COMMENT = "racine";

  static Channel of(Conversation conversation, MongoClient client, long limitMillis) {
    return new Channel(client, conversation.session(client), Math.max(1, limitMillis));
  }

  MongoIterable<String> databaseNames() {
    return session == null ? client.listDatabaseNames() : client.listDatabaseNames(session);
  }

  ListCollectionsIterable<RawBsonDocument> collections(String database) {
    var named = client.getDatabase(database);
    var listed =
        session == null
            ? named.listCollections(RawBsonDocument.class)
            : named.listCollections(session, RawBsonDocument.class);
    return listed.maxTime(limitMillis, MILLISECONDS);
  }

  /** Lists the names alone, and only those that the login may read. */
  ListCollectionNamesIterable collectionNames(String database) {
    var named = client.getDatabase(database);
    var listed = session == null ? named.listCollectionNames() : named.listCollectionNames(session);
    return listed.authorizedCollections(true).maxTime(limitMillis, MILLISECONDS);
  }

  ListIndexesIterable<RawBsonDocument> indexes(AssetPath path) {
    var collection = collection(path);
    var listed =
        session == null
            ? collection.listIndexes(RawBsonDocument.class)
            : collection.listIndexes(session, RawBsonDocument.class);
    return listed.maxTime(limitMillis, MILLISECONDS);
  }

  FindIterable<RawBsonDocument> find(AssetPath path, Bson filter) {
    var collection = collection(path);
    var found = session == null ? collection.find(filter) : collection.find(session, filter);
    return found.maxTime(limitMillis, MILLISECONDS).comment(COMMENT);
  }

  AggregateIterable<RawBsonDocument> aggregate(AssetPath path, List<? extends Bson> pipeline) {
    var collection = collection(path);
    var made =
        session == null ? collection.aggregate(pipeline) : collection.aggregate(session, pipeline);
    return made.maxTime(limitMillis, MILLISECONDS).comment(COMMENT);
  }

  /** Runs a command that answers with one document. */
  RawBsonDocument command(String database, BsonDocument command, ReadPreference preference) {
    var named = client.getDatabase(database);
    command.append("maxTimeMS", new BsonInt64(limitMillis));
    return session == null
        ? named.runCommand(command, preference, RawBsonDocument.class)
        : named.runCommand(session, command, preference, RawBsonDocument.class);
  }

  /** Returns where this source is read from. */
  ReadPreference preference() {
    return client.getDatabase("admin").getReadPreference();
  }

  private MongoCollection<RawBsonDocument> collection(AssetPath path) {
    return client
        .getDatabase(path.names().get(0))
        .getCollection(path.name(), RawBsonDocument.class);
  }
}
