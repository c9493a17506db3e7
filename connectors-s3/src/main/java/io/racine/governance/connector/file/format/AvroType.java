package io.racine.governance.connector.file.format;

import io.racine.governance.spi.asset.LogicalType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One type of an Avro schema. Filled while the schema is read, since types may hold themselves. */
final class AvroType {
  /** The kinds that Avro knows. */
  enum Kind {
    NULL,
    BOOLEAN,
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    BYTES,
    STRING,
    RECORD,
    ENUM,
    ARRAY,
    MAP,
    UNION,
    FIXED
  }

  /**
   * A field of a record.
   *
   * @param name its name
   * @param type its type
   * @param comment its documentation
   */
  record Field(String name, AvroType type, @Nullable String comment) {}

  private final Kind kind;
  private final List<Field> fields = new ArrayList<>();
  private final List<AvroType> parts = new ArrayList<>();
  private final List<String> symbols = new ArrayList<>();
  private String logical = "";
  private int scale;
  private int size;

  AvroType(Kind kind) {
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  List<Field> fields() {
    return fields;
  }

  /** Returns the branches of a union, or what an array or map holds. */
  List<AvroType> parts() {
    return parts;
  }

  AvroType part() {
    return parts.get(0);
  }

  List<String> symbols() {
    return symbols;
  }

  String logical() {
    return logical;
  }

  int scale() {
    return scale;
  }

  int size() {
    return size;
  }

  void logical(String name, int scaleOfDecimal) {
    logical = name;
    scale = scaleOfDecimal;
  }

  void size(int bytes) {
    size = bytes;
  }

  boolean isNested() {
    return kind == Kind.RECORD || kind == Kind.ARRAY || kind == Kind.MAP;
  }

  boolean isNullable() {
    return kind == Kind.NULL
        || (kind == Kind.UNION && parts.stream().anyMatch(part -> part.kind == Kind.NULL));
  }

  /** Returns how Avro calls the type, such as {@code union(null,string)}. */
  String nativeName() {
    if (kind == Kind.UNION) {
      return "union"
          + parts.stream().map(AvroType::nativeName).toList().toString().replace(" ", "");
    }
    String name = kind.name().toLowerCase(java.util.Locale.ROOT);
    return logical.isEmpty() ? name : name + "(" + logical + ")";
  }

  LogicalType logicalType() {
    return switch (kind) {
      case NULL, STRING, ENUM -> logical.equals("uuid") ? LogicalType.UUID : LogicalType.TEXT;
      case BOOLEAN -> LogicalType.BOOLEAN;
      case INT, LONG -> ofNumber();
      case FLOAT, DOUBLE -> LogicalType.FLOAT;
      case BYTES, FIXED -> ofBytes();
      case RECORD, ARRAY, MAP -> LogicalType.JSON;
      case UNION -> ofUnion();
    };
  }

  private LogicalType ofNumber() {
    return switch (logical) {
      case "date" -> LogicalType.DATE;
      case "time-millis", "time-micros" -> LogicalType.TIME;
      default -> isTimestamp() ? LogicalType.TIMESTAMP : LogicalType.INTEGER;
    };
  }

  boolean isTimestamp() {
    return logical.startsWith("timestamp-") || logical.startsWith("local-timestamp-");
  }

  private LogicalType ofBytes() {
    return switch (logical) {
      case "decimal" -> LogicalType.DECIMAL;
      case "uuid" -> size == 16 ? LogicalType.UUID : LogicalType.BINARY;
      case "duration" -> size == 12 ? LogicalType.INTERVAL : LogicalType.BINARY;
      default -> LogicalType.BINARY;
    };
  }

  private LogicalType ofUnion() {
    List<LogicalType> types =
        parts.stream()
            .filter(part -> part.kind != Kind.NULL)
            .map(AvroType::logicalType)
            .distinct()
            .toList();
    if (types.size() == 1) {
      return types.get(0);
    }
    return types.contains(LogicalType.JSON) ? LogicalType.JSON : LogicalType.TEXT;
  }
}
