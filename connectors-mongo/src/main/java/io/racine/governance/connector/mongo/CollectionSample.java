package io.racine.governance.connector.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoIterable;
import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.connector.ConnectorException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Looks at some documents of a collection to infer its columns.
 *
 * <p>Of a small collection these are all its documents, else documents at random, and of a view,
 * which would have to be made whole to choose from, the first.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class CollectionSample {
  /** However large documents are, a listing reads no more of one collection than that. */
  private static final long MOST_BYTES = 16L << 20;

  private static final int BATCH = 250;

  private static final Set<ErrorCode> REFUSALS =
      Set.of(ConnectorException.SOURCE_FAILED, ConnectorException.MISCONFIGURED);

  private final Channel channel;
  private final AssetPath path;
  private final int size;
  private final CollectionShape shape = new CollectionShape();
  private String from = "";

  CollectionSample(Channel channel, AssetPath path, int size) {
    this.channel = channel;
    this.path = path;
    this.size = size;
  }

  /** Returns what the documents showed. */
  CollectionShape shape() {
    return shape;
  }

  /** Returns in words how the columns were inferred, such as {@code all 12 documents}. */
  String from() {
    return from;
  }

  void takeOfView() {
    takeFirst("");
  }

  /**
   * Takes a sample of a collection.
   *
   * @param documents about how many documents it has
   */
  void take(OptionalLong documents) {
    String of = documents.isPresent() ? " of about " + documents.getAsLong() : "";
    if (documents.isPresent() && documents.getAsLong() > size && takeRandom()) {
      from = shape.documents() + " documents at random" + of;
    } else {
      takeFirst(of);
    }
  }

  private boolean takeRandom() {
    BsonDocument stage = new BsonDocument("$sample", new BsonDocument("size", new BsonInt32(size)));
    try {
      addAll(channel.aggregate(path, List.of(stage)).batchSize(BATCH));
      return shape.documents() > 0;
    } catch (MongoCommandException e) {
      if (!REFUSALS.contains(MongoFailures.why(e))) {
        throw e;
      }
      return false;
    }
  }

  private void takeFirst(String of) {
    boolean all = addAll(channel.find(path, new BsonDocument()).limit(size + 1).batchSize(BATCH));
    from =
        all
            ? "all " + shape.documents() + " documents"
            : "the first " + shape.documents() + " documents" + of;
  }

  /** Takes documents up to the limits; true when there were no more. */
  private boolean addAll(MongoIterable<RawBsonDocument> documents) {
    long bytes = 0;
    try (MongoCursor<RawBsonDocument> cursor = documents.iterator()) {
      while (cursor.hasNext()) {
        if (shape.documents() >= size || bytes >= MOST_BYTES) {
          return false;
        }
        RawBsonDocument document = cursor.next();
        bytes += document.getByteBuffer().remaining();
        shape.add(document);
      }
      return true;
    }
  }

  /** Returns a document of the collection, or null when it has none. */
  static @Nullable RawBsonDocument first(Channel channel, AssetPath path) {
    return channel.find(path, new BsonDocument()).limit(1).first();
  }
}
