package io.racine.governance.connector.file.format;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.connector.ReadMode;
import java.util.List;

/**
 * What to read of one object. Not API.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param table which of {@link RecordFormat#tables}; empty for the only one
 * @param columns the columns by name; cells are delivered by their place in this list, and one that
 *     the object does not have is null in each row. Of a column that is declared JSON each value is
 *     a document, so that a single string has its quotes
 * @param mode how rows are chosen
 * @param maxRows the most rows wanted; the caller stops, this only says how thinly to sample
 * @param places at how many places to look at most when rows are chosen at random and a look costs
 *     the same however few rows it gives
 * @param maxValueChars where texts are cut
 * @param seed what makes a random choice repeatable
 * @param limits how much the object may ask for
 */
public record RecordRequest(
    String table,
    List<ColumnDescriptor> columns,
    ReadMode mode,
    long maxRows,
    int places,
    int maxValueChars,
    long seed,
    FormatLimits limits) {
  public RecordRequest {
    requireNonNull(table, "table");
    columns = List.copyOf(columns);
    requireNonNull(mode, "mode");
    requireNonNull(limits, "limits");
  }

  /** Returns a request for every row of the only table. */
  public static RecordRequest full(List<ColumnDescriptor> columns, FormatLimits limits) {
    return new RecordRequest(
        "", columns, ReadMode.FULL, Long.MAX_VALUE, 1, limits.maxFieldChars(), 0, limits);
  }
}
