package io.racine.governance.connector.file.format;

import io.racine.governance.spi.connector.ReadMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a text: from its beginning, or in ranges that are aligned to line ends.
 *
 * <p>How a row looks is the business of the {@link Layout}.
 */
final class TextRows implements Rows {
  /** Reads rows of one stretch of text. */
  interface Stretch {
    /** Gives the next row to the sink. */
    boolean next(CellSink sink) throws IOException, FormatProblem;
  }

  /** A format of text, which knows where its rows are. */
  interface Layout {
    /** Reads rows from the beginning of the object on. */
    Stretch begin(Reader text) throws IOException, FormatProblem;

    /** Reads rows of a stretch of whole lines from the middle. */
    Stretch within(String lines) throws IOException, FormatProblem;

    /** Returns what was read in a lesser way. */
    List<String> notes();
  }

  private static final CellSink NOWHERE =
      new CellSink() {
        @Override
        public void text(int column, String text, boolean cut) {}

        @Override
        public void binary(int column, long lengthInBytes) {}
      };

  private final ObjectBytes object;
  private final Charsets charset;
  private final Sampling sampling;
  private final Layout layout;
  private final boolean inOrderAlthoughRandom;
  private final SplittableRandom random;
  private @Nullable LenientReader reader;
  private @Nullable Stretch stretch;
  private int range;
  private int rowsOfRange;
  private long misfits;

  TextRows(
      ObjectBytes object,
      Charsets charset,
      Sampling sampling,
      RecordRequest request,
      Layout layout) {
    this.object = object;
    this.charset = charset;
    this.sampling = sampling;
    this.layout = layout;
    this.inOrderAlthoughRandom =
        request.mode() == ReadMode.RANDOM && sampling.mode() != ReadMode.RANDOM;
    this.random = new SplittableRandom(request.seed());
  }

  /** Reads rows of which each is a line. */
  static TextRows ofLines(ObjectBytes object, RecordRequest request, Layout layout)
      throws IOException {
    Head head = Head.of(object);
    return ofLines(object, request, layout, head, Charsets.of(head));
  }

  /** Reads the lines that begin in a span. */
  static TextRows ofLines(
      ObjectBytes object, RecordRequest request, Layout layout, long from, long to)
      throws IOException {
    Head head = Head.of(object);
    Charsets charset = Charsets.of(head);
    SpanBytes span = SpanBytes.ofLines(object, charset, from, to);
    return ofLines(span, request, layout, head, charset.withoutMark());
  }

  private static TextRows ofLines(
      ObjectBytes object, RecordRequest request, Layout layout, Head head, Charsets charset) {
    long lines = 1;
    for (byte one : head.bytes()) {
      lines += one == '\n' ? 1 : 0;
    }
    Sampling sampling =
        Sampling.of(request, object, charset.markLength(), (double) head.length() / lines);
    return new TextRows(object, charset, sampling, request, layout);
  }

  @Override
  public boolean next(CellSink sink) throws IOException, FormatProblem {
    if (!sampling.ranges().isEmpty()) {
      return nextOfRanges(sink);
    }
    if (stretch == null) {
      LenientReader opened = reader(charset.markLength(), Long.MAX_VALUE);
      reader = opened;
      stretch = layout.begin(opened);
    }
    if (sampling.chance() < 1) {
      while (random.nextDouble() >= sampling.chance()) {
        if (!stretch.next(NOWHERE)) {
          return false;
        }
      }
    }
    return stretch.next(sink);
  }

  private boolean nextOfRanges(CellSink sink) throws IOException, FormatProblem {
    while (true) {
      if (stretch != null && rowsOfRange < sampling.rowsPerRange() && stretch.next(sink)) {
        rowsOfRange++;
        return true;
      }
      if (range == sampling.ranges().size()) {
        return false;
      }
      stretch = layout.within(lines(sampling.ranges().get(range++)));
      rowsOfRange = 0;
    }
  }

  /** Returns the whole lines of a range; none when no line ends in it. */
  private String lines(Sampling.Range where) throws IOException {
    StringBuilder text = new StringBuilder(where.length());
    long aligned = where.offset() - (where.offset() - charset.markLength()) % charset.unit();
    try (LenientReader in = reader(aligned, where.length())) {
      char[] chars = new char[8 << 10];
      for (int count = in.read(chars); count >= 0; count = in.read(chars)) {
        text.append(chars, 0, count);
      }
    }
    int begin = text.indexOf("\n") + 1;
    int end = text.lastIndexOf("\n") + 1;
    return begin == 0 ? "" : text.substring(begin, end);
  }

  private LenientReader reader(long offset, long length) throws IOException {
    InputStream in = object.open(offset, length);
    return new LenientReader(in, charset.charset());
  }

  @Override
  public ReadMode mode() {
    return sampling.mode();
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>(layout.notes());
    if (inOrderAlthoughRandom) {
      notes.add("Compressed text can only be read from its beginning: its first rows were read");
    }
    if (reader != null) {
      misfits = reader.misfits();
    }
    if (misfits > 0) {
      notes.add(
          misfits
              + " bytes are not "
              + charset.charset().name()
              + " as the rest is; they were taken for windows-1252");
    }
    return notes;
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
  }
}
