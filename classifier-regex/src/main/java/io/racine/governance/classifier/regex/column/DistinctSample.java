package io.racine.governance.classifier.regex.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The {@code limit} smallest hashes of everything seen, each with three numbers.
 *
 * <p>Which they are does not depend on the order of arrival, and the smallest of two samples are
 * the sample of both: a bottom-k sample. Below the limit it is simply the set of all.
 *
 * <p>Hashes are compared without sign. New ones are kept until there are twice as many as needed;
 * only then is the surplus dropped, so that an addition costs little more than a look-up.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class DistinctSample {
  private final int limit;
  private long[] hashes;
  private int[] tags;
  private long[] followers;
  private long[] traits;
  private int size;
  private long threshold = -1; // the greatest, without sign
  private boolean overflowed;

  DistinctSample(int limit) {
    this.limit = limit;
    this.hashes = new long[64];
    this.tags = new int[64];
    this.followers = new long[64];
    this.traits = new long[64];
  }

  /** Returns the tag of a hash, or -1 when it is not in the sample. */
  int tag(long hash) {
    int slot = slot(hash);
    return tags[slot] == 0 ? -1 : tags[slot] - 1;
  }

  /** Returns whether a hash that is not in the sample would be taken. */
  boolean admits(long hash) {
    if (Long.compareUnsigned(hash, threshold) > 0) {
      overflowed = true;
      return false;
    }
    return true;
  }

  /** Returns whether adding a hash would change anything. */
  boolean wants(long hash) {
    return Long.compareUnsigned(hash, threshold) <= 0 && tag(hash) < 0;
  }

  /** Adds a hash that is admitted and not there yet. */
  void add(long hash, int tag, long follower, long trait) {
    if (size >= limit * 2) {
      prune();
      if (!admits(hash)) {
        return;
      }
    }
    if ((size + 1) * 3 > hashes.length * 2) {
      rebuild(entries(), hashes.length * 2);
    }
    put(hash, tag, follower, trait);
  }

  private void put(long hash, int tag, long follower, long trait) {
    int slot = slot(hash);
    hashes[slot] = hash;
    tags[slot] = tag + 1;
    followers[slot] = follower;
    traits[slot] = trait;
    size++;
  }

  private int slot(long hash) {
    int mask = hashes.length - 1;
    int slot = (int) (hash ^ hash >>> 32) & mask;
    while (tags[slot] != 0 && hashes[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void prune() {
    if (size > limit) {
      overflowed = true;
      Entry[] kept = Arrays.copyOf(sorted(), limit);
      rebuild(kept, hashes.length);
      threshold = kept[limit - 1].hash;
    } else if (overflowed && size == limit && threshold == -1) {
      // Restored from bytes, which do not say it.
      threshold = sorted()[limit - 1].hash;
    }
  }

  private void rebuild(Entry[] entries, int capacity) {
    hashes = new long[capacity];
    tags = new int[capacity];
    followers = new long[capacity];
    traits = new long[capacity];
    size = 0;
    for (Entry entry : entries) {
      put(entry.hash, entry.tag, entry.follower, entry.traits);
    }
  }

  private Entry[] entries() {
    Entry[] entries = new Entry[size];
    int found = 0;
    for (int i = 0; i < hashes.length; i++) {
      if (tags[i] != 0) {
        entries[found++] = new Entry(hashes[i], tags[i] - 1, followers[i], traits[i]);
      }
    }
    return entries;
  }

  private Entry[] sorted() {
    Entry[] entries = entries();
    Arrays.sort(entries, (a, b) -> Long.compareUnsigned(a.hash, b.hash));
    return entries;
  }

  /** Returns the sample, smallest hash first. */
  Entry[] sample() {
    prune();
    return sorted();
  }

  int size() {
    prune();
    return size;
  }

  /** Returns whether something seen is not in the sample. */
  boolean isPartial() {
    prune();
    return overflowed;
  }

  void markPartial() {
    overflowed = true;
  }

  /** Returns how many different hashes were seen: exact while all are kept, else an estimate. */
  long distinct() {
    prune();
    if (!overflowed || size < limit) {
      return size;
    }
    // The k-th smallest of n uniform numbers lies about k/n of the way up.
    double share = (threshold >>> 11) * 0x1.0p-53;
    return Math.max(size, Math.round((limit - 1) / share));
  }

  /**
   * One member.
   *
   * @param hash the keyed hash of a value
   * @param tag what goes with it
   * @param follower the hash of the next number up, or 0
   * @param traits the {@link ValueTraits}
   */
  record Entry(long hash, int tag, long follower, long traits) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Entry that && hash == that.hash;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(hash);
    }
  }
}
