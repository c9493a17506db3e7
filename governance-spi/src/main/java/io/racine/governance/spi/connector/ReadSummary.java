package io.racine.governance.spi.connector;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.Issue;
import java.util.List;

/**
 * What was actually read of one partition.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param mode how rows were chosen in the end; differs from the request where the source cannot do
 *     what was asked, and then an issue says so
 * @param rows rows delivered
 * @param bytes bytes of values delivered, counted as in {@link ReadRequest#maxBytes()}
 * @param cutValues values that were cut at {@link ReadRequest#maxValueChars()}
 * @param end why reading ended
 * @param issues what was read in a lesser way than asked for
 * @since 0.1
 */
public record ReadSummary(
    ReadMode mode, long rows, long bytes, long cutValues, End end, List<Issue> issues) {
  /** Why reading ended. */
  public enum End {
    /** There was nothing more to read. */
    EXHAUSTED,
    ROW_LIMIT,
    BYTE_LIMIT,
    TIME_LIMIT,
    CANCELED,
    /** It has not ended, or it failed with an exception. */
    OPEN
  }

  public ReadSummary {
    requireNonNull(mode, "mode");
    requireNonNull(end, "end");
    issues = List.copyOf(issues);
  }
}
