package io.racine.governance.connector.file.format;

import io.racine.governance.spi.connector.ReadMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How rows of a text are chosen.
 *
 * <p>All rows in order; or each with the same chance, of an object that is small; or those in some
 * ranges that are spread over it, of one that is large.
 *
 * @param mode how rows are chosen in the end
 * @param chance the chance of a row, 1 when all are wanted
 * @param ranges where to read; empty for everything
 * @param rowsPerRange the most rows of one range
 */
record Sampling(ReadMode mode, double chance, List<Range> ranges, int rowsPerRange) {
  /** Each range is a request of its own to a store of objects; so many are still soon done. */
  private static final int RANGES = 40;

  /** An object of this size is rather read through than sought in. */
  private static final long SMALL = 4L << 20;

  private static final int LEAST_BYTES = 16 << 10;
  private static final int MOST_BYTES = 1 << 20;

  /**
   * A part of an object.
   *
   * @param offset its first byte
   * @param length how many bytes
   */
  record Range(long offset, int length) {}

  static Sampling inOrder(ReadMode mode) {
    return new Sampling(mode, 1, List.of(), Integer.MAX_VALUE);
  }

  /**
   * Returns how to read an object.
   *
   * @param from where its rows begin
   * @param rowBytes how many bytes a row has on average, by what its beginning shows
   */
  static Sampling of(RecordRequest request, ObjectBytes object, long from, double rowBytes) {
    if (request.mode() != ReadMode.RANDOM) {
      return inOrder(request.mode());
    }
    if (!object.isSeekable() || object.size() < 0) {
      return inOrder(ReadMode.FIRST);
    }
    long size = object.size() - from;
    double wanted = Math.max(1, (double) request.maxRows());
    double rows = size / Math.max(1, rowBytes);
    if (rows <= wanted) {
      return inOrder(ReadMode.RANDOM);
    }
    int perRange = (int) Math.ceil(wanted / RANGES);
    // Twice what the rows should take, for the one that is cut off and for longer ones.
    long length = Math.round(Math.min(MOST_BYTES, LEAST_BYTES + 2.0 * perRange * rowBytes));
    if (size <= SMALL || length * RANGES * 2 > size) {
      return new Sampling(
          ReadMode.RANDOM, Math.min(1, wanted / rows), List.of(), Integer.MAX_VALUE);
    }
    List<Range> ranges = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(request.seed());
    long stratum = size / RANGES;
    for (int i = 0; i < RANGES; i++) {
      ranges.add(new Range(from + i * stratum + random.nextLong(stratum - length), (int) length));
    }
    return new Sampling(ReadMode.RANDOM, 1, List.copyOf(ranges), perRange);
  }
}
