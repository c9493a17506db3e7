package io.racine.governance.connector.redis;

/**
 * Remembers what came by, up to a limit, as hashes: a SCAN may give a key or an element twice when
 * the server makes its table smaller meanwhile.
 */
final class SeenKeys {
  private static final int SMALLEST = 64;

  private final int most;
  private long[] slots = new long[SMALLEST];
  private int size;
  private boolean full;

  SeenKeys(int most) {
    this.most = most;
  }

  /** Returns false when it is known to have come by before. */
  boolean addNew(byte[] bytes) {
    long hash = Bytes.hash(bytes, 0);
    long known = hash == 0 ? 1 : hash;
    int at = find(slots, known);
    if (slots[at] == known) {
      return false;
    }
    if (size >= most) {
      full = true;
      return true;
    }
    slots[at] = known;
    size++;
    if (size * 2 > slots.length) {
      grow();
    }
    return true;
  }

  /** Returns whether there were more than it can remember. */
  boolean isFull() {
    return full;
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    for (long hash : slots) {
      if (hash != 0) {
        larger[find(larger, hash)] = hash;
      }
    }
    slots = larger;
  }

  private static int find(long[] slots, long hash) {
    int mask = slots.length - 1;
    int at = (int) hash & mask;
    while (slots[at] != 0 && slots[at] != hash) {
      at = (at + 1) & mask;
    }
    return at;
  }
}
