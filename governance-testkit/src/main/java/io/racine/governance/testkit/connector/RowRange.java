package io.racine.governance.testkit.connector;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some rows of a table in memory, by index; the token of a partition.
 *
 * @param from the first row
 * @param to the row behind the last
 */
record RowRange(long from, long to) {
  private static final Pattern TOKEN = Pattern.compile("rows-(\\d{1,18})-(\\d{1,18})");

  static RowRange parse(String token, long rows) {
    if (token.isEmpty()) {
      return new RowRange(0, rows);
    }
    Matcher matcher = TOKEN.matcher(token);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Not the token of a partition of this connector");
    }
    return new RowRange(
        Math.min(rows, Long.parseLong(matcher.group(1))),
        Math.min(rows, Long.parseLong(matcher.group(2))));
  }

  String token() {
    return "rows-" + from + "-" + to;
  }

  long size() {
    return Math.max(0, to - from);
  }
}
