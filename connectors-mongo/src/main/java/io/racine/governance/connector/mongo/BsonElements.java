package io.racine.governance.connector.mongo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.bson.BSONException;
import org.bson.BsonType;
import org.bson.RawBsonDocument;

/**
 * Walks over the elements of one BSON document in its bytes, without making objects of them.
 *
 * <p>A scan touches every value of a collection once and keeps none: the driver's own documents
 * would be made only to be dropped. See bsonspec.org for the form.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class BsonElements {
  private final byte[] bytes;
  private final ByteBuffer numbers;
  private final int end;
  private int next;
  private BsonType type = BsonType.END_OF_DOCUMENT;
  private int nameStart;
  private int nameLength;
  private int value;

  private BsonElements(byte[] bytes, int start) {
    this.bytes = bytes;
    this.numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int length = intAt(start);
    if (length < 5 || length > bytes.length - start) {
      throw malformed();
    }
    this.end = start + length - 1;
    this.next = start + 4;
  }

  static BsonElements of(RawBsonDocument document) {
    ByteBuffer buffer = document.getByteBuffer().asNIO();
    if (buffer.hasArray() && buffer.arrayOffset() == 0 && buffer.position() == 0) {
      return new BsonElements(buffer.array(), 0);
    }
    byte[] copy = new byte[buffer.remaining()];
    buffer.get(copy);
    return new BsonElements(copy, 0);
  }

  /** Returns the elements of the current value, a document or an array. */
  BsonElements inner() {
    return new BsonElements(bytes, value);
  }

  /** Goes to the next element; false at the end. */
  boolean next() {
    if (next >= end) {
      return false;
    }
    type = typeOf(bytes[next]);
    nameStart = next + 1;
    int at = nameStart;
    while (at < end && bytes[at] != 0) {
      at++;
    }
    nameLength = at - nameStart;
    value = at + 1;
    long after = (long) value + sizeOfValue();
    if (after > end) {
      throw malformed();
    }
    next = (int) after;
    return true;
  }

  private static BsonType typeOf(byte code) {
    BsonType type = BsonType.findByValue(code & 0xff);
    if (type == null || type == BsonType.END_OF_DOCUMENT) {
      throw malformed();
    }
    return type;
  }

  private long sizeOfValue() {
    return switch (type) {
      case DOUBLE, DATE_TIME, TIMESTAMP, INT64 -> 8;
      case INT32 -> 4;
      case BOOLEAN -> 1;
      case DECIMAL128 -> 16;
      case OBJECT_ID -> 12;
      case NULL, UNDEFINED, MIN_KEY, MAX_KEY -> 0;
      case STRING, SYMBOL, JAVASCRIPT -> 4L + length(1, value);
      case DB_POINTER -> 4L + length(1, value) + 12;
      case BINARY -> 5L + length(0, value);
      case DOCUMENT, ARRAY -> length(5, value);
      case JAVASCRIPT_WITH_SCOPE -> length(14, value);
      case REGULAR_EXPRESSION -> {
        int pattern = lengthOfCString(value);
        yield pattern + 1L + lengthOfCString(value + pattern + 1) + 1;
      }
      case END_OF_DOCUMENT -> throw malformed();
    };
  }

  private int length(int least, int at) {
    int length = intAt(at);
    if (length < least || length > end - at) {
      throw malformed();
    }
    return length;
  }

  private int lengthOfCString(int start) {
    int at = start;
    while (at < end && bytes[at] != 0) {
      at++;
    }
    return at - start;
  }

  private int intAt(int at) {
    if (at < 0 || at > bytes.length - 4) {
      throw malformed();
    }
    return numbers.getInt(at);
  }

  private static BSONException malformed() {
    return new BSONException("malformed");
  }

  BsonType type() {
    return type;
  }

  boolean isContainer() {
    return type == BsonType.DOCUMENT || type == BsonType.ARRAY;
  }

  boolean isNull() {
    return type == BsonType.NULL || type == BsonType.UNDEFINED;
  }

  String name() {
    return new String(bytes, nameStart, nameLength, StandardCharsets.UTF_8);
  }

  boolean bool() {
    return bytes[value] != 0;
  }

  int int32() {
    return numbers.getInt(value);
  }

  /** Returns the number of an INT64, DATE_TIME or TIMESTAMP. */
  long int64() {
    return numbers.getLong(value);
  }

  double float64() {
    return numbers.getDouble(value);
  }

  long decimalLow() {
    return numbers.getLong(value);
  }

  long decimalHigh() {
    return numbers.getLong(value + 8);
  }

  /** Returns the text of a STRING, SYMBOL, JAVASCRIPT, JAVASCRIPT_WITH_SCOPE or DB_POINTER. */
  String text() {
    return text(Integer.MAX_VALUE);
  }

  /**
   * Returns such a text, or only its beginning when it has more characters than that; the beginning
   * has more, too.
   */
  String text(int mostChars) {
    int at = type == BsonType.JAVASCRIPT_WITH_SCOPE ? value + 4 : value;
    // A character takes three bytes at most, and the last may be cut in two.
    long enough = 3L * mostChars + 6;
    int length = (int) Math.min(length(1, at) - 1L, enough);
    return new String(bytes, at + 4, length, StandardCharsets.UTF_8);
  }

  /** Returns the pattern of a REGULAR_EXPRESSION. */
  String pattern() {
    return new String(bytes, value, lengthOfCString(value), StandardCharsets.UTF_8);
  }

  /** Returns the twelve bytes of an OBJECT_ID, or of the one at the end of a DB_POINTER. */
  String objectIdHex() {
    int at = type == BsonType.DB_POINTER ? value + 4 + length(1, value) : value;
    var hex = new char[24];
    for (int i = 0; i < 12; i++) {
      hex[2 * i] = Character.forDigit((bytes[at + i] >> 4) & 0xf, 16);
      hex[2 * i + 1] = Character.forDigit(bytes[at + i] & 0xf, 16);
    }
    return new String(hex);
  }

  int binaryLength() {
    return length(0, value);
  }

  int binarySubtype() {
    return bytes[value + 4] & 0xff;
  }

  /** Returns eight bytes of a BINARY as a number in network order, as a UUID has them. */
  long binaryWord(int index) {
    return Long.reverseBytes(numbers.getLong(value + 5 + 8 * index));
  }

  /** Returns type and bytes of the value, for comparing and hashing. */
  ByteBuffer raw() {
    var copy = ByteBuffer.allocate(1 + next - value);
    copy.put((byte) type.getValue());
    copy.put(bytes, value, next - value);
    return copy.flip();
  }
}
