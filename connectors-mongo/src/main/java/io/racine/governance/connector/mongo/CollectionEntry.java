package io.racine.governance.connector.mongo;

import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a database's list of collections.
 *
 * @param type as the server writes it: collection, view or timeseries
 * @param described the whole entry; null when the login may only see names, or when it is too large
 *     to be kept for all
 */
record CollectionEntry(String name, String type, @Nullable RawBsonDocument described)
    implements Comparable<CollectionEntry> {
  static final String COLLECTION = "collection";
  private static final String VIEW = "view";
  private static final String TIME_SERIES = "timeseries";

  /** Larger entries are asked for again when they are needed. */
  private static final int LARGEST_KEPT = 4_096;

  static CollectionEntry of(RawBsonDocument entry) {
    boolean small = entry.getByteBuffer().remaining() <= LARGEST_KEPT;
    return new CollectionEntry(
        entry.getString("name").getValue(), typeOf(entry), small ? entry : null);
  }

  static CollectionEntry named(String name) {
    return new CollectionEntry(name, COLLECTION, null);
  }

  static String typeOf(BsonDocument entry) {
    return Answers.text(entry, "type").orElse(COLLECTION);
  }

  boolean isView() {
    return type.equals(VIEW);
  }

  boolean isTimeSeries() {
    return type.equals(TIME_SERIES);
  }

  @Override
  public int compareTo(CollectionEntry other) {
    return name.compareTo(other.name);
  }
}
