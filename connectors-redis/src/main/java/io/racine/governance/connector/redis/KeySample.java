package io.racine.governance.connector.redis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Keeps some keys of many: those with the smallest hashes, so that the same keys give the same ones
 * in any order, and a key that comes twice counts once.
 */
final class KeySample {
  /** A key with its hash. */
  private static final class Entry {
    private static final Comparator<Entry> ORDER = Comparator.comparingLong(entry -> entry.hash);
    private final long hash;
    private final byte[] key;

    Entry(long hash, byte[] key) {
      this.hash = hash;
      this.key = key;
    }
  }

  /** Longer ones are hardly typical, and must not fill the memory. */
  private static final int LONGEST_KEY = 1_024;

  private final int most;
  private final PriorityQueue<Entry> entries = new PriorityQueue<>(4, Entry.ORDER.reversed());

  KeySample(int most) {
    this.most = most;
  }

  void add(long hash, byte[] key) {
    if (key.length > LONGEST_KEY) {
      return;
    }
    Entry largest = entries.peek();
    if (entries.size() < most || largest == null) {
      addNew(new Entry(hash, key));
    } else if (hash < largest.hash && addNew(new Entry(hash, key))) {
      entries.remove();
    }
  }

  private boolean addNew(Entry entry) {
    // Few enough to look through: the sample of a pattern has some dozens.
    return entries.stream().noneMatch(each -> each.hash == entry.hash) && entries.add(entry);
  }

  void addAll(KeySample other) {
    other.entries.forEach(entry -> add(entry.hash, entry.key));
  }

  /** Returns the keys in the order of their hashes. */
  List<byte[]> keys() {
    List<Entry> ordered = new ArrayList<>(entries);
    ordered.sort(Entry.ORDER);
    return ordered.stream().map(entry -> entry.key).toList();
  }
}
