package io.racine.governance.connector.file.format;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one column chunk, fetched one after the other when they are needed; between two
 * fetches nothing is open.
 */
final class ParquetPages {
  private static final int DATA = 0;
  private static final int DICTIONARY = 2;
  private static final int DATA_2 = 3;

  private final ObjectBytes object;
  private final ParquetFile.Chunk chunk;
  private final BlockCodec codec;
  private final int window;
  private final int maxPage;
  private long position;
  private byte[] fetched = {};
  private long fetchedAt;

  /** A page of values, unpacked. */
  static final class Page {
    private final boolean dictionary;
    private final boolean second;
    private final int values;
    private final int encoding;
    private final int repetitionLength;
    private final int definitionLength;
    private final byte[] bytes;

    private Page(
        boolean dictionary,
        boolean second,
        int values,
        int encoding,
        int repetitionLength,
        int definitionLength,
        byte[] bytes) {
      this.dictionary = dictionary;
      this.second = second;
      this.values = values;
      this.encoding = encoding;
      this.repetitionLength = repetitionLength;
      this.definitionLength = definitionLength;
      this.bytes = bytes;
    }

    boolean isDictionary() {
      return dictionary;
    }

    /** Returns whether levels are laid out as in the second version of the format. */
    boolean isSecondVersion() {
      return second;
    }

    /** Returns how many values it has, nulls included. */
    int values() {
      return values;
    }

    int encoding() {
      return encoding;
    }

    int repetitionLength() {
      return repetitionLength;
    }

