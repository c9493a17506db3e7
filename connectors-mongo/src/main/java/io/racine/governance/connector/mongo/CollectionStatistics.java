package io.racine.governance.connector.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.ReadPreference;
import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.connector.ConnectorException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/**
 * What the server's own statistics say of one collection; asked for once.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class CollectionStatistics {
  /** Not to have statistics is no reason to fail; these are. */
  private static final Set<ErrorCode> FATAL =
      Set.of(
          ConnectorException.LOGIN_REFUSED,
          ConnectorException.CONNECTION_LOST,
          ConnectorException.OVERLOADED,
          ConnectorException.UNREACHABLE);

  private final Channel channel;
  private final AssetPath path;
  private final ReadPreference preference;
  private @Nullable BsonDocument answer;

  CollectionStatistics(Channel channel, AssetPath path) {
    this(channel, path, channel.preference());
  }

  CollectionStatistics(Channel channel, AssetPath path, ReadPreference preference) {
    this.channel = channel;
    this.path = path;
    this.preference = preference;
  }

  /** Returns about how many documents there are. */
  OptionalLong documents() {
    return Answers.number(answer(), "count");
  }

  /** Returns the size of all documents without compression. */
  OptionalLong sizeInBytes() {
    return Answers.number(answer(), "size");
  }

  BsonDocument answer() {
    BsonDocument known = answer;
    if (known == null) {
      known = ask();
      answer = known;
    }
    return known;
  }

  private BsonDocument ask() {
    try {
      return channel.command(
          path.names().get(0),
          new BsonDocument("collStats", new BsonString(path.name())),
          preference);
    } catch (MongoCommandException e) {
      requireHarmless(e);
      return staged();
    }
  }

  /** The command is going out of use; the stage in its place is younger. */
  private BsonDocument staged() {
    BsonDocument stage =
        new BsonDocument("$collStats", new BsonDocument("storageStats", new BsonDocument()));
    try {
      BsonDocument found = channel.aggregate(path, List.of(stage)).first();
      return found == null
          ? new BsonDocument()
          : Answers.document(found, "storageStats").orElseGet(BsonDocument::new);
    } catch (MongoCommandException e) {
      requireHarmless(e);
      return new BsonDocument();
    }
  }

  /** Passes a failure on that others would meet as well. */
  static void requireHarmless(MongoException failure) {
    if (FATAL.contains(MongoFailures.why(failure))) {
      throw failure;
    }
  }
}
