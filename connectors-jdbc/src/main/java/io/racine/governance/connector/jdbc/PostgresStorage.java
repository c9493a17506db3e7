package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetPath;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the rows of a PostgreSQL table lie: in its own pages, and in those of its partitions or of
 * the tables that inherit from it.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class PostgresStorage {
  /** What the planner assumes of a table that nobody has analysed: some rows of 100 bytes. */
  private static final int ROWS_PER_UNKNOWN_PAGE = 60;

  /** So many pages show how full all are, to a few parts in a hundred, in milliseconds. */
  private static final long PAGES_TO_COUNT = 400;

  /** Statistics that are this far from what a count of some pages gives are out of date. */
  private static final double STALE_FROM = 0.25;

  /**
   * One table of those that hold the rows.
   *
   * @param elsewhere whether its rows are not in pages of this server
   * @param heap whether its pages are numbered as the server's own storage numbers them
   */
  private record Part(boolean elsewhere, boolean heap, long pages, long rows) {}

  private final List<Part> parts;

  private PostgresStorage(List<Part> parts) {
    this.parts = parts;
  }

  static PostgresStorage of(Session session, AssetPath path) throws SQLException {
    // The rows as the planner guesses: the density when last analysed, on the pages there are now.
    return new PostgresStorage(
        session
            .queries()
            .list(
                """
                WITH RECURSIVE tree AS (
                  SELECT c.oid FROM pg_catalog.pg_class c
                  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                  WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p', 'm')
                  UNION
                  SELECT i.inhrelid FROM tree t
                  JOIN pg_catalog.pg_inherits i ON i.inhparent = t.oid)
                SELECT c.relkind NOT IN ('r', 'm'), coalesce(m.amname = 'heap', false), p.pages,
                  (p.pages * CASE WHEN c.relpages > 0 AND c.reltuples >= 0
                    THEN c.reltuples / c.relpages ELSE %d END)::bigint
                FROM tree t JOIN pg_catalog.pg_class c ON c.oid = t.oid AND c.relkind <> 'p'
                LEFT JOIN pg_catalog.pg_am m ON m.oid = c.relam
                CROSS JOIN LATERAL (
                  SELECT CASE WHEN c.relkind IN ('r', 'm') THEN coalesce(pg_relation_size(c.oid), 0)
                    / current_setting('block_size')::bigint ELSE 0 END AS pages) p"""
                    .formatted(ROWS_PER_UNKNOWN_PAGE),
                row ->
                    new Part(row.getBoolean(1), row.getBoolean(2), row.getLong(3), row.getLong(4)),
                path.names().get(1),
                path.names().get(2)));
  }

  /** Returns whether all rows lie in pages that can be sampled. */
  boolean canBeSampled() {
    return !parts.isEmpty() && parts.stream().noneMatch(Part::elsewhere);
  }

  /** Returns whether ranges of page numbers part the rows. */
  boolean canBeSplit() {
    return canBeSampled() && parts.stream().allMatch(Part::heap);
  }

  long pages() {
    return parts.stream().mapToLong(Part::pages).sum();
  }

  /** Returns about how many rows there are, from statistics that may be of long ago. */
  long rowsByStatistics() {
    return parts.stream().mapToLong(Part::rows).sum();
  }

  /**
   * Returns about how many rows there are. The statistics are believed if a count of the rows on
   * some pages agrees; after a large load or delete, or before the first look, they do not.
   *
   * @param table the table as SQL
   */
  long rows(Session session, String table, long seed) throws SQLException {
    long pages = pages();
    if (pages == 0) {
      return 0;
    }
    double share = Math.min(1, (double) PAGES_TO_COUNT / (double) pages);
    long counted =
        session
            .queries()
            .first(
                "SELECT count(*) FROM %s TABLESAMPLE SYSTEM (%s) REPEATABLE (%d)"
                    .formatted(table, Chance.text(100 * share), seed),
                row -> row.getLong(1))
            .orElse(0L);
    long stated = rowsByStatistics();
    long guessed = Math.round((double) counted / share);
    boolean agrees = Math.abs(guessed - stated) <= STALE_FROM * (double) stated;
    return share < 1 && (agrees || counted == 0) ? stated : guessed;
  }

  /**
   * Returns where to cut the page numbers, so that about as many pages lie between two cuts. The
   * numbers are those of each part: a range of them takes the pages of these numbers from all.
   */
  List<Long> cuts(int count) {
    long all = pages();
    List<Long> cuts = new ArrayList<>();
    for (int i = 1; i < count; i++) {
      long wanted = all * i / count;
      long cut = firstPageWith(wanted);
      if (cut > (cuts.isEmpty() ? 0 : cuts.get(cuts.size() - 1)) && pagesBelow(cut) < all) {
        cuts.add(cut);
      }
    }
    return cuts;
  }

  private long firstPageWith(long wanted) {
    long low = 0;
    long high = parts.stream().mapToLong(Part::pages).max().orElse(0);
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (pagesBelow(middle) < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private long pagesBelow(long number) {
    return parts.stream().mapToLong(part -> Math.min(part.pages(), number)).sum();
  }
}
