package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.LogicalType;

/** What H2's types hold. */
final class H2Types {
  private H2Types() {}

  /** Returns the logical type of a type's name in upper case, with or without its length. */
  static LogicalType logical(String nativeType) {
    int bracket = nativeType.indexOf('(');
    String name = (bracket < 0 ? nativeType : nativeType.substring(0, bracket)).strip();
    if (name.startsWith("INTERVAL")) {
      return LogicalType.INTERVAL;
    }
    if (name.startsWith("TIMESTAMP")) {
      return LogicalType.TIMESTAMP;
    }
    if (name.startsWith("TIME")) {
      return LogicalType.TIME;
    }
    return switch (name) {
      case "CHARACTER",
          "CHARACTER VARYING",
          "CHARACTER LARGE OBJECT",
          "VARCHAR_IGNORECASE",
          "ENUM",
          "" ->
          LogicalType.TEXT;
      case "TINYINT", "SMALLINT", "INTEGER", "BIGINT" -> LogicalType.INTEGER;
      case "NUMERIC", "DECIMAL", "DECFLOAT" -> LogicalType.DECIMAL;
      case "REAL", "FLOAT", "DOUBLE PRECISION" -> LogicalType.FLOAT;
      case "BOOLEAN" -> LogicalType.BOOLEAN;
      case "DATE" -> LogicalType.DATE;
      case "BINARY", "BINARY VARYING", "BINARY LARGE OBJECT", "JAVA_OBJECT" -> LogicalType.BINARY;
      case "UUID" -> LogicalType.UUID;
      case "JSON" -> LogicalType.JSON;
      case "GEOMETRY" -> LogicalType.SPATIAL;
      case "ARRAY" -> LogicalType.ARRAY;
      case "ROW" -> LogicalType.STRUCT;
      default -> LogicalType.OTHER;
    };
  }
}
