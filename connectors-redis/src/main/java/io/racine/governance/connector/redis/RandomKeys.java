package io.racine.governance.connector.redis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Chooses some of many keys: those whose hashes under the seed of the request are smallest, so that
 * each key has the same chance wherever a SCAN finds it, and a seed always gives the same keys.
 */
final class RandomKeys {
  /** More are not held in memory. */
  private static final int MOST = 1_000_000;

  private record Chosen(long hash, int shard, FoundKey key) {
    static final Comparator<Chosen> ORDER = Comparator.comparingLong(Chosen::hash);
  }

  private final int most;
  private final long seed;
  private final PriorityQueue<Chosen> chosen = new PriorityQueue<>(Chosen.ORDER.reversed());
  private long offered;

  RandomKeys(long most, long seed) {
    this.most = (int) Math.min(MOST, most);
    this.seed = seed;
  }

  void offer(FoundKey key, int shard) {
    offered++;
    long hash = Bytes.hash(key.bytes(), seed * 31 + 17);
    Chosen largest = chosen.peek();
    if (chosen.size() < most || largest == null) {
      chosen.add(new Chosen(hash, shard, key));
    } else if (hash < largest.hash) {
      chosen.remove();
      chosen.add(new Chosen(hash, shard, key));
    }
  }

  long offered() {
    return offered;
  }

  int size() {
    return chosen.size();
  }

  /** Returns the chosen keys that a server holds, in random order. */
  List<FoundKey> of(int shard) {
    List<Chosen> ordered = new ArrayList<>(chosen);
    ordered.sort(Chosen.ORDER);
    return ordered.stream().filter(each -> each.shard == shard).map(Chosen::key).toList();
  }
}
