package io.racine.governance.connector.mongo;

import com.mongodb.MongoClientException;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoIterable;
import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.Issue;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how to ask for the documents of one reading, and asks.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class DocumentQuery {
  /** The source could not choose documents at random; the first were read. */
  static final ErrorCode NOT_RANDOM = ErrorCode.of("connector.not-random", ErrorKind.SOURCE);

  /**
   * Above this share of a collection the server's {@code $sample} no longer jumps to documents at
   * random but sorts all of them by chance.
   */
  private static final long JUMPING_SHARE = 20;

  /** Chance gives some documents more or fewer; a few too many are cheap and are cut off. */
  private static final double MARGIN = 1.1;

  private static final int MOST_BATCH = 1_000;
  private static final int LEAST_BATCH = 100;

  /** A projection longer than this costs more than it saves. */
  private static final int MOST_PROJECTED = 200;

  /** Failures that another way of asking would meet as well. */
  private static final Set<ErrorCode> FINAL =
      Set.of(
          ConnectorException.ACCESS_DENIED,
          ConnectorException.LOGIN_REFUSED,
          ConnectorException.TIMED_OUT,
          ConnectorException.CONNECTION_LOST,
          ConnectorException.OVERLOADED);

  private final Channel channel;
  private final AssetPartition partition;
  private final ReadRequest request;
  private final MongoFailures failures;
  private final List<Issue> issues = new ArrayList<>();
  private ReadMode mode;

  DocumentQuery(
      Channel channel, AssetPartition partition, ReadRequest request, MongoFailures failures) {
    this.channel = channel;
    this.partition = partition;
    this.request = request;
    this.failures = failures;
    this.mode = request.mode();
  }

  ReadMode mode() {
    return mode;
  }

  List<Issue> issues() {
    return List.copyOf(issues);
  }

  /** Runs the query. */
  MongoCursor<RawBsonDocument> run() {
    BsonDocument condition = condition();
    return mode == ReadMode.RANDOM ? random(condition) : inOrder(condition);
  }

  private BsonDocument condition() {
    if (partition.isWhole()) {
      return new BsonDocument();
    }
    Optional<IdRange> range = IdRange.parse(partition.token());
    if (range.isEmpty()) {
      throw failures.because(
          ConnectorException.SOURCE_FAILED,
          "read",
          path(),
          "the partition is not one of this connector. Split it again.");
    }
    return new IdRanges(channel, path())
        .condition(range.get())
        .orElseThrow(
            () ->
                failures.because(
                    ConnectorException.SOURCE_FAILED,
                    "read",
                    path(),
                    "documents were removed or added since it was split. Split it again."));
  }

  private MongoCursor<RawBsonDocument> inOrder(BsonDocument condition) {
    var found = channel.find(path(), condition).batchSize(batchSize());
    BsonDocument projection = projection();
    if (projection != null) {
      found = found.projection(projection);
    }
    if (request.maxRows() < Integer.MAX_VALUE) {
      // One more than wanted shows whether there are more.
      found = found.limit((int) request.maxRows() + 1);
    }
    return open(found);
  }

  private MongoCursor<RawBsonDocument> random(BsonDocument condition) {
    if (!partition.isWhole()) {
      return firstInstead(condition, "only the whole of a collection can be read at random");
    }
    if (partition.type() != CatalogItemType.TABLE) {
      return firstInstead(condition, "a view has no documents of its own to choose from");
    }
    long documents = new CollectionStatistics(channel, path()).documents().orElse(Long.MAX_VALUE);
    if (documents <= request.maxRows()) {
      // All of them are wanted; the limit keeps what was added meanwhile out.
      return inOrder(condition);
    }
    if (documents / JUMPING_SHARE < request.maxRows()) {
      double rate = Math.min(1, MARGIN * (double) request.maxRows() / (double) documents);
      MongoCursor<RawBsonDocument> chosen =
          tried(new BsonDocument("$match", new BsonDocument("$sampleRate", new BsonDouble(rate))));
      if (chosen != null) {
        return chosen;
      }
    }
    long size = Math.min(request.maxRows(), Integer.MAX_VALUE - 1) + 1;
    MongoCursor<RawBsonDocument> chosen =
        tried(new BsonDocument("$sample", new BsonDocument("size", new BsonInt64(size))));
    return chosen != null
        ? chosen
        : firstInstead(condition, "the server refused to sample the collection");
  }

  /** Returns the answer to a choosing stage; null when the server does not take it. */
  private @Nullable MongoCursor<RawBsonDocument> tried(BsonDocument choosing) {
    List<BsonDocument> pipeline = new ArrayList<>(List.of(choosing));
    BsonDocument projection = projection();
    if (projection != null) {
      // Shows which documents come twice.
      projection.put("_id", new BsonInt32(1));
      pipeline.add(new BsonDocument("$project", projection));
    }
    try {
      return open(channel.aggregate(path(), pipeline).batchSize(batchSize()));
    } catch (MongoCommandException e) {
      if (FINAL.contains(MongoFailures.why(e))) {
        throw e;
      }
      return null;
    } catch (MongoClientException e) {
      return null;
    }
  }

  private MongoCursor<RawBsonDocument> firstInstead(BsonDocument condition, String why) {
    mode = ReadMode.FIRST;
    issues.add(
        Issue.notice(
                NOT_RANDOM, "The first documents were read in place of random ones: " + why + ".")
            .at(path().toString()));
    return inOrder(condition);
  }

  private static MongoCursor<RawBsonDocument> open(MongoIterable<RawBsonDocument> asked) {
    return asked.iterator();
  }

  private int batchSize() {
    return Math.max(LEAST_BATCH, Math.min(MOST_BATCH, request.batchRows()));
  }

  /** Returns what to leave out of the answer; null when whole documents are wanted. */
  private @Nullable BsonDocument projection() {
    BsonDocument projection = new BsonDocument("_id", new BsonInt32(0));
    for (var column : request.columns()) {
      String name = column.path().steps().get(0).name();
      // A dollar or a dot means something else in a projection than in a document.
      if (name.equals(CollectionShape.REST) || name.indexOf('$') >= 0 || name.indexOf('.') >= 0) {
        return null;
      }
      projection.put(name, new BsonInt32(1));
    }
    return projection.size() > MOST_PROJECTED || projection.size() < 2 ? null : projection;
  }

  private AssetPath path() {
    return partition.path();
  }
}
