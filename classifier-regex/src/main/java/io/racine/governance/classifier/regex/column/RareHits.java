package io.racine.governance.classifier.regex.column;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * For each rule, how many different values hold something it finds, over all values read.
 *
 * <p>The sample of a large column is too small for what one row in a million holds; a few hashes
 * per rule are enough to count that.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class RareHits {
  private static final int HASHES_PER_RULE = 32;

  private @Nullable DistinctSample[] hits = new @Nullable DistinctSample[0];

  void add(int rule, long hash) {
    DistinctSample seen = get(rule);
    if (seen.tag(hash) < 0 && seen.admits(hash)) {
      seen.add(hash, 0, 0, 0);
    }
  }

  /** Returns whether adding a hash would change anything; most of the time it would not. */
  boolean wants(int rule, long hash) {
    DistinctSample seen = rule < hits.length ? hits[rule] : null;
    return seen == null || seen.wants(hash);
  }

  void merge(RareHits other) {
    other
        .byRule()
        .forEach(
            (rule, sample) -> {
              for (DistinctSample.Entry entry : sample.sample()) {
                add(rule, entry.hash());
              }
              if (sample.isPartial()) {
                get(rule).markPartial();
              }
            });
  }

  DistinctSample get(int rule) {
    if (rule >= hits.length) {
      hits = Arrays.copyOf(hits, Math.max(rule + 1, hits.length * 2));
    }
    DistinctSample known = hits[rule];
    if (known == null) {
      known = new DistinctSample(HASHES_PER_RULE);
      hits[rule] = known;
    }
    return known;
  }

  /** Returns the hashes of each rule that has some, by ordinal. */
  SortedMap<Integer, DistinctSample> byRule() {
    SortedMap<Integer, DistinctSample> found = new TreeMap<>();
    for (int rule = 0; rule < hits.length; rule++) {
      DistinctSample sample = hits[rule];
      if (sample != null) {
        found.put(rule, sample);
      }
    }
    return found;
  }

  long distinct(int rule) {
    DistinctSample sample = rule < hits.length ? hits[rule] : null;
    return sample == null ? 0 : sample.distinct();
  }
}
