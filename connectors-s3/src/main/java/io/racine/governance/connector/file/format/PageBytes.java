package io.racine.governance.connector.file.format;

/** The bytes of a page, read from the front; nothing is read beyond their end. */
final class PageBytes {
  private final byte[] bytes;
  private final int end;
  private int position;

  PageBytes(byte[] bytes, int begin, int end) {
    this.bytes = bytes;
    this.position = begin;
    this.end = end;
  }

  byte[] array() {
    return bytes;
  }

  int position() {
    return position;
  }

  int end() {
    return end;
  }

  int remaining() {
    return end - position;
  }

  /** Moves on by so many bytes, and returns where they begin. */
  int advance(long count) throws FormatProblem {
    if (count < 0 || count > remaining()) {
      throw FormatProblem.corrupt("a page holds less than it says");
    }
    int begin = position;
    position += (int) count;
    return begin;
  }

  /** Returns the next bytes on their own. */
  PageBytes part(long count) throws FormatProblem {
    int begin = advance(count);
    return new PageBytes(bytes, begin, position);
  }

  int one() throws FormatProblem {
    return bytes[advance(1)] & 0xff;
  }

  long littleEndian(int count) throws FormatProblem {
    return ParquetType.littleEndian(bytes, advance(count), count);
  }

  /** Returns a number of four bytes. */
  int number() throws FormatProblem {
    return (int) littleEndian(4);
  }

  long varint() throws FormatProblem {
    long number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int one = one();
      number |= (long) (one & 0x7f) << shift;
      if (one < 0x80) {
        return number;
      }
    }
    throw FormatProblem.corrupt("a number in a page has too many bytes");
  }

  long zigzag() throws FormatProblem {
    long number = varint();
    return (number >>> 1) ^ -(number & 1);
  }
}
