package io.racine.governance.classifier.regex.model;

/**
 * The common words of a model by their hashes, such as those of legal forms and streets.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class Vocabulary {
  private final int[] hashes;
  private final short[] table;

  /** Words are numbered in the order given. */
  Vocabulary(int[] hashes) {
    this.hashes = hashes.clone();
    this.table = new short[Math.max(8, Integer.highestOneBit(hashes.length + 1) * 4)];
    for (int i = 0; i < hashes.length; i++) {
      table[slot(hashes[i])] = (short) (i + 1);
    }
  }

  int size() {
    return hashes.length;
  }

  /** Returns the number of the word, or -1. */
  int find(int hash) {
    return table[slot(hash)] - 1;
  }

  private int slot(int hash) {
    int mask = table.length - 1;
    int slot = (hash ^ (hash >>> 15)) & mask;
    while (table[slot] != 0 && hashes[table[slot] - 1] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
