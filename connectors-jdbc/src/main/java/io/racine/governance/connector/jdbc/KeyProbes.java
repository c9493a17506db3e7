package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.connector.ReadMode;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;

/**
 * Chooses rows of a large table by jumping into its key at many places and reading a few rows at
 * each: the cost is that of the rows read, however many there are.
 *
 * <p>Each place lies at random within its own stretch of the key and its rows do not leave the
 * stretch, so that no row comes twice. Where the key has gaps a stretch gives fewer.
 */
final class KeyProbes {
  /** About how many places; a few more, so that the rows per place come out even. */
  private static final int PROBES = 100;

  /** From how many times as many keys as rows are wanted it beats looking at every row. */
  private static final long PAYS_FROM = 100;

  private KeyProbes() {}

  static boolean pays(long span, long wanted) {
    return span / PAYS_FROM > wanted && span > 1_000_000;
  }

  static Select select(Session session, ReadTask task, KeyRanges.Span span) throws SQLException {
    String key = ReadTask.ALIAS + "." + session.names().quoted(span.column());
    // Hardly more rows than wanted: what is cut off comes from the end of the key.
    long rowsPerProbe = Math.max(1, task.request().maxRows() / PROBES);
    long probes = (task.rowsToAsk() + rowsPerProbe - 1) / rowsPerProbe;
    long width = Math.max(1, span.size() / probes);
    var random = new Random(task.request().seed());
    var sql = new StringBuilder();
    for (long i = 0; i < probes; i++) {
      long from = span.least() + i * width;
      // In the first half, so that there is room for the rows behind it.
      long start = from + (long) (random.nextDouble() * 0.5 * (double) width);
      sql.append(i == 0 ? "" : " UNION ALL ")
          .append("SELECT * FROM (SELECT ")
          .append(task.columns())
          .append(" FROM ")
          .append(task.table())
          .append(' ')
          .append(ReadTask.ALIAS)
          .append(" WHERE ")
          .append(key)
          .append(" >= ")
          .append(start)
          .append(" AND ")
          .append(key)
          .append(" < ")
          .append(from + width)
          .append(" ORDER BY ")
          .append(key)
          .append(" LIMIT ")
          .append(rowsPerProbe)
          .append(") racine_p")
          .append(i);
    }
    return new Select(sql.toString(), ReadMode.RANDOM, List.of(), true);
  }
}
