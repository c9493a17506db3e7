package io.racine.governance.connector.file.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.connector.ReadMode;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * XML: the outermost element that repeats is the row, its attributes and elements are the columns.
 * Where an element holds others, or occurs several times in a row, the column is JSON.
 */
final class XmlFormat implements RecordFormat {
  private static final Set<String> ENDINGS = Set.of("xml", "rss", "atom", "kml", "gpx");
  private static final int SAMPLE_BYTES = 1 << 20;
  private static final int SAMPLE_ROWS = 1_000;

  @Override
  public String id() {
    return "xml";
  }

  @Override
  public Match recognise(Head head) {
    TextHead text = TextHead.of(head).orElse(null);
    if (text == null) {
      return Match.NO;
    }
    String begin = text.text().stripLeading();
    if (begin.startsWith("<?xml ")) {
      return Match.CERTAIN;
    }
    boolean element =
        begin.length() > 2 && begin.charAt(0) == '<' && Character.isLetter(begin.charAt(1));
    return element && usesEnding(head.ending()) ? Match.LIKELY : Match.NO;
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
          List<String> path = rowPath(head, limits);
          Map<String, LogicalType> types = new LinkedHashMap<>();
          try (XmlEvents events = new XmlEvents(new ByteArrayInputStream(head.bytes()), limits)) {
            for (int rows = 0; rows < SAMPLE_ROWS && toRow(events, path); rows++) {
              add(XmlElement.read(events, limits), types);
            }
          } catch (FormatProblem e) {
            // The end of the sample is no fault; another one tells when the rows are read.
            if (types.isEmpty() && head.isWhole()) {
              throw e;
            }
          }
          if (types.size() > limits.maxColumns()) {
            throw FormatProblem.overLimit("it has more than " + limits.maxColumns() + " columns");
          }
          List<ColumnDescriptor> columns =
              types.entrySet().stream()
                  .map(type -> ColumnDescriptor.of(type.getKey(), type.getValue()))
                  .toList();
          return new FormatSchema(
              columns, OptionalLong.empty(), Map.of("row-element", String.join("/", path)));
        });
  }

  private static void add(XmlElement row, Map<String, LogicalType> types) {
    row.children()
        .forEach(
            (name, elements) -> {
              boolean plain = elements.size() == 1 && elements.get(0).isPlain();
              types.merge(
                  name,
                  plain ? LogicalType.TEXT : LogicalType.JSON,
                  (one, other) -> one == LogicalType.JSON ? one : other);
            });
    if (!row.text().isEmpty()) {
      types.putIfAbsent(XmlElement.TEXT, LogicalType.TEXT);
    }
  }

  /** Returns the names from the root to the first element that occurs twice in one parent. */
  private static List<String> rowPath(Head head, FormatLimits limits) throws IOException {
    List<String> path = new ArrayList<>();
    List<Map<String, Integer>> counts = new ArrayList<>();
    List<String> best = List.of();
    try (XmlEvents events = new XmlEvents(new ByteArrayInputStream(head.bytes()), limits)) {
      while (events.next()) {
        if (events.isEnd()) {
          path.remove(path.size() - 1);
          counts.remove(counts.size() - 1);
        } else if (events.isStart()) {
          path.add(events.name());
          if (best.isEmpty() && path.size() == 1) {
            best = List.copyOf(path);
          }
          int depth = path.size();
          boolean repeats =
              depth > 1 && counts.get(depth - 2).merge(events.name(), 1, Integer::sum) == 2;
          counts.add(new LinkedHashMap<>());
          if (repeats && (best.size() == 1 || depth < best.size())) {
            best = List.copyOf(path);
          }
        }
      }
    } catch (FormatProblem e) {
      // The end of the sample: what it shows of the structure is what there is.
      path.clear();
    }
    return best;
  }

  /** Moves to the next element at a path. */
  private static boolean toRow(XmlEvents events, List<String> path)
      throws IOException, FormatProblem {
    int matched = events.depth();
    while (events.next()) {
      if (events.isEnd()) {
        matched = Math.min(matched, events.depth());
      } else if (events.isStart()) {
        int depth = events.depth();
        if (matched == depth - 1
            && depth <= path.size()
            && path.get(depth - 1).equals(events.name())) {
          matched = depth;
          if (depth == path.size()) {
            return true;
          }
        }
      }
    }
    return false;
  }

  @Override
  public RecordSource open(ObjectBytes object, RecordRequest request) {
    return new GuardedSource(object, request, bytes -> new Elements(bytes, request));
  }

  /** The rows of an object. */
  private static final class Elements implements Rows {
    private final XmlEvents events;
    private final List<String> path;
    private final RecordRequest request;
    private final Columns columns;
    private final JsonFactory factory;

    Elements(ObjectBytes object, RecordRequest request) throws IOException, FormatProblem {
      this.request = request;
      this.columns = Columns.of(request);
      this.factory = JsonCells.factory(request.limits());
      this.path = rowPath(Head.of(object, SAMPLE_BYTES), request.limits());
      this.events =
          new XmlEvents(
              new BufferedInputStream(object.open(0, Long.MAX_VALUE), 32 << 10), request.limits());
    }

    @Override
    public boolean next(CellSink sink) throws IOException, FormatProblem {
      if (!toRow(events, path)) {
        return false;
      }
      XmlElement row = XmlElement.read(events, request.limits());
      for (Map.Entry<String, List<XmlElement>> child : row.children().entrySet()) {
        int place = columns.place(child.getKey());
        if (place >= 0) {
          Columns.give(sink, place, text(child.getValue(), place), request.maxValueChars());
        }
      }
      int place = columns.place(XmlElement.TEXT);
      if (place >= 0 && !row.text().isEmpty() && !row.children().containsKey(XmlElement.TEXT)) {
        Columns.give(sink, place, row.text(), request.maxValueChars());
      }
      return true;
    }

    private String text(List<XmlElement> elements, int place) throws IOException {
      XmlElement only = elements.get(0);
      if (elements.size() == 1 && only.isPlain() && !columns.isJson(place)) {
        return only.text();
      }
      BoundedText text = new BoundedText(request.maxValueChars());
      try (JsonGenerator json = factory.createGenerator(text)) {
        XmlElement.write(elements, json);
      }
      return text.text();
    }

    @Override
    public ReadMode mode() {
      return request.mode() == ReadMode.RANDOM ? ReadMode.FIRST : request.mode();
    }

    @Override
    public List<String> notes() {
      return request.mode() == ReadMode.RANDOM
          ? List.of("XML can only be read from its beginning: its first rows were read")
          : List.of();
    }

    @Override
    public void close() throws IOException {
      events.close();
    }
  }
}
