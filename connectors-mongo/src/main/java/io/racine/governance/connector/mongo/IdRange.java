package io.racine.governance.connector.mongo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The documents between two boundaries in the order of their {@code _id}, whatever types these
 * have; the token of a partition.
 *
 * <p>A comparison finds values of its own type only. So "not less than" adds the types that come
 * behind, and "less than" is its negation: whatever the operators make of an odd value, such as a
 * NaN, each document is in exactly one range.
 *
 * @param from the first boundary; null for none
 * @param to the boundary behind the last; null for none
 */
record IdRange(@Nullable IdBoundary from, @Nullable IdBoundary to) {
  private static final String ID = "_id";
  private static final Pattern TOKEN = Pattern.compile("ids-([a-z0-9]*)-([a-z0-9]*)");

  /**
   * The order of types; those of one list are as one. Types that nobody gives an {@code _id} any
   * more, such as symbols, are left out, and so are in the first range.
   */
  private static final List<List<BsonType>> ORDER =
      List.of(
          List.of(BsonType.MIN_KEY),
          List.of(BsonType.NULL),
          List.of(BsonType.DOUBLE, BsonType.INT32, BsonType.INT64, BsonType.DECIMAL128),
          List.of(BsonType.STRING),
          List.of(BsonType.DOCUMENT),
          List.of(BsonType.BINARY),
          List.of(BsonType.OBJECT_ID),
          List.of(BsonType.BOOLEAN),
          List.of(BsonType.DATE_TIME),
          List.of(BsonType.TIMESTAMP),
          List.of(BsonType.MAX_KEY));

  static Optional<IdRange> parse(String token) {
    Matcher matcher = TOKEN.matcher(token);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Optional<IdBoundary> from = IdBoundary.parse(matcher.group(1));
    Optional<IdBoundary> to = IdBoundary.parse(matcher.group(2));
    boolean known =
        (matcher.group(1).isEmpty() || from.isPresent())
            && (matcher.group(2).isEmpty() || to.isPresent());
    return known ? Optional.of(new IdRange(from.orElse(null), to.orElse(null))) : Optional.empty();
  }

  String token() {
    return "ids-" + (from == null ? "" : from) + "-" + (to == null ? "" : to);
  }

  /** Returns whether a boundary can be compared with: nothing is less than a NaN or more. */
  static boolean isComparable(BsonValue id) {
    boolean odd =
        (id.isDouble() && Double.isNaN(id.asDouble().getValue()))
            || (id.isDecimal128() && id.asDecimal128().getValue().isNaN());
    return !odd && rank(id.getBsonType()) >= 0;
  }

  /** Returns the condition of the range between two ids; null for no bound. */
  static BsonDocument condition(@Nullable BsonValue from, @Nullable BsonValue to) {
    if (from == null) {
      return to == null ? new BsonDocument() : new BsonDocument("$nor", new BsonArray(atLeast(to)));
    }
    if (to == null) {
      return new BsonDocument("$or", new BsonArray(atLeast(from)));
    }
    if (rank(from.getBsonType()) == rank(to.getBsonType())) {
      return new BsonDocument(ID, ofItsType("$gte", from).append("$lt", to));
    }
    return new BsonDocument(
        "$and",
        new BsonArray(
            List.of(
                new BsonDocument("$or", new BsonArray(atLeast(from))),
                new BsonDocument("$nor", new BsonArray(atLeast(to))))));
  }

  private static List<BsonDocument> atLeast(BsonValue id) {
    List<BsonDocument> any = new ArrayList<>();
    any.add(new BsonDocument(ID, ofItsType("$gte", id)));
    BsonArray higher = new BsonArray();
    ORDER.subList(rank(id.getBsonType()) + 1, ORDER.size()).forEach(types -> add(types, higher));
    if (!higher.isEmpty()) {
      any.add(new BsonDocument(ID, new BsonDocument("$type", higher)));
    }
    return any;
  }

  private static BsonDocument ofItsType(String operator, BsonValue id) {
    BsonArray same = new BsonArray();
    add(ORDER.get(rank(id.getBsonType())), same);
    return new BsonDocument(operator, id).append("$type", same);
  }

  private static void add(List<BsonType> types, BsonArray numbers) {
    types.forEach(type -> numbers.add(new BsonInt32(numberOf(type))));
  }

  /** MinKey is 255 in its byte and -1 in a query. */
  private static int numberOf(BsonType type) {
    return type == BsonType.MIN_KEY ? -1 : type.getValue();
  }

  private static int rank(BsonType type) {
    for (int i = 0; i < ORDER.size(); i++) {
      if (ORDER.get(i).contains(type)) {
        return i;
      }
    }
    return -1;
  }
}
