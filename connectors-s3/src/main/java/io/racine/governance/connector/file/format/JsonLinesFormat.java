package io.racine.governance.connector.file.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSON Lines: each line is a document and a row. A damaged line is left out, and counted. */
final class JsonLinesFormat implements SupportsSpans {
  private static final Set<String> ENDINGS = Set.of("jsonl", "ndjson", "ldjson", "jsonlines");
  private static final int SAMPLE_BYTES = 1 << 20;

  @Override
  public String id() {
    return "json-lines";
  }

  @Override
  public Match recognise(Head head) {
    Optional<TextHead> text = TextHead.of(head);
    if (text.isEmpty()) {
      return Match.NO;
    }
    JsonFactory factory = JsonCells.factory(FormatLimits.defaults());
    List<String> lines =
        text.get().wholeLines().lines().filter(line -> !line.isBlank()).limit(3).toList();
    boolean documents = !lines.isEmpty();
    for (String line : lines) {
      documents &= isDocument(factory, line);
    }
    if (!documents) {
      return Match.NO;
    }
    // One line may be a document of its own kind; only the name can tell.
    return lines.size() > 1 || usesEnding(head.ending()) ? Match.CERTAIN : Match.POSSIBLE;
  }

  private static boolean isDocument(JsonFactory factory, String line) {
    try (JsonParser parser = factory.createParser(line)) {
      @Nullable JsonToken first = parser.nextToken();
      if (first == null || !first.isStructStart()) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public boolean usesEnding(String ending) {
    return ENDINGS.contains(ending);
  }

  @Override
  public FormatSchema schema(ObjectBytes object, String table, FormatLimits limits)
      throws IOException, FormatProblem {
    return Guarded.read(
        () -> {
          Head head = Head.of(object, SAMPLE_BYTES);
          Charsets charset = Charsets.of(head);
          JsonShape shape = new JsonShape(limits);
          JsonFactory factory = JsonCells.factory(limits);
          LineSplitter lines =
              new LineSplitter(
                  new LenientReader(head.stream(charset), charset.charset()), SAMPLE_BYTES);
          @Nullable String line = lines.next();
          for (int rows = 0; line != null && rows < JsonShape.ROWS; rows++) {
            try (JsonParser parser = factory.createParser(line)) {
              if (parser.nextToken() != null) {
                shape.add(parser);
              }
            } catch (JsonProcessingException e) {
              // Damaged, or cut off by the end of the sample: the next one shows as much.
              rows--;
            }
            line = lines.next();
          }
          return new FormatSchema(
              shape.columns(), OptionalLong.empty(), Map.of("charset", charset.charset().name()));
        });
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

  /** Each line is a document. */
  private static final class Lines implements TextRows.Layout {
    private final JsonFactory factory;
    private final JsonCells cells;
    private final int maxLine;
    private long damaged;

    Lines(RecordRequest request) {
      this.factory = JsonCells.factory(request.limits());
      this.cells = new JsonCells(factory, request);
      this.maxLine = request.limits().maxHeldBytes() / 4;
    }

    @Override
    public TextRows.Stretch begin(Reader text) {
      LineSplitter lines = new LineSplitter(text, maxLine);
      return sink -> next(lines, sink);
    }

    private boolean next(LineSplitter lines, CellSink sink) throws IOException {
      while (true) {
        @Nullable String line = lines.next();
        if (line == null) {
          return false;
        }
        HeldCells held = new HeldCells();
        try (JsonParser parser = factory.createParser(line)) {
          if (parser.nextToken() != null) {
            cells.give(parser, held);
            held.release(sink);
            return true;
          }
        } catch (JsonProcessingException e) {
          damaged++;
        }
      }
    }

    @Override
    public TextRows.Stretch within(String lines) {
      return begin(new StringReader(lines));
    }

    @Override
    public List<String> notes() {
      List<String> notes = new ArrayList<>();
      if (damaged > 0) {
        notes.add(damaged + " lines are no JSON documents, or too long; they were left out");
      }
      return notes;
    }
  }
}
