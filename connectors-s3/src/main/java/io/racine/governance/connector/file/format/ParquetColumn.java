package io.racine.governance.connector.file.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of one leaf in one row group, one after the other, with the levels that say where in a
 * nested row each belongs.
 */
final class ParquetColumn {
  private final ParquetNode leaf;
  private final ParquetPages pages;
  private final ValueDecoder.Value value = new ValueDecoder.Value();
  private @Nullable String[] dictionaryTexts = new @Nullable String[0];
  private long[] dictionaryLengths = {};
  private boolean dictionaryRead;
  private @Nullable RunDecoder repetitions;
  private @Nullable RunDecoder definitions;
  private @Nullable RunDecoder indices;
  private @Nullable ValueDecoder values;
  private int leftInPage;
  private boolean ended;
  private int repetition;
  private int definition = -1;
  private @Nullable String text;
  private long length;

  ParquetColumn(ParquetNode leaf, ParquetPages pages) {
    this.leaf = leaf;
    this.pages = pages;
  }

  /** Returns the repetition level of the current value; 0 begins a row. */
  int repetition() {
    return repetition;
  }

  /** Returns the definition level of the current value. */
  int definition() throws FormatProblem {
    if (ended) {
      throw FormatProblem.truncated("a column ends before its row group does");
    }
    return definition;
  }

  boolean isNull() throws FormatProblem {
    return definition() < leaf.definition();
  }

  /** Returns the text of the current value, null when it is binary. */
  @Nullable String text() {
    return text;
  }

  /** Returns the length of the current value when it is binary. */
  long length() {
    return length;
  }

  /** Moves on to the next value. */
  void advance() throws IOException, FormatProblem {
    while (leftInPage == 0) {
      ParquetPages.@Nullable Page page = pages.next();
      if (page == null) {
        ended = true;
        repetition = 0;
        return;
      }
      enter(page);
    }
    leftInPage--;
    repetition = repetitions == null ? 0 : repetitions.next();
    definition = definitions == null ? leaf.definition() : definitions.next();
    if (definition == leaf.definition()) {
      decode();
    }
  }

  /** Moves on by so many rows. */
  void skipRows(long rows) throws IOException, FormatProblem {
    for (long i = 0; i < rows && !ended; i++) {
      do {
        advance();
      } while (!ended && repetition > 0);
    }
  }

  /**
   * Goes to a row of the row group: straight to its page if an index says where that is, and
   * otherwise past all rows before it.
   */
  void begin(long row) throws IOException, FormatProblem {
    long firstRow = 0;
    if (row > 0) {
      for (ParquetPages.Location location : pages.locations()) {
        if (location.firstRow() <= row && location.firstRow() >= firstRow) {
          firstRow = location.firstRow();
          pages.seek(location.offset());
        }
      }
    }
    advance();
    skipRows(row - firstRow);
  }

  private void decode() throws FormatProblem {
    if (indices != null) {
      int index = indices.next();
      if (index < 0 || index >= dictionaryTexts.length) {
        throw FormatProblem.corrupt("a value is none of its dictionary");
      }
      text = dictionaryTexts[index];
      length = dictionaryLengths[index];
    } else if (values != null) {
      values.next(value);
      take();
    }
  }

  private void take() {
    ParquetType type = leaf.type();
    if (type.physical().isNumber() || type.physical() == ParquetType.Physical.BOOLEAN) {
      text = type.text(value.bits());
    } else {
      text = type.text(value.bytes(), value.offset(), value.length());
      length = value.length();
    }
  }

  private void enter(ParquetPages.Page page) throws IOException, FormatProblem {
    PageBytes in = new PageBytes(page.bytes(), 0, page.bytes().length);
    if (page.isDictionary()) {
      readDictionary(page, in);
      return;
    }
    int repeatWidth = RunDecoder.widthOf(leaf.repeats());
    int defineWidth = RunDecoder.widthOf(leaf.definition());
    if (page.isSecondVersion()) {
      PageBytes repeats = in.part(page.repetitionLength());
      PageBytes defines = in.part(page.definitionLength());
      repetitions = repeatWidth == 0 ? null : new RunDecoder(repeats, repeatWidth);
      definitions = defineWidth == 0 ? null : new RunDecoder(defines, defineWidth);
    } else {
      repetitions =
          repeatWidth == 0 ? null : new RunDecoder(in.part(in.littleEndian(4)), repeatWidth);
      definitions =
          defineWidth == 0 ? null : new RunDecoder(in.part(in.littleEndian(4)), defineWidth);
    }
    leftInPage = page.values();
    indices = null;
    values = null;
    switch (page.encoding()) {
      case 0 -> values = ValueDecoder.plain(leaf.type(), in);
      // A page of nulls alone may have no bytes at all.
      case 2, 8 -> {
        requireDictionary();
        indices = new RunDecoder(in, in.remaining() == 0 ? 0 : in.one());
      }
      case 3 -> values = in.remaining() == 0 ? nothing() : ValueDecoder.runs(in);
      case 5 -> values = in.remaining() == 0 ? nothing() : ValueDecoder.deltas(leaf.type(), in);
      case 6 -> values = in.remaining() == 0 ? nothing() : ValueDecoder.lengths(in);
      case 7 -> values = in.remaining() == 0 ? nothing() : ValueDecoder.prefixes(in);
      case 9 -> values = ValueDecoder.split(leaf.type(), in);
      default ->
          throw FormatProblem.unsupported(
              "its values are encoded in a way that is not read here", "Write it anew");
    }
  }

  private static ValueDecoder nothing() {
    return into -> {
      throw FormatProblem.corrupt("a page holds fewer values than it says");
    };
  }

  /** Fetches the dictionary, which is the first page, when a seek has passed it over. */
  private void requireDictionary() throws IOException, FormatProblem {
    if (dictionaryRead) {
      return;
    }
    ParquetPages.@Nullable Page first = pages.first();
    if (first == null || !first.isDictionary()) {
      throw FormatProblem.corrupt("a column has no dictionary although its values are of one");
    }
    readDictionary(first, new PageBytes(first.bytes(), 0, first.bytes().length));
  }

  private void readDictionary(ParquetPages.Page page, PageBytes in) throws FormatProblem {
    dictionaryRead = true;
    ValueDecoder decoder = ValueDecoder.plain(leaf.type(), in);
    List<@Nullable String> texts = new ArrayList<>();
    List<Long> lengths = new ArrayList<>();
    // No value takes less than a bit.
    if (page.values() > page.bytes().length * 8L) {
      throw FormatProblem.corrupt("a dictionary says to hold more values than it has bits");
    }
    for (int i = 0; i < page.values(); i++) {
      decoder.next(value);
      take();
      texts.add(text);
      lengths.add(length);
    }
    dictionaryTexts = texts.toArray(new @Nullable String[0]);
    dictionaryLengths = lengths.stream().mapToLong(Long::longValue).toArray();
  }
}
