package io.racine.governance.classifier.regex.column;

import java.util.Map;
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

  private final Map<Integer, DistinctSample> hits = new TreeMap<>();

  void add(int rule, long hash) {
    DistinctSample seen =
        hits.computeIfAbsent(rule, ordinal -> new DistinctSample(HASHES_PER_RULE));
    if (seen.tag(hash) < 0 && seen.admits(hash)) {
      seen.add(hash, 0, 0, 0);
    }
  }

  void merge(RareHits other) {
    other.hits.forEach(
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
    return hits.computeIfAbsent(rule, ordinal -> new DistinctSample(HASHES_PER_RULE));
  }

  Map<Integer, DistinctSample> byRule() {
    return hits;
  }

  long distinct(int rule) {
    @Nullable DistinctSample sample = hits.get(rule);
    return sample == null ? 0 : sample.distinct();
  }
}
