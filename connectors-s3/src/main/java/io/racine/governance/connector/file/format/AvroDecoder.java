package io.racine.governance.connector.file.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Decodes the values of one Avro block, and believes no length beyond its end. */
final class AvroDecoder {
  private final byte[] bytes;
  private final int maxNesting;
  private final int maxChars;
  private final JsonFactory factory;
  private int position;
  private long lastLength;

  AvroDecoder(byte[] bytes, JsonFactory factory, RecordRequest request) {
    this.bytes = bytes;
    this.factory = factory;
    this.maxNesting = request.limits().maxNesting() / 2;
    this.maxChars = request.maxValueChars();
  }

  int remaining() {
    return bytes.length - position;
  }

  /** Skips the next value. */
  void skip(AvroType type) throws FormatProblem {
    skip(type, 0);
  }

  /** Gives the next value to a sink. */
  void cell(AvroType type, int place, boolean asDocument, CellSink sink)
      throws IOException, FormatProblem {
    AvroType actual = type.kind() == AvroType.Kind.UNION ? branch(type) : type;
    if (actual.kind() != AvroType.Kind.NULL) {
      give(actual, place, asDocument, sink);
    }
  }

  private void give(AvroType type, int place, boolean asDocument, CellSink sink)
      throws IOException, FormatProblem {
    if (type.isNested() || asDocument) {
      BoundedText text = new BoundedText(maxChars);
      try (JsonGenerator json = factory.createGenerator(text)) {
        json(type, json, 0);
      }
      Columns.give(sink, place, text.text(), maxChars);
      return;
    }
    @Nullable String text = text(type);
    if (text != null) {
      Columns.give(sink, place, text, maxChars);
    } else {
      sink.binary(place, lastLength);
    }
  }

  /** Returns a plain value as text, or null when it is binary; then its length is kept. */
  private @Nullable String text(AvroType type) throws FormatProblem {
    return switch (type.kind()) {
      case NULL -> "";
      case BOOLEAN -> truth();
      case INT, LONG -> number(type, varint());
      case FLOAT -> Canonical.floating(Float.intBitsToFloat((int) fixedNumber(4)));
      case DOUBLE -> Canonical.floating(Double.longBitsToDouble(fixedNumber(8)));
      case STRING -> string();
      case ENUM -> symbol(type);
      case BYTES -> bytes(type, length());
      case FIXED -> bytes(type, type.size());
      case RECORD, ARRAY, MAP, UNION -> throw new IllegalStateException("Not a plain type");
    };
  }

  private static String number(AvroType type, long value) {
    return switch (type.logical()) {
      case "date" -> Canonical.date(value);
      case "time-millis" -> Canonical.time(value, 1_000);
      case "time-micros" -> Canonical.time(value, 1_000_000);
      default -> type.isTimestamp() ? timestamp(type.logical(), value) : Long.toString(value);
    };
  }

  private static String timestamp(String logical, long value) {
    long units =
        logical.endsWith("millis") ? 1_000 : logical.endsWith("micros") ? 1_000_000 : 1_000_000_000;
    return Canonical.timestamp(value, units, !logical.startsWith("local-"));
  }

  private @Nullable String bytes(AvroType type, int length) throws FormatProblem {
    int begin = advance(length);
    return switch (type.logicalType()) {
      case DECIMAL ->
          length == 0
              ? "0"
              : Canonical.decimal(
                  new BigInteger(Arrays.copyOfRange(bytes, begin, begin + length)), type.scale());
      case UUID -> Canonical.uuid(bytes, begin);
      case INTERVAL -> Canonical.interval(bytes, begin);
      default -> {
        lastLength = length;
        yield null;
      }
    };
  }

