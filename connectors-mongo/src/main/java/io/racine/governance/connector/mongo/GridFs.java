package io.racine.governance.connector.mongo;

import io.racine.governance.spi.asset.AssetPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/**
 * Finds the buckets of GridFS: a pair of collections {@code x.files} and {@code x.chunks}, of which
 * the second holds the files' bytes in pieces.
 *
 * <p>The names alone are no proof; the second must have the index that every driver gives it, or a
 * chunk for its first document.
 */
final class GridFs {
  private static final String FILES = ".files";
  private static final String CHUNKS = ".chunks";
  private static final String DATA = "data";
  private static final List<String> CHUNK_KEY = List.of("files_id", "n");

  private final Set<String> buckets = new HashSet<>();

  /** Takes down the pairs of names among those of one database. */
  GridFs(List<String> names) {
    Set<String> all = new HashSet<>(names);
    for (String name : names) {
      if (name.endsWith(FILES)) {
        String bucket = name.substring(0, name.length() - FILES.length());
        if (all.contains(bucket + CHUNKS)) {
          buckets.add(bucket);
        }
      }
    }
  }

  boolean mayBeFiles(String name) {
    return name.endsWith(FILES)
        && buckets.contains(name.substring(0, name.length() - FILES.length()));
  }

  boolean mayBeChunks(String name) {
    return name.endsWith(CHUNKS)
        && buckets.contains(name.substring(0, name.length() - CHUNKS.length()));
  }

  static String bucketOf(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }

  /** Returns the path of the collection of chunks that belongs to one of files. */
  static AssetPath chunksOf(AssetPath files) {
    return files.parent().orElseThrow().child(bucketOf(files.name()) + CHUNKS);
  }

  /** Returns whether this is a collection of chunks, going by its indexes or its first document. */
  static boolean holdsChunks(Channel channel, AssetPath path) {
    for (BsonDocument index : channel.indexes(path)) {
      if (Answers.document(index, "key")
          .map(key -> new ArrayList<>(key.keySet()).equals(CHUNK_KEY))
          .orElse(false)) {
        return true;
      }
    }
    RawBsonDocument first = CollectionSample.first(channel, path);
    return first != null
        && first.keySet().equals(Set.of("_id", "files_id", "n", DATA))
        && Answers.at(first, DATA) instanceof BsonBinary;
  }
}
