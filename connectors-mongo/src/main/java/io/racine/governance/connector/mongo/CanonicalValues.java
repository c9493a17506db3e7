package io.racine.governance.connector.mongo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.bson.types.Decimal128;

/** The canonical text of BSON's scalar values. */
final class CanonicalValues {
  static final int SUBTYPE_UUID = 4;
  static final int SUBTYPE_ENCRYPTED = 6;
  private static final int UUID_BYTES = 16;

  private CanonicalValues() {}

  /** Returns the text of a value that is neither null, a document nor an array. */
  static String text(BsonElements element) {
    return text(element, Integer.MAX_VALUE);
  }

  /** Returns such a text; of one longer than that perhaps only the beginning, which is longer. */
  static String text(BsonElements element, int mostChars) {
    return switch (element.type()) {
      case INT32 -> Integer.toString(element.int32());
      case INT64 -> Long.toString(element.int64());
      case DOUBLE -> plain(element.float64());
      case DECIMAL128 -> decimal(element);
      case BOOLEAN -> Boolean.toString(element.bool());
      case DATE_TIME -> Instant.ofEpochMilli(element.int64()).toString();
      // The seconds are in the upper half; the lower counts what happened within one.
      case TIMESTAMP -> Instant.ofEpochSecond(element.int64() >>> 32).toString();
      case OBJECT_ID -> element.objectIdHex();
      case REGULAR_EXPRESSION -> element.pattern();
      case DB_POINTER -> element.objectIdHex();
      case MIN_KEY -> "MinKey";
      case MAX_KEY -> "MaxKey";
      case BINARY -> isUuid(element) ? uuid(element) : binary(element);
      default -> element.text(mostChars);
    };
  }

  /** The older subtype 3 is left alone: each driver has written its bytes in another order. */
  static boolean isUuid(BsonElements element) {
    return element.binarySubtype() == SUBTYPE_UUID && element.binaryLength() == UUID_BYTES;
  }

  static boolean isEncrypted(BsonElements element) {
    return element.binarySubtype() == SUBTYPE_ENCRYPTED;
  }

  private static String uuid(BsonElements element) {
    return new UUID(element.binaryWord(0), element.binaryWord(1)).toString();
  }

  /** Returns what stands for a binary value where there must be a text. */
  private static String binary(BsonElements element) {
    return element.binaryLength() + (isEncrypted(element) ? " bytes encrypted" : " bytes");
  }

  /** Returns whether JSON has a number for this value; it has none for NaN and infinity. */
  static boolean isJsonNumber(BsonElements element) {
    return switch (element.type()) {
      case INT32, INT64 -> true;
      case DOUBLE -> Double.isFinite(element.float64());
      case DECIMAL128 -> decimalOf(element).isFinite();
      default -> false;
    };
  }

  private static String plain(double number) {
    return Double.isFinite(number)
        ? new BigDecimal(Double.toString(number)).toPlainString()
        : Double.toString(number);
  }

  private static Decimal128 decimalOf(BsonElements element) {
    return Decimal128.fromIEEE754BIDEncoding(element.decimalHigh(), element.decimalLow());
  }

  private static String decimal(BsonElements element) {
    Decimal128 number = decimalOf(element);
    if (!number.isFinite()) {
      return number.toString();
    }
    // The exponent is at most 6144, so a plain number is a few thousand digits at worst.
    String text = number.toString();
    return text.indexOf('E') < 0 ? text : new BigDecimal(text).toPlainString();
  }
}
