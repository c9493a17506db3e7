package io.racine.governance.connector.redis;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many keys of each kind there are of one form, and some of them. */
final class KeyCounts {
  private static final class OfKind {
    private final KeySample sample;
    private long count;

    OfKind(int sampleSize) {
      this.sample = new KeySample(sampleSize);
    }
  }

  private final Map<ValueKind, OfKind> kinds = new EnumMap<>(ValueKind.class);

  void add(ValueKind kind, long hash, byte[] key, int sampleSize) {
    OfKind counted = kinds.computeIfAbsent(kind, any -> new OfKind(sampleSize));
    counted.count++;
    counted.sample.add(hash, key);
  }

  void addAll(KeyCounts other, int sampleSize) {
    other.kinds.forEach(
        (kind, more) -> {
          OfKind counted = kinds.computeIfAbsent(kind, any -> new OfKind(sampleSize));
          counted.count += more.count;
          counted.sample.addAll(more.sample);
        });
  }

  long count(ValueKind kind) {
    OfKind counted = kinds.get(kind);
    return counted == null ? 0 : counted.count;
  }

  long total() {
    return kinds.values().stream().mapToLong(counted -> counted.count).sum();
  }

  /** Returns the keys that were kept of a kind. */
  List<byte[]> sample(ValueKind kind) {
    OfKind counted = kinds.get(kind);
    return counted == null ? List.of() : counted.sample.keys();
  }
}
