package io.racine.governance.connector.file.format;

import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Text of no other format, and logs: one column {@code line}. */
final class TextFormat implements SupportsSpans {
  private static final String LINE = "line";
  private static final Set<String> ENDINGS = Set.of("txt", "log", "text", "md", "out");

  @Override
  public String id() {
    return "text";
  }

  @Override
  public Match recognise(Head head) {
    return TextHead.of(head).isPresent() ? Match.POSSIBLE : Match.NO;
  }

  @Override
  public boolean usesEnding(String ending) {
    return ENDINGS.contains(ending);
  }

  @Override
  public FormatSchema schema(ObjectBytes object, String table, FormatLimits limits)
      throws IOException {
    Charsets charset = Charsets.of(Head.of(object));
    return new FormatSchema(
        List.of(ColumnDescriptor.of(LINE, LogicalType.TEXT)),
        OptionalLong.empty(),
        Map.of("charset", charset.charset().name()));
  }

  @Override
  public RecordSource open(ObjectBytes object, RecordRequest request) {
    return new GuardedSource(
        object, request, bytes -> TextRows.ofLines(bytes, request, new Lines(request)));
  }

  @Override
  public RecordSource open(ObjectBytes object, RecordRequest request, long from, long to) {
    return new GuardedSource(
        object, request, bytes -> TextRows.ofLines(bytes, request, new Lines(request), from, to));
  }

  /** Each line is a row. */
  private static final class Lines implements TextRows.Layout {
    private final int place;
    private final int maxChars;

    Lines(RecordRequest request) {
      this.place = Columns.of(request).place(LINE);
      this.maxChars = request.maxValueChars();
    }

    @Override
    public TextRows.Stretch begin(Reader text) {
      LineSplitter lines = new LineSplitter(text, maxChars);
      return sink -> {
        @Nullable String line = lines.next();
        if (line == null) {
          return false;
        }
        if (place >= 0) {
          sink.text(place, line, lines.wasCut());
        }
        return true;
      };
    }

    @Override
    public TextRows.Stretch within(String lines) {
      return begin(new StringReader(lines));
    }

    @Override
    public List<String> notes() {
      return List.of();
    }
  }
}
