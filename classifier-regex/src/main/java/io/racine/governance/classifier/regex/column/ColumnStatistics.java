package io.racine.governance.classifier.regex.column;

import io.racine.governance.spi.classifier.ColumnStatistic;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Adds up the traits of the values of a sample. */
final class ColumnStatistics {
  private final Map<Integer, Integer> shapes = new HashMap<>();
  private int count;
  private int least = Integer.MAX_VALUE;
  private int greatest;
  // Whole numbers, so that the order of the values does not show in the sums.
  private long lengths;
  private long entropies;
  private long digits;
  private long letters;

  void add(long traits) {
    int length = ValueTraits.length(traits);
    count++;
    least = Math.min(least, length);
    greatest = Math.max(greatest, length);
    lengths += length;
    entropies += Math.round(ValueTraits.entropy(traits) * 1000);
    digits += Math.round(ValueTraits.digitShare(traits) * 100);
    letters += Math.round(ValueTraits.letterShare(traits) * 100);
    shapes.merge(ValueTraits.shape(traits), 1, Integer::sum);
  }

  /** Returns the statistics of a column; those of values only when it has any. */
  Map<ColumnStatistic, Double> of(long read, long nulls, long distinct, double density) {
    Map<ColumnStatistic, Double> statistics = new EnumMap<>(ColumnStatistic.class);
    if (read > 0) {
      statistics.put(ColumnStatistic.NULL_SHARE, (double) nulls / read);
    }
    if (count > 0) {
      statistics.put(ColumnStatistic.DISTINCT, (double) distinct);
      statistics.put(
          ColumnStatistic.UNIQUENESS, Math.min(1, (double) distinct / Math.max(1, read - nulls)));
      statistics.put(ColumnStatistic.LEAST_LENGTH, (double) least);
      statistics.put(ColumnStatistic.GREATEST_LENGTH, (double) greatest);
      statistics.put(ColumnStatistic.MEAN_LENGTH, (double) lengths / count);
      statistics.put(ColumnStatistic.ENTROPY, entropies / 1000.0 / count);
      statistics.put(ColumnStatistic.DIGIT_SHARE, digits / 100.0 / count);
      statistics.put(ColumnStatistic.LETTER_SHARE, letters / 100.0 / count);
      int top = shapes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
      statistics.put(ColumnStatistic.TOP_SHAPE_SHARE, (double) top / count);
      statistics.put(ColumnStatistic.DENSITY, density);
    }
    return statistics;
  }
}
