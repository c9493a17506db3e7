package io.racine.governance.classifier.regex.verdict;

import io.racine.governance.classifier.regex.column.ColumnCounts;
import io.racine.governance.spi.classifier.ColumnStatistic;
import io.racine.governance.spi.classifier.StatisticSignal;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells whether the statistics of a column lie in the ranges of a signal. */
enum StatisticsTest {
  /** They all do. */
  FITS,
  /** One does not. */
  FAILS,
  /** There are too few values to tell. */
  UNKNOWN;

  static StatisticsTest of(StatisticSignal signal, ColumnCounts counts) {
    if (counts.sampled() < signal.leastDistinct()) {
      return UNKNOWN;
    }
    Map<ColumnStatistic, Double> statistics = counts.statistics();
    boolean fits =
        signal.ranges().entrySet().stream()
            .allMatch(
                wanted ->
                    wanted
                        .getValue()
                        .contains(statistics.getOrDefault(wanted.getKey(), Double.NaN)));
    return fits ? FITS : FAILS;
  }

  /** Returns the statistics that were asked for, in words. */
  static String words(StatisticSignal signal, ColumnCounts counts) {
    return signal.ranges().keySet().stream()
        .map(
            statistic ->
                String.format(
                    Locale.ROOT,
                    "%s %.2f",
                    statistic.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    counts.statistics().getOrDefault(statistic, Double.NaN)))
        .collect(Collectors.joining(", "));
  }
}
