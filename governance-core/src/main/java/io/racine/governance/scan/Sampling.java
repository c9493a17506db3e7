package io.racine.governance.scan;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.ReadRequest;

/**
 * How much of each table is read.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param mode which rows
 * @param maxRows at most so many rows of a table
 * @param maxBytes at most so many bytes of values of a table
 * @param maxValueChars longer values are cut here
 * @since 0.1
 */
public record Sampling(ReadMode mode, long maxRows, long maxBytes, int maxValueChars) {
  public Sampling {
    requireNonNull(mode, "mode");
    positive("sampling.max-rows", maxRows);
    positive("sampling.max-bytes", maxBytes);
    positive("sampling.max-value-chars", maxValueChars);
  }

  /** Reads rows from all over each table; never by sorting it. */
  public static Sampling random(long maxRows) {
    return of(ReadMode.RANDOM, maxRows);
  }

  /** Reads the rows that each table delivers first. */
  public static Sampling first(long maxRows) {
    return of(ReadMode.FIRST, maxRows);
  }

  /** Reads every row. */
  public static Sampling full() {
    return new Sampling(
        ReadMode.FULL, Long.MAX_VALUE, Long.MAX_VALUE, ReadRequest.DEFAULT_MAX_VALUE_CHARS);
  }

  private static Sampling of(ReadMode mode, long maxRows) {
    return new Sampling(
        mode, maxRows, ReadRequest.DEFAULT_MAX_BYTES, ReadRequest.DEFAULT_MAX_VALUE_CHARS);
  }

  private static void positive(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be 1 or more but was " + value);
    }
  }
}
