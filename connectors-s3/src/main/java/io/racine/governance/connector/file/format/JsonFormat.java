package io.racine.governance.connector.file.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.racine.governance.spi.connector.ReadMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * JSON that is one document or several in a row: each element of an array is a row, and each
 * document that is none.
 */
final class JsonFormat implements RecordFormat {
  private static final Set<String> ENDINGS = Set.of("json", "geojson");

  /** The beginning that shows which members there are. */
  private static final int SAMPLE_BYTES = 1 << 20;

  /** A document of this size is rather read through than cut short. */
  private static final long SMALL = 4L << 20;

  @Override
  public String id() {
    return "json";
  }

  @Override
  public Match recognise(Head head) {
    Optional<TextHead> text = TextHead.of(head);
    return text.isPresent() && isJson(text.get()) ? Match.LIKELY : Match.NO;
  }

  private static boolean isJson(TextHead head) {
    String text = head.text();
    String begin = text.stripLeading();
    if (!begin.startsWith("{") && !begin.startsWith("[")) {
      return false;
    }
    int tokens = 0;
    try (JsonParser parser =
        JsonCells.factory(FormatLimits.defaults()).createParser(new StringReader(text))) {
      while (parser.nextToken() != null) {
        tokens++;
      }
      return true;
    } catch (JsonEOFException e) {
      // Cut off: by the end of the head, or in the object itself.
      return tokens > 1 || !head.isWhole();
    } catch (IOException e) {
      // Damaged further on, or a word that is cut off: it was meant to be JSON all the same.
      return tokens > 4;
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
          int rows = 0;
          try (JsonParser parser =
              JsonCells.factory(limits)
                  .createParser(new LenientReader(head.stream(charset), charset.charset()))) {
            while (rows < JsonShape.ROWS && toNextRow(parser)) {
              shape.add(parser);
              rows++;
            }
          } catch (JsonProcessingException e) {
            // The end of the sample is no fault; another fault tells when the rows are read.
            if (rows == 0 && shape.columns().isEmpty()) {
              throw e;
            }
          }
          return new FormatSchema(
              shape.columns(), OptionalLong.empty(), Map.of("charset", charset.charset().name()));
        });
  }

  /** Moves to the first token of the next row: an element of an array, or another document. */
  private static boolean toNextRow(JsonParser parser) throws IOException {
    @Nullable JsonToken token = parser.nextToken();
    while (token == JsonToken.END_ARRAY
        || (token == JsonToken.START_ARRAY && parser.getParsingContext().getParent().inRoot())) {
      token = parser.nextToken();
    }
    return token != null;
  }

  @Override
  public RecordSource open(ObjectBytes object, RecordRequest request) {
    return new GuardedSource(object, request, bytes -> new Documents(bytes, request));
  }

  /** The rows of an object. */
  private static final class Documents implements Rows {
    private final JsonParser parser;
    private final JsonCells cells;
    private final ReadMode mode;
    private final boolean wasRandom;
    private final double chance;
    private final SplittableRandom random;

    Documents(ObjectBytes object, RecordRequest request) throws IOException {
      JsonFactory factory = JsonCells.factory(request.limits());
      Head head = Head.of(object, 8);
      Charsets charset = Charsets.of(head);
      InputStream in = object.open(charset.markLength(), Long.MAX_VALUE);
      this.parser = factory.createParser(new LenientReader(in, charset.charset()));
      this.cells = new JsonCells(factory, request);
      this.wasRandom = request.mode() == ReadMode.RANDOM;
      boolean small = object.size() >= 0 && object.size() <= SMALL;
      this.mode = wasRandom && !small ? ReadMode.FIRST : request.mode();
      this.chance = wasRandom && small ? chance(object, request) : 1;
      this.random = new SplittableRandom(request.seed());
    }

    private static double chance(ObjectBytes object, RecordRequest request) throws IOException {
      JsonFactory factory = JsonCells.factory(request.limits());
      long rows = 0;
      Charsets charset = Charsets.of(Head.of(object, 8));
      try (JsonParser counting =
          factory.createParser(
              new LenientReader(
                  object.open(charset.markLength(), Long.MAX_VALUE), charset.charset()))) {
        while (toNextRow(counting)) {
          counting.skipChildren();
          rows++;
        }
      } catch (JsonProcessingException e) {
        // What is damaged further on tells when its place is read; up to there is counted.
        rows = Math.max(rows, 1);
      }
      return (double) request.maxRows() / Math.max(1, rows);
    }

    @Override
    public boolean next(CellSink sink) throws IOException {
      while (toNextRow(parser)) {
        if (chance >= 1 || random.nextDouble() < chance) {
          cells.give(parser, sink);
          return true;
        }
        parser.skipChildren();
      }
      return false;
    }

    @Override
    public ReadMode mode() {
      return mode;
    }

    @Override
    public List<String> notes() {
      return wasRandom && mode != ReadMode.RANDOM
          ? List.of("A JSON document can only be read from its beginning: its first rows were read")
          : List.of();
    }

    @Override
    public void close() throws IOException {
      parser.close();
    }
  }
}
