package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.Issue;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import java.util.List;

/**
 * What a reader has to select: the partition, the request, and their parts in SQL.
 *
 * @param columns the select list
 * @param table the table's qualified name
 * @param attempt how many attempts at choosing by chance gave far too few rows, from 0
 * @param yield what share of the rows that were expected the last attempt gave; 1 at first
 */
record ReadTask(
    AssetPartition partition,
    ReadRequest request,
    String columns,
    String table,
    int attempt,
    double yield) {
  /** The source could not choose rows at random; the first were read. */
  static final ErrorCode NOT_RANDOM = ErrorCode.of("connector.not-random", ErrorKind.SOURCE);

  /**
   * The name that the table has in every query. Each column is named through it: SQLite takes a
   * quoted name that it does not know for a text, but never one with a table before it.
   */
  static final String ALIAS = "racine_t";

  /** Returns the task for another attempt, after one that gave so many rows. */
  ReadTask after(long rows) {
    return new ReadTask(
        partition,
        request,
        columns,
        table,
        attempt + 1,
        yield * (double) rows / (double) request.maxRows());
  }

  /** Returns an estimate of rows, corrected by what the attempts so far have shown. */
  long corrected(long estimate) {
    return attempt == 0 ? estimate : (long) ((double) estimate * yield);
  }

  /** Returns the rows to ask for: one more than wanted, to see whether there are more. */
  long rowsToAsk() {
    long most = request.maxRows();
    return most == Long.MAX_VALUE ? most : most + 1;
  }

  /** Returns a query for the rows as they come. */
  Select inOrder(Dialect dialect, String condition, ReadMode mode, List<Issue> issues) {
    return new Select(sql(dialect, "", condition), mode, issues, false);
  }

  /** Returns a query for the whole table, cut at the limit; random when all of it is wanted. */
  Select everything(Dialect dialect) {
    return new Select(sql(dialect, "", ""), ReadMode.RANDOM, List.of(), false);
  }

  /** Returns a query for the rows that pass a condition with some chance. */
  Select byChance(Dialect dialect, String condition) {
    return new Select(sql(dialect, "", condition), ReadMode.RANDOM, List.of(), true);
  }

  /** Returns a query for the rows that a sampling clause behind the table chooses. */
  Select sampled(Dialect dialect, String clause) {
    return new Select(sql(dialect, " " + clause, ""), ReadMode.RANDOM, List.of(), true);
  }

  private String sql(Dialect dialect, String sampling, String condition) {
    return "SELECT "
        + columns
        + " FROM "
        + table
        + " "
        + ALIAS
        + sampling
        + (condition.isEmpty() ? "" : " WHERE " + condition)
        + (rowsToAsk() == Long.MAX_VALUE ? "" : dialect.limit(rowsToAsk()));
  }

  /** Returns a query for the first rows and an issue that says so. */
  Select firstInsteadOfRandom(Dialect dialect, String condition, String why) {
    Issue issue =
        Issue.notice(NOT_RANDOM, "The first rows were read in place of random ones: " + why + ".")
            .at(partition.path().toString());
    return inOrder(dialect, condition, ReadMode.FIRST, List.of(issue));
  }
}
