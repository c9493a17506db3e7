package io.racine.governance.connector.file;

import io.racine.governance.connector.file.codec.Contents;
import io.racine.governance.connector.file.format.CellSink;
import io.racine.governance.connector.file.format.FormatProblem;
import io.racine.governance.connector.file.format.RecordRequest;
import io.racine.governance.connector.file.format.RecordSource;
import io.racine.governance.connector.file.format.SupportsSpans;
import io.racine.governance.spi.connector.ReadMode;
import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one object that are of one table, one after the other.
 *
 * <p>After a {@link FormatProblem} it goes on with what else there is in the object.
 */
final class MemberRows implements Closeable {
  private final InnerTables tables;
  private final RecordRequest request;
  private final @Nullable Span span;
  private final Set<String> notes = new LinkedHashSet<>();
  private @Nullable RecordSource source;
  private ReadMode mode;

  MemberRows(
      Contents contents,
      MemberBytes bytes,
      String inner,
      RecordRequest request,
      @Nullable Span span) {
    this.tables = new InnerTables(contents, request.limits(), bytes, inner);
    this.request = request;
    this.span = span;
    this.mode = request.mode();
  }

  boolean next(CellSink sink) throws IOException, FormatProblem {
    while (true) {
      RecordSource open = source;
      if (open == null) {
        InnerTables.Inner table = tables.next();
        if (table == null) {
          return false;
        }
        open = open(table);
        source = open;
      }
      boolean there = false;
      try {
        there = open.next(sink);
      } finally {
        if (!there) {
          leave(open);
        }
      }
      if (there) {
        return true;
      }
    }
  }

  private RecordSource open(InnerTables.Inner table) throws FormatProblem {
    var full =
        new RecordRequest(
            table.table(),
            request.columns(),
            request.mode(),
            request.maxRows(),
            request.places(),
            request.maxValueChars(),
            request.seed(),
            request.limits());
    if (span == null) {
      return table.format().open(table.bytes(), full);
    }
    if (table.format() instanceof SupportsSpans spans) {
      return spans.open(table.bytes(), full, span.from(), span.to());
    }
    throw FormatProblem.corrupt("it is not of the format any more that it was split by");
  }

  private void leave(RecordSource left) throws IOException {
    if (source != null) {
      source = null;
      mode = left.mode();
      notes.addAll(left.notes());
      left.close();
    }
  }

  /** Returns how rows were chosen in the object. */
  ReadMode mode() {
    return source == null ? mode : source.mode();
  }

  /** Returns in what way less was read than was asked for. */
  Set<String> notes() {
    if (source != null) {
      notes.addAll(source.notes());
    }
    return notes;
  }

  @Override
  public void close() throws IOException {
    try (tables) {
      RecordSource open = source;
      if (open != null) {
        leave(open);
      }
    }
  }
}
