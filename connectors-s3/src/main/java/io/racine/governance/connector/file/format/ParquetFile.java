package io.racine.governance.connector.file.format;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** What the footer of a Parquet file says: its schema, and where its row groups are. */
final class ParquetFile {
  /** One request brings the whole footer of most files. */
  private static final int TAIL = 64 << 10;

  private static final int MAGIC = 4;

  private final ObjectBytes object;
  private final ParquetNode root;
  private final List<Group> groups;

  /**
   * One row group.
   *
   * @param chunks its column chunks, one for each leaf
   * @param rows how many rows
   * @param begin where its first chunk begins
   */
  record Group(List<Chunk> chunks, long rows, long begin) {}

  /**
   * One column chunk.
   *
   * @param begin where its first page begins
   * @param length how many bytes it takes
   * @param values how many values it has, nulls included
   * @param codec the number of its compression
   * @param index where its index of pages is, 0 when it has none
   * @param indexLength how many bytes that takes
   * @param encrypted whether only a key opens it
   */
  record Chunk(
      long begin,
      long length,
      long values,
      int codec,
      long index,
      int indexLength,
      boolean encrypted) {}

  private ParquetFile(ObjectBytes object, ParquetNode root, List<Group> groups) {
    this.object = object;
    this.root = root;
    this.groups = groups;
  }

  static ParquetFile read(ObjectBytes object, FormatLimits limits)
      throws IOException, FormatProblem {
    long size = object.size();
    if (size < 3L * MAGIC) {
      throw FormatProblem.truncated("it is too short for its footer");
    }
    int tailLength = (int) Math.min(TAIL, size);
    byte[] tail = exactly(object, size - tailLength, tailLength);
    String magic =
        new String(tail, tailLength - MAGIC, MAGIC, java.nio.charset.StandardCharsets.ISO_8859_1);
    if (magic.equals("PARE")) {
      throw FormatProblem.unsupported("its footer is encrypted", "Leave it out");
    }
    if (!magic.equals("PAR1")) {
      throw FormatProblem.truncated("its footer is cut off");
    }
    long length = ParquetType.littleEndian(tail, tailLength - 2 * MAGIC, MAGIC);
    if (length <= 0 || length > size - 3L * MAGIC) {
      throw FormatProblem.corrupt("its footer has an impossible length");
    }
    if (length > limits.maxHeldBytes()) {
      throw FormatProblem.overLimit("its footer is longer than is held");
    }
    InputStream footer =
        length + 2 * MAGIC <= tailLength
            ? new ByteArrayInputStream(tail, tailLength - 2 * MAGIC - (int) length, (int) length)
            : new BufferedInputStream(object.open(size - 2 * MAGIC - length, length), TAIL);
    try (footer) {
      // Of a small file the tail is all.
      ObjectBytes pages = tailLength == size ? new HeldBytes(object.name(), tail) : object;
      return of(pages, ThriftStruct.read(new ThriftStruct.Input(footer)), limits);
    }
  }

  private static ParquetFile of(ObjectBytes object, ThriftStruct footer, FormatLimits limits)
      throws FormatProblem {
    // Groups count as elements of the schema as well, hence the room.
    ParquetNode root = ParquetNode.read(footer.structs(2), limits.maxColumns() * 4);
    int leaves = root.leaves().size();
    List<Group> groups = new ArrayList<>();
    for (ThriftStruct struct : footer.structs(4)) {
      List<Chunk> chunks = new ArrayList<>();
      for (ThriftStruct chunk : struct.structs(1)) {
        chunks.add(chunk(chunk, object.size()));
      }
      long rows = struct.number(3, -1);
      if (chunks.size() != leaves || rows < 0) {
        throw FormatProblem.corrupt("a row group does not fit the schema");
      }
      long begin =
          chunks.stream().filter(c -> !c.encrypted()).mapToLong(Chunk::begin).min().orElse(MAGIC);
      groups.add(new Group(List.copyOf(chunks), rows, begin));
    }
    return new ParquetFile(object, root, List.copyOf(groups));
  }

  private static Chunk chunk(ThriftStruct chunk, long size) throws FormatProblem {
    ThriftStruct facts = chunk.struct(3);
    if (chunk.has(8) || facts == null) {
      return new Chunk(0, 0, 0, 0, 0, 0, true);
    }
    if (chunk.text(1) != null) {
      throw FormatProblem.unsupported(
          "its columns lie in other files", "Leave it out and read those");
    }
    long data = facts.number(9, -1);
    long dictionary = facts.number(11, 0);
    long begin = dictionary > 0 && dictionary < data ? dictionary : data;
    long length = facts.number(7, -1);
    long values = facts.number(5, -1);
    if (begin < MAGIC || length < 0 || begin > size - length || values < 0) {
      throw FormatProblem.corrupt("a column is said to lie where the file has no bytes");
    }
    long index = Math.max(0, chunk.number(4, 0));
    long indexLength = chunk.number(5, 0);
    boolean indexed = indexLength > 0 && indexLength < (1 << 24) && index < size - indexLength;
    return new Chunk(
        begin,
        length,
        values,
        (int) facts.number(4, 0),
        indexed ? index : 0,
        indexed ? (int) indexLength : 0,
        false);
  }

  static byte[] exactly(ObjectBytes object, long offset, int length) throws IOException {
    try (InputStream in = object.open(offset, length)) {
      byte[] bytes = in.readNBytes(length);
      if (bytes.length < length) {
        throw new EOFException();
      }
      return bytes;
    }
  }

  ObjectBytes object() {
    return object;
  }

  /** Returns the columns at the top level. */
  List<ParquetNode> columns() {
    return root.children();
  }

  List<Group> groups() {
    return groups;
  }

  long rows() {
    return groups.stream().mapToLong(Group::rows).sum();
  }
}
