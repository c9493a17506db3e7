package io.racine.governance.connector.jdbc;

import java.math.BigDecimal;
import java.math.MathContext;

/** With what chance to take each row, to have as many as are wanted and few more. */
final class Chance {
  private Chance() {}

  /**
   * Returns the share of the rows to take, as SQL.
   *
   * <p>Four standard deviations above what is wanted: a shortfall is then rarer than one in ten
   * thousand, and the surplus that the limit cuts off stays small.
   */
  static String of(long wanted, long rows) {
    return share(wanted, rows, 1);
  }

  static String percent(long wanted, long rows) {
    return share(wanted, rows, 100);
  }

  private static String share(long wanted, long rows, int scale) {
    double taken = (double) wanted + 4 * Math.sqrt((double) wanted) + 1;
    double share = Math.min(1, taken / (double) Math.max(1, rows)) * scale;
    return text(share);
  }

  static String text(double share) {
    return BigDecimal.valueOf(share).round(new MathContext(9)).toPlainString();
  }
}
