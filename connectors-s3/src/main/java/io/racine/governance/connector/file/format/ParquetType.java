package io.racine.governance.connector.file.format;

import io.racine.governance.spi.asset.LogicalType;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a Parquet column are and how they read.
 *
 * @param physical how they are stored
 * @param length the bytes of a value of fixed length
 * @param meaning what they mean
 * @param scale the digits behind the point of a decimal
 * @param unitsPerSecond of times and timestamps
 * @param zoned whether times are in UTC
 */
record ParquetType(
    Physical physical, int length, Meaning meaning, int scale, long unitsPerSecond, boolean zoned) {
  private static final int JULIAN_DAY_OF_EPOCH = 2_440_588;
  private static final long NANOS_OF_DAY = 86_400_000_000_000L;

  /** How values are stored, in the order of their numbers in the format. */
  enum Physical {
    BOOLEAN(0),
    INT32(4),
    INT64(8),
    INT96(12),
    FLOAT(4),
    DOUBLE(8),
    BYTE_ARRAY(0),
    FIXED_LEN_BYTE_ARRAY(0);

    private final int bytes;

    Physical(int bytes) {
      this.bytes = bytes;
    }

    boolean isNumber() {
      return this == INT32 || this == INT64 || this == FLOAT || this == DOUBLE;
    }
  }

  /** What values mean beyond how they are stored. */
  enum Meaning {
    NONE,
    TEXT,
    MAP,
    LIST,
    DECIMAL,
    DATE,
    TIME,
    TIMESTAMP,
    UNSIGNED,
    JSON,
    UUID,
    INTERVAL,
    HALF
  }

  static ParquetType of(ThriftStruct element) throws FormatProblem {
    long stored = element.number(1, 6);
    if (stored < 0 || stored >= Physical.values().length) {
      throw FormatProblem.corrupt("its schema has a type that there is not");
    }
    Physical physical = Physical.values()[(int) stored];
    int length = physical == Physical.FIXED_LEN_BYTE_ARRAY ? element.count(2) : physical.bytes;
    int scale = (int) element.number(7, 0);
    ThriftStruct logical = element.struct(10);
    if (logical != null) {
      return ofLogical(logical, physical, length, scale);
    }
    int converted = (int) element.number(6, -1);
    long units = converted == 7 || converted == 9 ? 1_000 : 1_000_000;
    Meaning meaning =
        switch (converted) {
          case 0, 4 -> Meaning.TEXT;
          case 1, 2 -> Meaning.MAP;
          case 3 -> Meaning.LIST;
          case 5 -> Meaning.DECIMAL;
          case 6 -> Meaning.DATE;
          case 7, 8 -> Meaning.TIME;
          case 9, 10 -> Meaning.TIMESTAMP;
          case 11, 12, 13, 14 -> Meaning.UNSIGNED;
          case 19 -> Meaning.JSON;
          case 21 -> Meaning.INTERVAL;
          default -> Meaning.NONE;
        };
    // The old annotations mean UTC throughout.
    return new ParquetType(physical, length, meaning, scale, units, true);
  }

  private static ParquetType ofLogical(
      ThriftStruct logical, Physical physical, int length, int scale) {
    Meaning meaning = Meaning.NONE;
    int digits = scale;
    long units = 1_000;
    boolean zoned = true;
    ThriftStruct decimal = logical.struct(5);
    ThriftStruct time = logical.struct(7);
    ThriftStruct timestamp = logical.struct(8);
    ThriftStruct integer = logical.struct(10);
    if (logical.has(1) || logical.has(4)) {
      meaning = Meaning.TEXT;
    } else if (logical.has(2)) {
      meaning = Meaning.MAP;
    } else if (logical.has(3)) {
      meaning = Meaning.LIST;
    } else if (decimal != null) {
      meaning = Meaning.DECIMAL;
      digits = (int) decimal.number(1, 0);
    } else if (logical.has(6)) {
      meaning = Meaning.DATE;
    } else if (time != null) {
      meaning = Meaning.TIME;
      units = units(time);
      zoned = time.truth(1, true);
    } else if (timestamp != null) {
      meaning = Meaning.TIMESTAMP;
      units = units(timestamp);
      zoned = timestamp.truth(1, true);
    } else if (integer != null) {
      meaning = integer.truth(2, true) ? Meaning.NONE : Meaning.UNSIGNED;
    } else if (logical.has(12)) {
      meaning = Meaning.JSON;
    } else if (logical.has(14)) {
      meaning = Meaning.UUID;
    } else if (logical.has(15)) {
      meaning = Meaning.HALF;
    }
    return new ParquetType(physical, length, meaning, digits, units, zoned);
  }

  private static long units(ThriftStruct time) {
    ThriftStruct unit = time.struct(2);
    if (unit == null || unit.has(1)) {
      return 1_000;
    }
    return unit.has(2) ? 1_000_000 : 1_000_000_000;
  }

  boolean isList() {
    return meaning == Meaning.LIST;
  }

  boolean isMap() {
    return meaning == Meaning.MAP;
  }

  LogicalType logicalType() {
    return switch (meaning) {
      case TEXT -> physical == Physical.BYTE_ARRAY ? LogicalType.TEXT : LogicalType.BINARY;
      case JSON -> LogicalType.JSON;
      case DECIMAL -> LogicalType.DECIMAL;
      case DATE -> LogicalType.DATE;
      case TIME -> LogicalType.TIME;
      case TIMESTAMP -> LogicalType.TIMESTAMP;
      case UUID -> length == 16 ? LogicalType.UUID : LogicalType.BINARY;
      case INTERVAL -> length == 12 ? LogicalType.INTERVAL : LogicalType.BINARY;
      case HALF -> length == 2 ? LogicalType.FLOAT : LogicalType.BINARY;
      case NONE, UNSIGNED, MAP, LIST ->
          switch (physical) {
            case BOOLEAN -> LogicalType.BOOLEAN;
            case INT32, INT64 -> LogicalType.INTEGER;
            case INT96 -> LogicalType.TIMESTAMP;
            case FLOAT, DOUBLE -> LogicalType.FLOAT;
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> LogicalType.BINARY;
          };
    };
  }

  /** Returns how the format calls the type, such as {@code int32(date)}. */
  String nativeName() {
    String name = physical.name().toLowerCase(Locale.ROOT);
    return meaning == Meaning.NONE
        ? name
        : name + "(" + meaning.name().toLowerCase(Locale.ROOT) + ")";
  }

  /** Returns the text of a number or truth value. */
  String text(long bits) {
    return switch (physical) {
      case BOOLEAN -> bits == 0 ? "false" : "true";
      case FLOAT -> Canonical.floating(Float.intBitsToFloat((int) bits));
      case DOUBLE -> Canonical.floating(Double.longBitsToDouble(bits));
      default ->
          switch (meaning) {
            case DECIMAL -> Canonical.decimal(BigInteger.valueOf(bits), scale);
            case DATE -> Canonical.date(bits);
            case TIME -> Canonical.time(bits, unitsPerSecond);
            case TIMESTAMP -> Canonical.timestamp(bits, unitsPerSecond, zoned);
            case UNSIGNED ->
                physical == Physical.INT32
                    ? Long.toString(bits & 0xffff_ffffL)
                    : Long.toUnsignedString(bits);
            default -> Long.toString(bits);
          };
    };
  }

  /** Returns the text of some bytes, or null when they are only bytes. */
  @Nullable String text(byte[] bytes, int offset, int count) {
    if (physical == Physical.INT96) {
      return int96(bytes, offset);
    }
    return switch (meaning) {
      case TEXT, JSON ->
          physical == Physical.BYTE_ARRAY
              ? new String(bytes, offset, count, StandardCharsets.UTF_8)
              : null;
      case DECIMAL ->
          count == 0
              ? "0"
              : Canonical.decimal(
                  new BigInteger(Arrays.copyOfRange(bytes, offset, offset + count)), scale);
      case UUID -> count == 16 ? Canonical.uuid(bytes, offset) : null;
      case INTERVAL -> count == 12 ? Canonical.interval(bytes, offset) : null;
      case HALF -> count == 2 ? half(bytes, offset) : null;
      default -> null;
    };
  }

  /** A day of the Julian calendar and nanoseconds, as old writers store timestamps. */
  private static String int96(byte[] bytes, int offset) {
    long nanos = littleEndian(bytes, offset, 8);
    long day = littleEndian(bytes, offset + 8, 4) - JULIAN_DAY_OF_EPOCH;
    if (Math.abs(day) < 100_000 && nanos >= 0 && nanos < NANOS_OF_DAY) {
      return Canonical.timestamp(day * NANOS_OF_DAY + nanos, 1_000_000_000, false);
    }
    return Canonical.timestamp(day * 86_400_000L + Math.floorDiv(nanos, 1_000_000L), 1_000, false);
  }

  private static String half(byte[] bytes, int offset) {
    int bits = (int) littleEndian(bytes, offset, 2);
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    double size =
        exponent == 0
            ? Math.scalb((double) fraction, -24)
            : exponent == 31
                ? (fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN)
                : Math.scalb(1024.0 + fraction, exponent - 25);
    return Canonical.floating(bits >> 15 == 0 ? size : -size);
  }

  static long littleEndian(byte[] bytes, int offset, int count) {
    long number = 0;
    for (int i = count - 1; i >= 0; i--) {
      number = number << 8 | (bytes[offset + i] & 0xff);
    }
    return number;
  }
}
