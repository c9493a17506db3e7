package io.racine.governance.connector.file.format;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;

/**
 * Unpacks the blocks that formats compress by themselves, up to a size.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
enum BlockCodec {
  NONE,
  DEFLATE,
  GZIP,
  SNAPPY,
  ZSTD,
  /** LZ4 blocks without any frame. */
  LZ4,
  BZIP2;

  /**
   * Unpacks a block.
   *
   * @param most the most bytes it may unpack to
   */
  byte[] unpack(byte[] packed, int offset, int length, int most) throws IOException, FormatProblem {
    return switch (this) {
      case NONE -> Arrays.copyOfRange(packed, offset, offset + length);
      case DEFLATE -> inflate(packed, offset, length, most);
      case GZIP -> all(new GZIPInputStream(input(packed, offset, length)), most);
      case SNAPPY -> snappy(packed, offset, length, most);
      case ZSTD -> all(OptionalCodecs.zstd(input(packed, offset, length)), most);
      case LZ4 -> OptionalCodecs.lz4(packed, offset, length, most);
      case BZIP2 -> all(OptionalCodecs.bzip2(input(packed, offset, length)), most);
    };
  }

  private static InputStream input(byte[] packed, int offset, int length) {
    return new ByteArrayInputStream(packed, offset, length);
  }

  private static byte[] snappy(byte[] packed, int offset, int length, int most)
      throws FormatProblem {
    long size = 0;
    for (int i = 0; i < 5; i++) {
      if (i >= length) {
        throw FormatProblem.truncated("a compressed block ends in the middle");
      }
      byte one = packed[offset + i];
      size |= (long) (one & 0x7f) << (7 * i);
      if (one >= 0) {
        break;
      }
    }
    // Snappy makes no more of a byte than about twenty; a length beyond is no length.
    if (size > most || size > length * 64L + 64) {
      throw tooLarge();
    }
    return OptionalCodecs.snappy(packed, offset, length, (int) size);
  }

  private static byte[] inflate(byte[] packed, int offset, int length, int most)
      throws FormatProblem {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed, offset, length);
      byte[] unpacked = new byte[Math.min(most, Math.max(1 << 10, length * 4))];
      int size = 0;
      while (!inflater.finished()) {
        if (size == unpacked.length) {
          if (size == most) {
            throw tooLarge();
          }
          unpacked = Arrays.copyOf(unpacked, (int) Math.min(most, size * 2L));
        }
        int more = inflater.inflate(unpacked, size, unpacked.length - size);
        if (more == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          throw FormatProblem.truncated("a compressed block ends in the middle");
        }
        size += more;
      }
      return Arrays.copyOf(unpacked, size);
    } catch (DataFormatException e) {
      throw FormatProblem.corrupt("a compressed block is damaged");
    } finally {
      inflater.end();
    }
  }

  private static byte[] all(InputStream in, int most) throws IOException, FormatProblem {
    try (in) {
      byte[] unpacked = in.readNBytes(most);
      if (unpacked.length == most && in.read() >= 0) {
        throw tooLarge();
      }
      return unpacked;
    } catch (EOFException e) {
      throw FormatProblem.truncated("a compressed block ends in the middle");
    } catch (UnreadableException e) {
      throw e.problem();
    } catch (IOException e) {
      // All bytes are in memory: only their contents can be at fault.
      throw FormatProblem.corrupt("a compressed block is damaged");
    }
  }

  private static FormatProblem tooLarge() {
    return FormatProblem.overLimit("a compressed block unpacks to more than it says or may");
  }
}
