package io.racine.governance.connector.file.format;

/** Decodes numbers that are written as differences in packed blocks. */
final class DeltaDecoder {
  private static final int LARGEST_BLOCK = 1 << 20;

  private final PageBytes in;
  private final int miniBlocks;
  private final int valuesPerMiniBlock;
  private final long count;
  private long read;
  private long value;
  private long minDelta;
  private byte[] widths = {};
  private int miniBlock;
  private int leftInMiniBlock;
  private int bit;
  private int packedAt;

  DeltaDecoder(PageBytes in) throws FormatProblem {
    this.in = in;
    long block = in.varint();
    long mini = in.varint();
    this.count = in.varint();
    this.value = in.zigzag();
    if (block <= 0
        || block > LARGEST_BLOCK
        || mini <= 0
        || block % mini != 0
        || block / mini % 8 != 0
        || count < 0) {
      throw FormatProblem.corrupt("a page of differences has an impossible header");
    }
    this.miniBlocks = (int) mini;
    this.valuesPerMiniBlock = (int) (block / mini);
    this.miniBlock = miniBlocks;
  }

  /** Returns how many values there are by what the header says. */
  long count() {
    return count;
  }

  long next() throws FormatProblem {
    if (read >= count) {
      throw FormatProblem.corrupt("a page holds fewer values than it says");
    }
    if (read++ == 0) {
      return value;
    }
    if (leftInMiniBlock == 0) {
      nextMiniBlock();
    }
    leftInMiniBlock--;
    value += minDelta + packed(widths[miniBlock - 1]);
    return value;
  }

  private void nextMiniBlock() throws FormatProblem {
    if (miniBlock == miniBlocks) {
      minDelta = in.zigzag();
      int begin = in.advance(miniBlocks);
      widths = java.util.Arrays.copyOfRange(in.array(), begin, begin + miniBlocks);
      miniBlock = 0;
    }
    int width = widths[miniBlock++];
    if (width < 0 || width > 64) {
      throw FormatProblem.corrupt("a page has numbers of more than 64 bits");
    }
    packedAt = in.advance((long) width * valuesPerMiniBlock / 8);
    bit = 0;
    leftInMiniBlock = valuesPerMiniBlock;
  }

  private long packed(int width) {
    long number = 0;
    for (int done = 0; done < width; ) {
      int at = bit + done;
      int inByte = at & 7;
      int take = Math.min(8 - inByte, width - done);
      long bits = (in.array()[packedAt + (at >> 3)] & 0xffL) >>> inByte & ((1L << take) - 1);
      number |= bits << done;
      done += take;
    }
    bit += width;
    return number;
  }

  /** Reads all that is left, so that the input stands behind the last block. */
  void skipToEnd() throws FormatProblem {
    while (read < count) {
      next();
    }
  }
}
