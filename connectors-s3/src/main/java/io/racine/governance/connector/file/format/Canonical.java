package io.racine.governance.connector.file.format;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * Values of binary formats as canonical text. A number that is no day or time, whatever its column
 * says, is delivered as the number.
 */
final class Canonical {
  /** No decimal of any format has as many digits after its point. */
  private static final int MOST_SCALE = 1_000;

  private Canonical() {}

  static String decimal(BigInteger unscaled, int scale) {
    return Math.abs(scale) > MOST_SCALE
        ? unscaled.toString()
        : new BigDecimal(unscaled, scale).toPlainString();
  }

  static String floating(float value) {
    return Float.isFinite(value)
        ? new BigDecimal(Float.toString(value)).toPlainString()
        : Float.toString(value);
  }

  static String floating(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(Double.toString(value)).toPlainString()
        : Double.toString(value);
  }

  static String date(long day) {
    try {
      return LocalDate.ofEpochDay(day).toString();
    } catch (DateTimeException e) {
      return Long.toString(day);
    }
  }

  /**
   * Returns a time of day.
   *
   * @param unitsPerSecond a thousand for milliseconds
   */
  static String time(long value, long unitsPerSecond) {
    try {
      LocalTime time =
          LocalTime.ofNanoOfDay(Math.multiplyExact(value, 1_000_000_000L / unitsPerSecond));
      return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
    } catch (DateTimeException | ArithmeticException e) {
      return Long.toString(value);
    }
  }

  /**
   * Returns a point in time.
   *
   * @param zoned whether it is one in UTC, and not of whatever zone
   */
  static String timestamp(long value, long unitsPerSecond, boolean zoned) {
    try {
      Instant instant =
          Instant.ofEpochSecond(
              Math.floorDiv(value, unitsPerSecond),
              Math.floorMod(value, unitsPerSecond) * (1_000_000_000L / unitsPerSecond));
      return zoned
          ? DateTimeFormatter.ISO_INSTANT.format(instant)
          : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Long.toString(value);
    }
  }

  /** Returns the UUID of sixteen bytes, most significant first. */
  static String uuid(byte[] bytes, int offset) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < 8; i++) {
      high = high << 8 | (bytes[offset + i] & 0xff);
      low = low << 8 | (bytes[offset + 8 + i] & 0xff);
    }
    return new UUID(high, low).toString();
  }

  /** Returns months, days and milliseconds, each in four bytes and least significant first. */
  static String interval(byte[] bytes, int offset) {
    long months = littleEndian(bytes, offset);
    long days = littleEndian(bytes, offset + 4);
    BigDecimal seconds = BigDecimal.valueOf(littleEndian(bytes, offset + 8), 3);
    return "P" + months + "M" + days + "DT" + seconds.toPlainString() + "S";
  }

  private static long littleEndian(byte[] bytes, int offset) {
    return (bytes[offset] & 0xffL)
        | (bytes[offset + 1] & 0xffL) << 8
        | (bytes[offset + 2] & 0xffL) << 16
        | (bytes[offset + 3] & 0xffL) << 24;
  }
}
