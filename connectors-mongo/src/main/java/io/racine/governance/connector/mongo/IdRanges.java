package io.racine.governance.connector.mongo;

import io.racine.governance.spi.asset.AssetPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonObjectId;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Splits a collection into ranges of {@code _id}, and finds the ids at the ends of a range again.
 *
 * <p>Both walk over the index of {@code _id} alone, which every collection has; no document is
 * fetched.
 */
final class IdRanges {
  private static final String ID = "_id";
  private static final BsonDocument ONLY_ID = new BsonDocument(ID, new BsonInt32(1));

  private final Channel channel;
  private final AssetPath path;

  IdRanges(Channel channel, AssetPath path) {
    this.channel = channel;
    this.path = path;
  }

  /**
   * Returns ranges that together hold every document once.
   *
   * @param documents about how many there are
   */
  List<IdRange> split(long documents, int count) {
    List<IdRange> ranges = new ArrayList<>();
    @Nullable IdBoundary last = null;
    @Nullable BsonValue lastId = null;
    @Nullable BsonValue probed = null;
    long at = 0;
    for (int i = 1; i < count; i++) {
      long position = (long) ((double) documents * i / count);
      if (position <= at || position > Integer.MAX_VALUE) {
        continue;
      }
      Optional<RawBsonDocument> found = idAt(probed, position - at);
      if (found.isEmpty()) {
        // The estimate was too high.
        break;
      }
      BsonValue id = found.get().get(ID);
      if (id == null || !IdRange.isComparable(id)) {
        continue;
      }
      at = position;
      probed = id;
      IdBoundary boundary = boundary(position, found.get(), id, lastId);
      ranges.add(new IdRange(last, boundary));
      last = boundary;
      lastId = boundary.bySecond() ? boundary.leastId() : id;
    }
    ranges.add(new IdRange(last, null));
    return ranges;
  }

  private static IdBoundary boundary(
      long position, RawBsonDocument found, BsonValue id, @Nullable BsonValue last) {
    if (id.isObjectId()) {
      int second = id.asObjectId().getValue().getTimestamp();
      BsonObjectId least = IdBoundary.leastIdOf(second);
      if (last == null || !last.isObjectId() || least.compareTo(last.asObjectId()) > 0) {
        return IdBoundary.bySecond(second);
      }
    }
    return IdBoundary.byPosition(position, found);
  }

  private Optional<RawBsonDocument> idAt(@Nullable BsonValue from, long skipped) {
    return Optional.ofNullable(
        channel
            .find(path, IdRange.condition(from, null))
            .projection(ONLY_ID)
            .sort(ONLY_ID)
            .skip((int) skipped)
            .limit(1)
            .first());
  }

  /**
   * Returns the condition of a range.
   *
   * @return nothing when the documents at its ends are not those that it was made with
   */
  Optional<BsonDocument> condition(IdRange range) {
    Optional<BsonValue> from = range.from() == null ? Optional.empty() : find(range.from());
    Optional<BsonValue> to = range.to() == null ? Optional.empty() : find(range.to());
    boolean found =
        (range.from() == null || from.isPresent()) && (range.to() == null || to.isPresent());
    return found
        ? Optional.of(IdRange.condition(from.orElse(null), to.orElse(null)))
        : Optional.empty();
  }

  private Optional<BsonValue> find(IdBoundary boundary) {
    return boundary.bySecond()
        ? Optional.of(boundary.leastId())
        : idAt(null, boundary.number()).filter(boundary::fits).map(found -> found.get(ID));
  }
}
