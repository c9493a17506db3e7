package io.racine.governance.connector.jdbc;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * With what chance to take each row, to have about as many as are wanted.
 *
 * <p>Not a few more, for a limit to cut off: that would cut the end of the table, where its newest
 * rows are, out of every sample. Of a thousand wanted rows, a sample then has some thirty fewer one
 * time in six, and loses more than thirty at the end as rarely.
 */
final class Chance {
  private Chance() {}

  /** Returns the share of the rows to take, as SQL. */
  static String of(long wanted, long rows) {
    return share(wanted, rows, 1);
  }

  static String percent(long wanted, long rows) {
    return share(wanted, rows, 100);
  }

  private static String share(long wanted, long rows, int scale) {
    return text(Math.min(1, (double) wanted / (double) Math.max(1, rows)) * scale);
  }

  static String text(double share) {
    return BigDecimal.valueOf(share).round(new MathContext(9)).stripTrailingZeros().toPlainString();
  }
}
