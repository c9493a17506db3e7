package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.LogicalType;

/** What the types of MySQL and MariaDB hold. */
final class MySqlTypes {
  private MySqlTypes() {}

  /**
   * Returns what a type holds.
   *
   * @param dataType its name, such as {@code int}
   * @param columnType the name with all that belongs to it, such as {@code int unsigned}
   */
  static LogicalType of(String dataType, String columnType) {
    return switch (dataType) {
      case "tinyint" ->
          columnType.startsWith("tinyint(1)") ? LogicalType.BOOLEAN : LogicalType.INTEGER;
      case "bit" -> columnType.equals("bit(1)") ? LogicalType.BOOLEAN : LogicalType.INTEGER;
      case "smallint", "mediumint", "int", "bigint", "year" -> LogicalType.INTEGER;
      case "decimal" -> LogicalType.DECIMAL;
      case "float", "double" -> LogicalType.FLOAT;
      case "date" -> LogicalType.DATE;
      case "time" -> LogicalType.TIME;
      case "datetime", "timestamp" -> LogicalType.TIMESTAMP;
      case "char",
          "varchar",
          "tinytext",
          "text",
          "mediumtext",
          "longtext",
          "enum",
          "set",
          "inet4",
          "inet6" ->
          LogicalType.TEXT;
      case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "vector" ->
          LogicalType.BINARY;
      case "json" -> LogicalType.JSON;
      case "uuid" -> LogicalType.UUID;
      case "geometry",
          "point",
          "linestring",
          "polygon",
          "multipoint",
          "multilinestring",
          "multipolygon",
          "geomcollection",
          "geometrycollection" ->
          LogicalType.SPATIAL;
      default -> LogicalType.OTHER;
    };
  }
}
