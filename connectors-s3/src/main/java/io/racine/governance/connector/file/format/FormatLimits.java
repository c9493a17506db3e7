package io.racine.governance.connector.file.format;

/**
 * How much an object may ask for before it is taken for a bomb or for damaged. Not API.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param maxUnpackedBytes the most bytes that one compressed object may unpack to
 * @param maxRatio the most unpacked bytes per packed byte, counted from {@link #RATIO_FREE_BYTES}
 *     on
 * @param maxDepth how many codecs and archives may lie in each other
 * @param maxMembers the most members of one archive, or sheets of one workbook
 * @param maxHeldBytes the most bytes of one object held in memory: a block, a page, a member, the
 *     strings of a workbook, a document
 * @param maxFieldChars the most characters of one field before it is cut or given up
 * @param maxColumns the most columns of one object
 * @param maxNesting the deepest nesting of a document or a schema
 */
public record FormatLimits(
    long maxUnpackedBytes,
    int maxRatio,
    int maxDepth,
    int maxMembers,
    int maxHeldBytes,
    int maxFieldChars,
    int maxColumns,
    int maxNesting) {
  /** Small objects may well be one repeated byte; a ratio says something only from here on. */
  public static final long RATIO_FREE_BYTES = 16L << 20;

  private static final FormatLimits DEFAULTS =
      new FormatLimits(1L << 40, 1_000, 4, 100_000, 64 << 20, 1 << 20, 20_000, 1_000);

  public FormatLimits {
    requirePositive("maxUnpackedBytes", maxUnpackedBytes);
    requirePositive("maxRatio", maxRatio);
    requirePositive("maxDepth", maxDepth);
    requirePositive("maxMembers", maxMembers);
    requirePositive("maxHeldBytes", maxHeldBytes);
    requirePositive("maxFieldChars", maxFieldChars);
    requirePositive("maxColumns", maxColumns);
    requirePositive("maxNesting", maxNesting);
  }

  /**
   * Returns the limits for ordinary use: what honest files keep by far, what a heap of 128 MB
   * bears.
   */
  public static FormatLimits defaults() {
    return DEFAULTS;
  }

  private static void requirePositive(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be 1 or more but was " + value);
    }
  }
}
