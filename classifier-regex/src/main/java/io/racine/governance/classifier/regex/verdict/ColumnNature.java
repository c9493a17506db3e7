package io.racine.governance.classifier.regex.verdict;

import io.racine.governance.classifier.regex.column.ColumnCounts;
import io.racine.governance.classifier.regex.rule.ValueKind;
import io.racine.governance.spi.asset.LogicalType;
import java.util.List;
import java.util.Optional;

/**
 * What a column's values are, whatever the source calls their type.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param declared the type the source says
 * @param actual the type that nearly all values have
 * @param reject the kind nearly all values are of, if it is one that speaks against most entities
 * @param counter whether the values count up
 */
record ColumnNature(
    LogicalType declared, LogicalType actual, Optional<ValueKind> reject, boolean counter) {
  private static final double NEARLY_ALL = 0.8;
  private static final int SHORTEST_COUNTER = 8;
  private static final List<ValueKind> REJECTS =
      List.of(
          ValueKind.COMPACT_DAY,
          ValueKind.EPOCH,
          ValueKind.UUID,
          ValueKind.ULID,
          ValueKind.HEX_DIGEST,
          ValueKind.VERSION,
          ValueKind.PRODUCT_CODE);

  static ColumnNature of(LogicalType declared, ColumnCounts counts) {
    Optional<ValueKind> reject =
        counts.sampled() < 2
            ? Optional.empty()
            : REJECTS.stream().filter(kind -> counts.share(kind) >= NEARLY_ALL).findFirst();
    boolean counter =
        counts.sampled() >= SHORTEST_COUNTER
            && counts.share(ValueKind.INTEGER) >= NEARLY_ALL
            && counts.sequential() >= 0.5;
    return new ColumnNature(declared, actual(declared, counts), reject, counter);
  }

  private static LogicalType actual(LogicalType declared, ColumnCounts counts) {
    if (counts.sampled() == 0 || declared != LogicalType.TEXT) {
      return declared;
    }
    if (counts.sampled() <= 3 && counts.share(ValueKind.BOOLEAN) == 1) {
      return LogicalType.BOOLEAN;
    }
    if (counts.share(ValueKind.DAY) + counts.share(ValueKind.INSTANT) >= NEARLY_ALL) {
      return counts.share(ValueKind.DAY) >= NEARLY_ALL ? LogicalType.DATE : LogicalType.TIMESTAMP;
    }
    if (counts.share(ValueKind.INTEGER) >= NEARLY_ALL) {
      return LogicalType.INTEGER;
    }
    if (counts.share(ValueKind.DECIMAL) + counts.share(ValueKind.INTEGER) >= NEARLY_ALL) {
      return LogicalType.DECIMAL;
    }
    return LogicalType.TEXT;
  }

  boolean isCountOrMoment() {
    return actual.isNumeric() || actual.isTemporal() || actual == LogicalType.BOOLEAN;
  }
}
