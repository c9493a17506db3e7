package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.LogicalType;

/** What Snowflake's types hold, by the names that INFORMATION_SCHEMA gives them. */
final class SnowflakeTypes {
  private SnowflakeTypes() {}

  static LogicalType logical(String dataType, int scale) {
    return switch (dataType) {
      case "NUMBER", "FIXED" -> scale == 0 ? LogicalType.INTEGER : LogicalType.DECIMAL;
      case "DECFLOAT" -> LogicalType.DECIMAL;
      case "FLOAT", "REAL" -> LogicalType.FLOAT;
      case "TEXT", "VARCHAR" -> LogicalType.TEXT;
      case "BOOLEAN" -> LogicalType.BOOLEAN;
      case "DATE" -> LogicalType.DATE;
      case "TIME" -> LogicalType.TIME;
      case "TIMESTAMP_NTZ", "TIMESTAMP_LTZ", "TIMESTAMP_TZ" -> LogicalType.TIMESTAMP;
      case "BINARY" -> LogicalType.BINARY;
      case "VARIANT", "OBJECT", "ARRAY", "MAP", "VECTOR" -> LogicalType.JSON;
      case "GEOGRAPHY", "GEOMETRY" -> LogicalType.SPATIAL;
      case "UUID" -> LogicalType.UUID;
      default -> LogicalType.OTHER;
    };
  }
}
