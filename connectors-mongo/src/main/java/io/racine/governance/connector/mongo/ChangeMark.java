package io.racine.governance.connector.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.ReadPreference;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * Tells from a server's counters whether a collection may have changed.
 *
 * <p>Number and size of the documents do not show a value that was replaced by another of its
 * length. What does is the count of writes that the server has taken for the collection, and the
 * storage engine's own count of what it did to the table. Both begin anew with the server's
 * process, and the second also when an idle table is put away; so the mark holds the process as
 * well, and both.
 *
 * <p>Only a primary, or a server that stands alone, counts what clients write. So there is no mark
 * of a sharded collection, none where secondaries are read, whose values may be older than the
 * primary's counters, and none where the server tells less than all of this.
 */
final class ChangeMark {
  private static final List<String> ENGINE_COUNTERS =
      List.of("insert calls", "update calls", "modify calls", "remove calls", "truncate calls");

  private final Channel channel;
  private final AssetDescriptor asset;

  ChangeMark(Channel channel, AssetDescriptor asset) {
    this.channel = channel;
    this.asset = asset;
  }

  Optional<String> read() {
    if (asset.type() != CatalogItemType.TABLE
        || asset.nativeKind().equals("time series")
        || !channel.preference().equals(ReadPreference.primary())) {
      return Optional.empty();
    }
    try {
      return ofCounters();
    } catch (MongoCommandException e) {
      CollectionStatistics.requireHarmless(e);
      // A server that lacks one of the commands, or a login that may not use it.
      return Optional.empty();
    }
  }

  private Optional<String> ofCounters() {
    Optional<String> process = process();
    if (process.isEmpty()) {
      return Optional.empty();
    }
    var facts = new StringBuilder(process.get());
    BsonDocument statistics =
        new CollectionStatistics(channel, path(), ReadPreference.primary()).answer();
    boolean known = !Answers.isTrue(statistics, "sharded");
    for (String fact : List.of("count", "size", "nindexes")) {
      known &= add(facts, Answers.number(statistics, fact));
    }
    for (String counter : ENGINE_COUNTERS) {
      known &= add(facts, Answers.number(statistics, "wiredTiger", "cursor", counter));
    }
    known &= add(facts, writes());
    addDeclaration(facts);
    // An election in between would mix the counters of two servers.
    known &= process.equals(process());
    return known ? Optional.of(hash(facts.toString())) : Optional.empty();
  }

  private static boolean add(StringBuilder facts, OptionalLong fact) {
    fact.ifPresent(value -> facts.append(' ').append(value));
    return fact.isPresent();
  }

  /** Returns the identity of the process that counts, when it counts all writes. */
  private Optional<String> process() {
    BsonDocument hello =
        channel.command(
            "admin", new BsonDocument("hello", new BsonInt32(1)), ReadPreference.primary());
    BsonValue id = Answers.at(hello, "topologyVersion", "processId");
    boolean counts =
        Answers.isTrue(hello, "isWritablePrimary") && Answers.text(hello, "msg").isEmpty();
    return counts && id != null && id.isObjectId()
        ? Optional.of(id.asObjectId().getValue().toHexString())
        : Optional.empty();
  }

  /** Returns how many writes clients have made to the collection. */
  private OptionalLong writes() {
    BsonDocument stage =
        new BsonDocument("$collStats", new BsonDocument("latencyStats", new BsonDocument()));
    RawBsonDocument found = channel.aggregate(path(), List.of(stage)).first();
    return found == null
        ? OptionalLong.empty()
        : Answers.number(found, "latencyStats", "writes", "ops");
  }

  /** Adds the options and the unique id of the collection: another of its name is another. */
  private void addDeclaration(StringBuilder facts) {
    var named = new BsonDocument("name", new BsonString(path().name()));
    for (RawBsonDocument entry : channel.collections(path().names().get(0)).filter(named)) {
      if (Answers.text(entry, "name").filter(path().name()::equals).isPresent()) {
        facts.append(' ').append(entry.toJson());
      }
    }
  }

  private AssetPath path() {
    return asset.path();
  }

  private static String hash(String facts) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(facts.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