  private void json(AvroType type, JsonGenerator json, int depth)
      throws IOException, FormatProblem {
    requireDepth(depth);
    switch (type.kind()) {
      case NULL -> json.writeNull();
      case UNION -> json(branch(type), json, depth + 1);
      case RECORD -> {
        json.writeStartObject();
        for (AvroType.Field field : type.fields()) {
          json.writeFieldName(field.name());
          json(field.type(), json, depth + 1);
        }
        json.writeEndObject();
      }
      case ARRAY -> {
        json.writeStartArray();
        for (long left = blockCount(); left > 0; left = left > 1 ? left - 1 : blockCount()) {
          json(type.part(), json, depth + 1);
        }
        json.writeEndArray();
      }
      case MAP -> {
        json.writeStartObject();
        for (long left = blockCount(); left > 0; left = left > 1 ? left - 1 : blockCount()) {
          json.writeFieldName(string());
          json(type.part(), json, depth + 1);
        }
        json.writeEndObject();
      }
      case BOOLEAN -> json.writeBoolean(truth().equals("true"));
      case INT, LONG, FLOAT, DOUBLE, STRING, BYTES, ENUM, FIXED -> plain(type, json);
    }
  }

  private void plain(AvroType type, JsonGenerator json) throws IOException, FormatProblem {
    @Nullable String text = text(type);
    if (text == null) {
      // Of binary values a document says nothing: their length is no text.
      json.writeNull();
    } else if (type.logicalType().isNumeric()
        && Character.isDigit(text.charAt(text.length() - 1))) {
      json.writeNumber(text);
    } else {
      json.writeString(text);
    }
  }

  private void skip(AvroType type, int depth) throws FormatProblem {
    requireDepth(depth);
    switch (type.kind()) {
      case NULL -> {}
      case BOOLEAN -> advance(1);
      case INT, LONG, ENUM -> varint();
      case FLOAT -> advance(4);
      case DOUBLE -> advance(8);
      case BYTES, STRING -> advance(length());
      case FIXED -> advance(type.size());
      case UNION -> skip(branch(type), depth + 1);
      case RECORD -> {
        for (AvroType.Field field : type.fields()) {
          skip(field.type(), depth + 1);
        }
      }
      case ARRAY -> {
        for (long left = blockCount(); left > 0; left = left > 1 ? left - 1 : blockCount()) {
          skip(type.part(), depth + 1);
        }
      }
      case MAP -> {
        for (long left = blockCount(); left > 0; left = left > 1 ? left - 1 : blockCount()) {
          advance(length());
          skip(type.part(), depth + 1);
        }
      }
    }
  }

  private void requireDepth(int depth) throws FormatProblem {
    if (depth > maxNesting) {
      throw FormatProblem.overLimit("a value is nested deeper than is read");
    }
  }

  private AvroType branch(AvroType union) throws FormatProblem {
    long index = varint();
    if (index < 0 || index >= union.parts().size()) {
      throw damaged();
    }
    return union.parts().get((int) index);
  }

  /** Returns how many elements follow; more than there are bytes cannot be. */
  private long blockCount() throws FormatProblem {
    long count = varint();
    if (count < 0) {
      varint();
      count = -count;
    }
    if (count < 0 || count > remaining()) {
      throw damaged();
    }
    return count;
  }

  private String symbol(AvroType type) throws FormatProblem {
    long index = varint();
    if (index < 0 || index >= type.symbols().size()) {
      throw damaged();
    }
    return type.symbols().get((int) index);
  }

  private String truth() throws FormatProblem {
    return bytes[advance(1)] == 0 ? "false" : "true";
  }

  private String string() throws FormatProblem {
    int length = length();
    return new String(bytes, advance(length), length, StandardCharsets.UTF_8);
  }

  private int length() throws FormatProblem {
    long length = varint();
    if (length < 0 || length > remaining()) {
      throw damaged();
    }
    return (int) length;
  }

  private long fixedNumber(int length) throws FormatProblem {
    int begin = advance(length);
    long number = 0;
    for (int i = length - 1; i >= 0; i--) {
      number = number << 8 | (bytes[begin + i] & 0xff);
    }
    return number;
  }

  long varint() throws FormatProblem {
    long number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte one = bytes[advance(1)];
      number |= (long) (one & 0x7f) << shift;
      if (one >= 0) {
        return (number >>> 1) ^ -(number & 1);
      }
    }
    throw damaged();
  }

  private int advance(int length) throws FormatProblem {
    if (length > remaining()) {
      throw damaged();
    }
    int begin = position;
    position += length;
    return begin;
  }

  private static FormatProblem damaged() {
    return FormatProblem.corrupt("a block does not hold what its schema says");
  }
}
