package io.racine.governance.examples.classifier;

import io.racine.governance.spi.classifier.Evidence;
import io.racine.governance.spi.classifier.HashKey;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The state of one column: sums, and the distinct values that have the smallest keyed hashes. */
final class BadgeCounts {
  private static final int FORMAT = 0xBAD6E001;
  private static final int MOST_KEPT = 2_000;
  private final HashKey key;

  /** By hash: 0 for another value, 1 for one of the form, 2 for one with the right letter. */
  private final TreeMap<Long, Byte> kept = new TreeMap<>();

  private long read;
  private long nulls;

  BadgeCounts(HashKey key) {
    this.key = key;
  }

  void add(@Nullable String value, boolean binary, long times) {
    read += times;
    if (value != null && !value.isEmpty()) {
      int kind = Badge.isValid(value) ? 2 : Badge.matches(value) ? 1 : 0;
      keep(KeyedHash.of(key, value), (byte) kind);
    } else if (!binary) {
      nulls += times;
    }
  }

  /** Which values are kept does not depend on the order they came in. */
  private void keep(long hash, byte kind) {
    kept.put(hash, kind);
    if (kept.size() > MOST_KEPT) {
      kept.pollLastEntry();
    }
  }

  void merge(BadgeCounts other) {
    if (!key.equals(other.key)) {
      throw new IllegalArgumentException("Only accumulators of one run can be merged");
    }
    read += other.read;
    nulls += other.nulls;
    other.kept.forEach(this::keep);
  }

  /** The distinct values kept are a fair sample, so their shares are those of the column. */
  Evidence evidence() {
    long matched = kept.values().stream().filter(kind -> kind > 0).count();
    long valid = kept.values().stream().filter(kind -> kind > 1).count();
    return new Evidence(read, nulls, kept.size(), matched, valid);
  }

  byte[] toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(32 + 9 * kept.size());
    bytes.putInt(FORMAT).putLong(KeyedHash.of(key, "run")).putLong(read).putLong(nulls);
    bytes.putInt(kept.size());
    kept.forEach((hash, kind) -> bytes.putLong(hash).put(kind));
    return bytes.array();
  }

  static BadgeCounts fromBytes(HashKey key, byte[] state) {
    ByteBuffer bytes = ByteBuffer.wrap(state);
    var counts = new BadgeCounts(key);
    boolean known = state.length >= 32 && bytes.getInt() == FORMAT;
    if (!known || bytes.getLong() != KeyedHash.of(key, "run")) {
      throw new IllegalArgumentException("The bytes are no state of this classifier and run");
    }
    counts.read = bytes.getLong();
    counts.nulls = bytes.getLong();
    int size = bytes.getInt();
    if (size < 0 || size > MOST_KEPT || state.length != 32 + 9 * size) {
      throw new IllegalArgumentException("The bytes are a state that was cut or continued");
    }
    Map<Long, Byte> kept = counts.kept;
    for (int i = 0; i < size; i++) {
      kept.put(bytes.getLong(), bytes.get());
    }
    return counts;
  }
}
