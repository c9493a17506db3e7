package io.racine.governance.connector.file.format;

import java.util.Arrays;

/** Decodes the values of one page, each into the same place. */
interface ValueDecoder {
  /** Decodes the next value. */
  void next(Value into) throws FormatProblem;

  /** One value as it is stored: a number, or some bytes. */
  final class Value {
    private long bits;
    private byte[] bytes = {};
    private int offset;
    private int length;

    long bits() {
      return bits;
    }

    byte[] bytes() {
      return bytes;
    }

    int offset() {
      return offset;
    }

    int length() {
      return length;
    }

    void set(long number) {
      bits = number;
    }

    void set(byte[] from, int at, int count) {
      bytes = from;
      offset = at;
      length = count;
    }

    @Override
    public String toString() {
      return length + " bytes";
    }
  }

  static ValueDecoder plain(ParquetType type, PageBytes in) {
    return switch (type.physical()) {
      case BOOLEAN -> new PlainBits(in);
      case INT32 -> into -> into.set(in.number());
      case FLOAT -> into -> into.set(in.littleEndian(4));
      case INT64, DOUBLE -> into -> into.set(in.littleEndian(8));
      case BYTE_ARRAY ->
          into -> {
            long length = in.littleEndian(4);
            into.set(in.array(), in.advance(length), (int) length);
          };
      case INT96, FIXED_LEN_BYTE_ARRAY ->
          into -> into.set(in.array(), in.advance(type.length()), type.length());
    };
  }

  /** Booleans in runs, with their length before them. */
  static ValueDecoder runs(PageBytes in) throws FormatProblem {
    RunDecoder runs = new RunDecoder(in.part(in.littleEndian(4)), 1);
    return into -> into.set(runs.next());
  }

  static ValueDecoder deltas(ParquetType type, PageBytes in) throws FormatProblem {
    DeltaDecoder deltas = new DeltaDecoder(in);
    boolean small = type.physical() == ParquetType.Physical.INT32;
    return into -> {
      long value = deltas.next();
      into.set(small ? extended(value) : value);
    };
  }

  /** Returns a number of four bytes with its sign. */
  private static long extended(long bits) {
    return bits << 32 >> 32;
  }

  /** Texts whose lengths stand before them as differences. */
  static ValueDecoder lengths(PageBytes in) throws FormatProblem {
    DeltaDecoder lengths = new DeltaDecoder(new PageBytes(in.array(), in.position(), in.end()));
    new DeltaDecoder(in).skipToEnd();
    return into -> {
      long length = lengths.next();
      into.set(in.array(), in.advance(length), (int) length);
    };
  }

  /** Texts that begin as the one before them. */
  static ValueDecoder prefixes(PageBytes in) throws FormatProblem {
    DeltaDecoder prefixes = new DeltaDecoder(new PageBytes(in.array(), in.position(), in.end()));
    new DeltaDecoder(in).skipToEnd();
    ValueDecoder suffixes = lengths(in);
    byte[][] before = {{}};
    return into -> {
      long prefix = prefixes.next();
      suffixes.next(into);
      if (prefix < 0 || prefix > before[0].length) {
        throw FormatProblem.corrupt("a value says to begin with more than there was before it");
      }
      byte[] whole = Arrays.copyOf(before[0], (int) prefix + into.length());
      System.arraycopy(into.bytes(), into.offset(), whole, (int) prefix, into.length());
      before[0] = whole;
      into.set(whole, 0, whole.length);
    };
  }

  /** Numbers whose first bytes stand together, then their second bytes, and so on. */
  static ValueDecoder split(ParquetType type, PageBytes in) throws FormatProblem {
    int width = type.length();
    if (width <= 0) {
      throw FormatProblem.corrupt("a page is split by bytes although its values have no length");
    }
    int count = in.remaining() / width;
    int begin = in.advance((long) count * width);
    int[] next = {0};
    boolean number = type.physical().isNumber();
    return into -> {
      if (next[0] >= count) {
        throw FormatProblem.corrupt("a page holds fewer values than it says");
      }
      byte[] value = new byte[width];
      for (int i = 0; i < width; i++) {
        value[i] = in.array()[begin + i * count + next[0]];
      }
      next[0]++;
      if (number) {
        long bits = ParquetType.littleEndian(value, 0, width);
        into.set(type.physical() == ParquetType.Physical.INT32 ? extended(bits) : bits);
      } else {
        into.set(value, 0, width);
      }
    };
  }

  /** Booleans, eight in a byte. */
  final class PlainBits implements ValueDecoder {
    private final PageBytes in;
    private int bits;
    private int left;

    PlainBits(PageBytes in) {
      this.in = in;
    }

    @Override
    public void next(Value into) throws FormatProblem {
      if (left == 0) {
        bits = in.one();
        left = 8;
      }
      into.set(bits & 1);
      bits >>= 1;
      left--;
    }
  }
}
