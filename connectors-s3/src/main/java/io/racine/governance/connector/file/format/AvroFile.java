package io.racine.governance.connector.file.format;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the blocks of an Avro file, from its beginning or from the first one behind a
 * place: each block ends with a marker that stands nowhere else.
 */
final class AvroFile implements Closeable {
  private static final int MARKER = 16;
  private static final int BUFFER = 32 << 10;

  /** What stands before the first block. */
  static final class Header {
    private final AvroType type;
    private final BlockCodec codec;
    private final byte[] marker;
    private final long end;

    private Header(AvroType type, BlockCodec codec, byte[] marker, long end) {
      this.type = type;
      this.codec = codec;
      this.marker = marker;
      this.end = end;
    }

    /** Returns the type of the rows. */
    AvroType type() {
      return type;
    }

    BlockCodec codec() {
      return codec;
    }

    /** Returns where the first block begins. */
    long end() {
      return end;
    }
  }

  /** One block, unpacked. */
  static final class Block {
    private final long rows;
    private final byte[] bytes;
    private final int packed;

    private Block(long rows, byte[] bytes, int packed) {
      this.rows = rows;
      this.bytes = bytes;
      this.packed = packed;
    }

    long rows() {
      return rows;
    }

    byte[] bytes() {
      return bytes;
    }

    /** Returns how many bytes it takes in the file. */
    int packed() {
      return packed;
    }
  }

  private final ObjectBytes object;
  private final FormatLimits limits;
  private InputStream in;
  private long position;

  AvroFile(ObjectBytes object, FormatLimits limits) throws IOException {
    this.object = object;
    this.limits = limits;
    this.in = new BufferedInputStream(object.open(0, Long.MAX_VALUE), BUFFER);
  }

  Header header() throws IOException, FormatProblem {
    if (!Arrays.equals(exactly(4), new byte[] {'O', 'b', 'j', 1})) {
      throw FormatProblem.corrupt("it does not begin as an Avro file does");
    }
    Map<String, byte[]> facts = new HashMap<>();
    long held = 0;
    for (long count = varint(); count != 0; count = varint()) {
      if (count < 0) {
        varint();
        count = -count;
      }
      for (long i = 0; i < count || count < 0; i++) {
        String name = new String(exactly(varint()), StandardCharsets.UTF_8);
        byte[] fact = exactly(varint());
        facts.put(name, fact);
        held += fact.length + name.length() + 1;
        if (held > limits.maxHeldBytes()) {
          throw FormatProblem.overLimit("its header is longer than is read");
        }
      }
    }
    byte[] marker = exactly(MARKER);
    byte[] schema = facts.get("avro.schema");
    if (schema == null) {
      throw FormatProblem.corrupt("it has no schema");
    }
    AvroType type = AvroSchemaReader.read(new String(schema, StandardCharsets.UTF_8), limits);
    byte[] codec = facts.getOrDefault("avro.codec", new byte[0]);
    return new Header(type, codec(new String(codec, StandardCharsets.UTF_8)), marker, position);
  }

  private static BlockCodec codec(String name) throws FormatProblem {
    return switch (name) {
      case "", "null" -> BlockCodec.NONE;
      case "deflate" -> BlockCodec.DEFLATE;
      case "snappy" -> BlockCodec.SNAPPY;
      case "zstandard" -> BlockCodec.ZSTD;
      case "bzip2" -> BlockCodec.BZIP2;
      default ->
          throw FormatProblem.unsupported(
              "its blocks are compressed in a way that is not read here",
              "Write it with codec deflate, snappy, zstandard or bzip2");
    };
  }

  /** Goes to the first block that begins at a place or behind it. */
  boolean seek(Header header, long place) throws IOException {
    in.close();
    long from = Math.max(header.end(), place) - MARKER;
    in = new BufferedInputStream(object.open(from, Long.MAX_VALUE), BUFFER);
    position = from;
    byte[] window = in.readNBytes(MARKER);
    position += window.length;
    if (window.length < MARKER) {
      return false;
    }
    int oldest = 0;
    while (!matches(window, oldest, header.marker)) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      position++;
      window[oldest] = (byte) next;
      oldest = (oldest + 1) % MARKER;
    }
    return true;
  }

  private static boolean matches(byte[] window, int oldest, byte[] marker) {
    for (int i = 0; i < MARKER; i++) {
      if (window[(oldest + i) % MARKER] != marker[i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns where the next block begins. */
  long position() {
    return position;
  }

  /** Returns the next block; null at the end. */
  @Nullable Block next(Header header) throws IOException, FormatProblem {
    in.mark(1);
    if (in.read() < 0) {
      return null;
    }
    in.reset();
    long rows = varint();
    byte[] packed = exactly(varint());
    byte[] marker = exactly(MARKER);
    if (!Arrays.equals(marker, header.marker)) {
      throw FormatProblem.corrupt("a block does not end with the marker of the file");
    }
    // Snappy blocks have a checksum behind them.
    int length = header.codec() == BlockCodec.SNAPPY ? packed.length - 4 : packed.length;
    if (length < 0) {
      throw FormatProblem.corrupt("a block is shorter than its checksum");
    }
    byte[] bytes = header.codec().unpack(packed, 0, length, limits.maxHeldBytes());
    if (rows < 0 || rows > Math.max(bytes.length, 100_000L)) {
      throw FormatProblem.corrupt("a block says to hold more rows than it has bytes");
    }
    return new Block(rows, bytes, packed.length);
  }

  private byte[] exactly(long length) throws IOException, FormatProblem {
    if (length < 0) {
      throw FormatProblem.corrupt("a length in it is negative");
    }
    if (length > limits.maxHeldBytes()) {
      throw FormatProblem.overLimit(
          "a block is longer than the " + limits.maxHeldBytes() + " bytes that are held");
    }
    byte[] bytes = in.readNBytes((int) length);
    position += bytes.length;
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  private long varint() throws IOException, FormatProblem {
    long number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int one = in.read();
      if (one < 0) {
        throw new EOFException();
      }
      position++;
      number |= (long) (one & 0x7f) << shift;
      if (one < 0x80) {
        return (number >>> 1) ^ -(number & 1);
      }
    }
    throw FormatProblem.corrupt("a number in it has too many bytes");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
