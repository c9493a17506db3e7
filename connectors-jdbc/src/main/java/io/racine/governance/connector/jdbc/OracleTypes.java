package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.LogicalType;
import org.jspecify.annotations.Nullable;

/** What Oracle's types hold. */
final class OracleTypes {
  private OracleTypes() {}

  /**
   * Returns what a type holds.
   *
   * @param scale of a NUMBER; null when it has none, and may then hold any number
   */
  static LogicalType logical(String dataType, @Nullable Integer scale) {
    String type = dataType.replaceAll("\\(\\d+\\)", "");
    if (type.startsWith("TIMESTAMP")) {
      return LogicalType.TIMESTAMP;
    }
    if (type.startsWith("INTERVAL")) {
      return LogicalType.INTERVAL;
    }
    return switch (type) {
      case "NUMBER" -> scale != null && scale <= 0 ? LogicalType.INTEGER : LogicalType.DECIMAL;
      case "FLOAT" -> LogicalType.DECIMAL;
      case "BINARY_FLOAT", "BINARY_DOUBLE" -> LogicalType.FLOAT;
      case "CHAR", "NCHAR", "VARCHAR2", "NVARCHAR2", "CLOB", "NCLOB", "LONG" -> LogicalType.TEXT;
      // It has a time of day there.
      case "DATE" -> LogicalType.TIMESTAMP;
      case "RAW", "LONG RAW", "BLOB", "BFILE" -> LogicalType.BINARY;
      case "BOOLEAN" -> LogicalType.BOOLEAN;
      case "JSON" -> LogicalType.JSON;
      case "XMLTYPE" -> LogicalType.XML;
      case "SDO_GEOMETRY" -> LogicalType.SPATIAL;
      default -> LogicalType.OTHER;
    };
  }

  static String declared(
      String dataType, int length, @Nullable Integer precision, @Nullable Integer scale) {
    return switch (dataType) {
      case "CHAR", "NCHAR", "VARCHAR2", "NVARCHAR2" -> dataType + "(" + length + ")";
      case "NUMBER" ->
          precision == null ? dataType : dataType + "(" + precision + "," + scale + ")";
      default -> dataType;
    };
  }
}
