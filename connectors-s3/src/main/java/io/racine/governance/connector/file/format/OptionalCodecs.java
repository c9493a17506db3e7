package io.racine.governance.connector.file.format;

import io.airlift.compress.bzip2.BZip2HadoopStreams;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.snappy.SnappyFramedInputStream;
import io.airlift.compress.snappy.SnappyHadoopStreams;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Compressions that need a library which the host adds if it has such files. Not API.
 *
 * <p>It is one small jar for all of them, without native code.
 *
 * <p><b>Threads:</b> Thread-safe; the streams are confined.
 */
public final class OptionalCodecs {
  private static final String ARTIFACT = "io.airlift:aircompressor";

  private OptionalCodecs() {}

  /** Something that is made by the library. */
  @FunctionalInterface
  private interface Making<T> {
    T make() throws IOException;
  }

  public static InputStream zstd(InputStream in) throws IOException, FormatProblem {
    return require("zstd", () -> Library.zstd(in));
  }

  public static InputStream bzip2(InputStream in) throws IOException, FormatProblem {
    return require("bzip2", () -> Library.bzip2(in));
  }

  public static InputStream snappyFramed(InputStream in) throws IOException, FormatProblem {
    return require("snappy", () -> Library.snappyFramed(in));
  }

  /** Reads snappy as Hadoop frames it: by lengths, without a signature. */
  public static InputStream snappyHadoop(InputStream in) throws IOException, FormatProblem {
    return require("snappy", () -> Library.snappyHadoop(in));
  }

  static byte[] snappy(byte[] packed, int offset, int length, int size) throws FormatProblem {
    return block("snappy", () -> Library.snappy(packed, offset, length, size));
  }

  static byte[] lz4(byte[] packed, int offset, int length, int most) throws FormatProblem {
    // Lz4 makes no more than 255 bytes of one.
    int room = (int) Math.min(most, length * 255L + 16);
    return block("lz4", () -> Library.lz4(packed, offset, length, room));
  }

  private static byte[] block(String codec, Making<byte[]> making) throws FormatProblem {
    try {
      return require(codec, making);
    } catch (IOException | RuntimeException e) {
      // The library tells damaged input by unchecked exceptions of several kinds.
      throw FormatProblem.corrupt("a compressed block is damaged");
    }
  }

  private static <T> T require(String codec, Making<T> making) throws IOException, FormatProblem {
    try {
      return making.make();
    } catch (NoClassDefFoundError e) {
      throw FormatProblem.libraryMissing("its compression " + codec, ARTIFACT);
    }
  }

  /** All that names the library, so that its absence shows within the calls and nowhere else. */
  private static final class Library {
    static InputStream zstd(InputStream in) {
      return new ZstdInputStream(in);
    }

    static InputStream bzip2(InputStream in) {
      return new BZip2HadoopStreams().createInputStream(in);
    }

    static InputStream snappyFramed(InputStream in) throws IOException {
      return new SnappyFramedInputStream(in);
    }

    static InputStream snappyHadoop(InputStream in) {
      return new SnappyHadoopStreams().createInputStream(in);
    }

    static byte[] snappy(byte[] packed, int offset, int length, int size) {
      byte[] unpacked = new byte[size];
      int made = new SnappyDecompressor().decompress(packed, offset, length, unpacked, 0, size);
      return Arrays.copyOf(unpacked, made);
    }

    static byte[] lz4(byte[] packed, int offset, int length, int room) {
      byte[] unpacked = new byte[room];
      int made = new Lz4Decompressor().decompress(packed, offset, length, unpacked, 0, room);
      return Arrays.copyOf(unpacked, made);
    }
  }
}