    int definitionLength() {
      return definitionLength;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  /**
   * Where a page begins.
   *
   * @param offset in the file
   * @param firstRow the first of its rows, in the row group
   */
  record Location(long offset, long firstRow) {}

  /**
   * Begins at the first page.
   *
   * @param window how many bytes to fetch at least
   */
  ParquetPages(ObjectBytes object, ParquetFile.Chunk chunk, int window, FormatLimits limits)
      throws FormatProblem {
    if (chunk.encrypted()) {
      throw FormatProblem.unsupported("a column is encrypted", "Leave it out");
    }
    this.object = object;
    this.chunk = chunk;
    this.codec = codec(chunk.codec());
    this.window = window;
    this.maxPage = limits.maxHeldBytes();
    this.position = chunk.begin();
  }

  private static BlockCodec codec(int number) throws FormatProblem {
    return switch (number) {
      case 0 -> BlockCodec.NONE;
      case 1 -> BlockCodec.SNAPPY;
      case 2 -> BlockCodec.GZIP;
      case 6 -> BlockCodec.ZSTD;
      case 7 -> BlockCodec.LZ4;
      default ->
          throw FormatProblem.unsupported(
              "its pages are compressed in a way that is not read here",
              "Write it with snappy, gzip, zstd or lz4 (raw)");
    };
  }

  /** Returns where the pages are, when the file has an index of them; empty when not. */
  List<Location> locations() throws IOException, FormatProblem {
    if (chunk.indexLength() == 0) {
      return List.of();
    }
    byte[] bytes = ParquetFile.exactly(object, chunk.index(), chunk.indexLength());
    ThriftStruct index = ThriftStruct.read(new ThriftStruct.Input(new ByteArrayInputStream(bytes)));
    List<Location> locations = new ArrayList<>();
    for (ThriftStruct page : index.structs(1)) {
      long offset = page.number(1, -1);
      if (offset < chunk.begin() || offset >= chunk.begin() + chunk.length()) {
        throw FormatProblem.corrupt("its index of pages leads out of the column");
      }
      locations.add(new Location(offset, page.number(3, 0)));
    }
    return locations;
  }

  void seek(long offset) {
    position = offset;
  }

  /** Returns the first page without moving on. */
  @Nullable Page first() throws IOException, FormatProblem {
    long back = position;
    position = chunk.begin();
    Page page = next();
    position = back;
    return page;
  }

  /** Returns the next page; null at the end of the chunk. */
  @Nullable Page next() throws IOException, FormatProblem {
    while (position < chunk.begin() + chunk.length()) {
      ensure(1);
      int at = (int) (position - fetchedAt);
      ThriftStruct header;
      ThriftStruct.Input in;
      try {
        in = input(at);
        header = ThriftStruct.read(in);
      } catch (FormatProblem e) {
        if (e.kind() != FormatProblem.Kind.TRUNCATED || !more()) {
          throw e;
        }
        continue;
      }
      int packed = header.count(3);
      int unpacked = header.count(2);
      if (packed > maxPage || unpacked > maxPage) {
        throw FormatProblem.overLimit(
            "a page is larger than the " + maxPage + " bytes that are held");
      }
      position += in.position();
      ensure(packed);
      Page page = page(header, (int) (position - fetchedAt), packed, unpacked);
      position += packed;
      if (page != null) {
        return page;
      }
    }
    return null;
  }

  private ThriftStruct.Input input(int at) {
    return new ThriftStruct.Input(new ByteArrayInputStream(fetched, at, fetched.length - at));
  }

  private @Nullable Page page(ThriftStruct header, int begin, int packed, int unpacked)
      throws IOException, FormatProblem {
    int type = (int) header.number(1, -1);
    ThriftStruct facts = header.struct(type == DATA ? 5 : type == DICTIONARY ? 7 : 8);
    if (type != DATA && type != DICTIONARY && type != DATA_2) {
      return null;
    }
    if (facts == null) {
      throw FormatProblem.corrupt("a page does not say what it holds");
    }
    if (type != DATA_2) {
      byte[] bytes = codec.unpack(fetched, begin, packed, unpacked);
      boolean dictionary = type == DICTIONARY;
      return new Page(dictionary, false, facts.count(1), facts.count(2), 0, 0, bytes);
    }
    int repetitions = (int) facts.number(6, 0);
    int definitions = (int) facts.number(5, 0);
    long levels = (long) repetitions + definitions;
    if (repetitions < 0 || definitions < 0 || levels > packed || levels > unpacked) {
      throw FormatProblem.corrupt("the levels of a page are longer than the page");
    }
    byte[] bytes = Arrays.copyOfRange(fetched, begin, begin + packed);
    if (facts.truth(7, true) && packed > levels) {
      byte[] values =
          codec.unpack(
              fetched, begin + (int) levels, packed - (int) levels, unpacked - (int) levels);
      bytes = Arrays.copyOf(bytes, (int) levels + values.length);
      System.arraycopy(values, 0, bytes, (int) levels, values.length);
    }
    return new Page(false, true, facts.count(1), facts.count(4), repetitions, definitions, bytes);
  }

  /** Fetches so many bytes from here on, and some more if they cost no further request. */
  private void ensure(int bytes) throws IOException {
    long have = fetchedAt + fetched.length - position;
    if (position >= fetchedAt && have >= bytes) {
      return;
    }
    long kept = position >= fetchedAt ? Math.max(0, have) : 0;
    long left = chunk.begin() + chunk.length() - position - kept;
    long length = Math.min(Math.max(bytes - kept, window), left);
    if (kept + length < bytes) {
      throw new EOFException();
    }
    fetch((int) kept, (int) length);
  }

  /** Fetches twice as much; answers whether there was more. */
  private boolean more() throws IOException {
    long have = fetchedAt + fetched.length - position;
    long left = chunk.begin() + chunk.length() - position - have;
    long length = Math.min(Math.max(window, have), left);
    if (length <= 0 || have + length > maxPage) {
      return false;
    }
    fetch((int) have, (int) length);
    return true;
  }

  /** Keeps the last bytes that were fetched, and fetches those behind them. */
  private void fetch(int kept, int length) throws IOException {
    byte[] joined = new byte[kept + length];
    System.arraycopy(fetched, fetched.length - kept, joined, 0, kept);
    byte[] more = ParquetFile.exactly(object, position + kept, length);
    System.arraycopy(more, 0, joined, kept, length);
    fetched = joined;
    fetchedAt = position;
  }
}
