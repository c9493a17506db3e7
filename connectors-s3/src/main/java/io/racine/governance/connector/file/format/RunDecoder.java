package io.racine.governance.connector.file.format;

/** Decodes small numbers that are written as runs of one value or packed into bits. */
final class RunDecoder {
  private final PageBytes in;
  private final int width;
  private long runLeft;
  private int runValue;
  private long packedLeft;
  private long buffer;
  private int buffered;

  RunDecoder(PageBytes in, int width) throws FormatProblem {
    if (width < 0 || width > 32) {
      throw FormatProblem.corrupt("a page has numbers of more than 32 bits");
    }
    this.in = in;
    this.width = width;
  }

  /** Returns how many bits the numbers up to {@code most} take. */
  static int widthOf(int most) {
    return 32 - Integer.numberOfLeadingZeros(most);
  }

  int next() throws FormatProblem {
    if (runLeft == 0 && packedLeft == 0) {
      nextRun();
    }
    if (runLeft > 0) {
      runLeft--;
      return runValue;
    }
    packedLeft--;
    while (buffered < width) {
      buffer |= (long) in.one() << buffered;
      buffered += 8;
    }
    int value = (int) (buffer & ((1L << width) - 1));
    buffer >>>= width;
    buffered -= width;
    return value;
  }

  private void nextRun() throws FormatProblem {
    buffer = 0;
    buffered = 0;
    long header = width == 0 && in.remaining() == 0 ? Long.MAX_VALUE - 1 : in.varint();
    if ((header & 1) == 1) {
      packedLeft = (header >>> 1) * 8;
    } else {
      runLeft = header >>> 1;
      runValue = in.remaining() == 0 ? 0 : (int) in.littleEndian((width + 7) / 8);
    }
    if (runLeft <= 0 && packedLeft <= 0) {
      throw FormatProblem.corrupt("a page has a run of no values");
    }
  }
}
