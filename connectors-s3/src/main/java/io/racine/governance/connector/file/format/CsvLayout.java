package io.racine.governance.connector.file.format;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads delimited text with the parser; cells go from its buffer straight to the sink. */
final class CsvLayout implements TextRows.Layout {
  /** So many lines are tried for the beginning of a record after a seek. */
  private static final int ALIGNMENTS = 20;

  /** So many records must have the right number of fields before an alignment is believed. */
  private static final int PROOF = 3;

  private final CsvTable table;
  private final RecordRequest request;
  private final int[] places;
  private long longRows;
  private boolean sought;

  CsvLayout(CsvTable table, RecordRequest request) {
    this.table = table;
    this.request = request;
    this.places = Columns.of(request).places(table.names());
  }

  @Override
  public TextRows.Stretch begin(Reader text) throws IOException, FormatProblem {
    Records records = new Records(parser(), text, false);
    for (int i = 0; i < table.skip(); i++) {
      if (!records.skip()) {
        break;
      }
    }
    return records;
  }

  @Override
  public TextRows.Stretch within(String lines) {
    sought = true;
    return new Records(parser(), new StringReader(aligned(lines)), true);
  }

  /** Returns the lines from the first on that most likely begins a record. */
  private String aligned(String lines) {
    int begin = 0;
    for (int i = 0; i < ALIGNMENTS && begin < lines.length(); i++) {
      String rest = lines.substring(begin);
      List<List<String>> records =
          FieldSplitter.of(rest, table.delimiter(), table.quote(), false, PROOF).records();
      if (!records.isEmpty()
          && records.stream().allMatch(fields -> fields.size() == table.names().size())) {
        return rest;
      }
      int next = lines.indexOf('\n', begin);
      if (next < 0) {
        break;
      }
      begin = next + 1;
    }
    return lines;
  }

  // Marked for removal without a word on what comes instead; without it one odd quote ends a file.
  @SuppressWarnings("removal")
  private CsvReader.CsvReaderBuilder parser() {
    return CsvReader.builder()
        .fieldSeparator(table.delimiter())
        .quoteCharacter(table.quote())
        .skipEmptyLines(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowExtraCharsAfterClosingQuote(true)
        .allowUnclosedQuote(true)
        .maxBufferSize(Math.max(64 << 10, request.limits().maxFieldChars()));
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (longRows > 0) {
      notes.add(longRows + " rows have more fields than there are columns; the rest was left out");
    }
    if (sought) {
      notes.add(
          "Rows were read at random places and aligned to line ends;"
              + " where quoted values hold line breaks the alignment is a guess");
    }
    return notes;
  }

  /** The records of one stretch. */
  private final class Records extends AbstractBaseCsvCallbackHandler<Boolean>
      implements TextRows.Stretch {
    private final CloseableIterator<Boolean> records;
    private final boolean exact;
    private @Nullable CellSink sink;
    private int fields;
    private boolean tooLong;

    /**
     * Begins a stretch.
     *
     * @param exact whether records with another number of fields are left out: after a seek they
     *     are likelier halves than ragged rows
     */
    Records(CsvReader.CsvReaderBuilder parser, Reader text, boolean exact) {
      this.exact = exact;
      this.records = parser.build(this, text).iterator();
    }

    @Override
    public boolean next(CellSink into) throws IOException, FormatProblem {
      if (!exact) {
        return advance(into);
      }
      HeldCells held = new HeldCells();
      while (advance(held)) {
        if (fields == table.names().size()) {
          held.release(into);
          return true;
        }
        held.clear();
      }
      return false;
    }

    boolean skip() throws IOException, FormatProblem {
      return advance(null);
    }

    private boolean advance(@Nullable CellSink into) throws IOException, FormatProblem {
      sink = into;
      tooLong = false;
      try {
        if (!records.hasNext()) {
          return false;
        }
        records.next();
      } catch (CsvParseException e) {
        throw problem(e);
      }
      if (tooLong) {
        longRows++;
      }
      return true;
    }

    private FormatProblem problem(CsvParseException failure) throws IOException {
      Optional<Throwable> cause = Optional.ofNullable(failure.getCause());
      if (cause.isPresent() && cause.get() instanceof IOException io) {
        throw io;
      }
      if (cause.isPresent() && cause.get() instanceof UncheckedIOException io) {
        throw io;
      }
      return FormatProblem.overLimit(
          "a field is longer than "
              + request.limits().maxFieldChars()
              + " characters, as when a quote is not closed");
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
      fields = 0;
    }

    @Override
    protected void handleField(int fieldIdx, char[] buf, int offset, int len, boolean quoted) {
      fields = fieldIdx + 1;
      if (fieldIdx >= places.length) {
        tooLong = true;
        return;
      }
      int place = places[fieldIdx];
      if (place < 0 || sink == null || (len == 0 && !quoted)) {
        return;
      }
      int most = request.maxValueChars();
      if (len <= most) {
        sink.text(place, new String(buf, offset, len), false);
      } else {
        Columns.give(sink, place, new String(buf, offset, most + 1), most);
      }
    }

    @Override
    protected Boolean buildRecord() {
      return Boolean.TRUE;
    }
  }
}
