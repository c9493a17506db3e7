package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.LogicalType;

/** What SQL Server's types hold. */
final class SqlServerTypes {
  private SqlServerTypes() {}

  static LogicalType logical(String type) {
    return switch (type) {
      case "bit" -> LogicalType.BOOLEAN;
      case "tinyint", "smallint", "int", "bigint" -> LogicalType.INTEGER;
      case "decimal", "numeric", "money", "smallmoney" -> LogicalType.DECIMAL;
      case "float", "real" -> LogicalType.FLOAT;
      case "date" -> LogicalType.DATE;
      case "time" -> LogicalType.TIME;
      case "datetime", "datetime2", "smalldatetime", "datetimeoffset" -> LogicalType.TIMESTAMP;
      case "char", "varchar", "text", "nchar", "nvarchar", "ntext", "sysname" -> LogicalType.TEXT;
      case "binary", "varbinary", "image", "timestamp", "rowversion" -> LogicalType.BINARY;
      case "uniqueidentifier" -> LogicalType.UUID;
      case "xml" -> LogicalType.XML;
      case "json" -> LogicalType.JSON;
      case "geometry", "geography" -> LogicalType.SPATIAL;
      default -> LogicalType.OTHER;
    };
  }

  /** Returns the type with its length or precision, as it is declared. */
  static String declared(String type, int maxLength, int precision, int scale) {
    return switch (type) {
      case "nchar", "nvarchar" -> type + (maxLength < 0 ? "(max)" : "(" + maxLength / 2 + ")");
      case "char", "varchar", "binary", "varbinary" ->
          type + (maxLength < 0 ? "(max)" : "(" + maxLength + ")");
      case "decimal", "numeric" -> type + "(" + precision + "," + scale + ")";
      case "datetime2", "datetimeoffset", "time" -> type + "(" + scale + ")";
      default -> type;
    };
  }
}
