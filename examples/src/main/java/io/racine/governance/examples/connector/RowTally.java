package io.racine.governance.examples.connector;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.Issue;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.ReadSummary;
import io.racine.governance.spi.connector.ReadSummary.End;
import io.racine.governance.spi.value.ValueColumn;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts what was delivered and says when a limit of the request is reached. */
final class RowTally {
  private static final ErrorCode NOT_RANDOM = ErrorCode.of("tsv.not-random", ErrorKind.SOURCE);
  private final ReadRequest request;
  private long rows;
  private long bytes;
  private long cutValues;

  RowTally(ReadRequest request) {
    this.request = request;
  }

  /** Returns the limit that forbids to deliver this row, or OPEN when none does. */
  End endBefore(List<@Nullable String> row, Clock clock, Instant deadline) {
    if (rows >= request.maxRows()) {
      return End.ROW_LIMIT;
    }
    if (bytes + row.stream().mapToLong(value -> 2L * cut(value).length()).sum()
        > request.maxBytes()) {
      return End.BYTE_LIMIT;
    }
    return clock.instant().isBefore(deadline) ? End.OPEN : End.TIME_LIMIT;
  }

  void add(List<@Nullable String> row, List<ValueColumn.Builder> batch) {
    for (int i = 0; i < row.size(); i++) {
      String value = row.get(i);
      String delivered = cut(value);
      bytes += 2L * delivered.length();
      cutValues += value != null && delivered.length() < value.length() ? 1 : 0;
      batch.get(i).add(value == null ? null : delivered);
    }
    rows++;
  }

  /** Cuts a long value, and never between the halves of one character. */
  private String cut(@Nullable String value) {
    int most = request.maxValueChars();
    if (value == null || value.length() <= most) {
      return value == null ? "" : value;
    }
    return value.substring(0, Character.isHighSurrogate(value.charAt(most - 1)) ? most - 1 : most);
  }

  ReadSummary summary(End end) {
    // A file can only be read from its start, so a random choice is refused with an issue.
    boolean random = request.mode() == ReadMode.RANDOM;
    String issue = "The first rows were read in place of random ones: a file has no index.";
    return new ReadSummary(
        random ? ReadMode.FIRST : request.mode(),
        rows,
        bytes,
        cutValues,
        end,
        random ? List.of(Issue.notice(NOT_RANDOM, issue)) : List.of());
  }
}
