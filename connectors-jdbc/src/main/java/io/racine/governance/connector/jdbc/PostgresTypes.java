package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.LogicalType;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL's types hold. */
final class PostgresTypes {
  private static final Map<String, LogicalType> BY_NAME =
      Map.ofEntries(
          Map.entry("bool", LogicalType.BOOLEAN),
          Map.entry("boolean", LogicalType.BOOLEAN),
          Map.entry("int2", LogicalType.INTEGER),
          Map.entry("int4", LogicalType.INTEGER),
          Map.entry("int8", LogicalType.INTEGER),
          Map.entry("smallint", LogicalType.INTEGER),
          Map.entry("integer", LogicalType.INTEGER),
          Map.entry("bigint", LogicalType.INTEGER),
          Map.entry("oid", LogicalType.INTEGER),
          Map.entry("numeric", LogicalType.DECIMAL),
          Map.entry("money", LogicalType.DECIMAL),
          Map.entry("float4", LogicalType.FLOAT),
          Map.entry("float8", LogicalType.FLOAT),
          Map.entry("real", LogicalType.FLOAT),
          Map.entry("double precision", LogicalType.FLOAT),
          Map.entry("date", LogicalType.DATE),
          Map.entry("time", LogicalType.TIME),
          Map.entry("timetz", LogicalType.TIME),
          Map.entry("timestamp", LogicalType.TIMESTAMP),
          Map.entry("timestamptz", LogicalType.TIMESTAMP),
          Map.entry("interval", LogicalType.INTERVAL),
          Map.entry("uuid", LogicalType.UUID),
          Map.entry("json", LogicalType.JSON),
          Map.entry("jsonb", LogicalType.JSON),
          Map.entry("xml", LogicalType.XML),
          Map.entry("bytea", LogicalType.BINARY));

  private static final Set<String> SPATIAL =
      Set.of(
          "point",
          "line",
          "lseg",
          "box",
          "path",
          "polygon",
          "circle",
          "geometry",
          "geography",
          "raster");

  /** Types of addresses and the like, which are texts with a rule. */
  private static final Set<String> TEXTUAL =
      Set.of("inet", "cidr", "macaddr", "macaddr8", "citext", "name", "tsvector", "bit", "varbit");

  private static final Set<String> ADDRESSES = Set.of("inet", "cidr", "macaddr", "macaddr8");

  private PostgresTypes() {}

  /**
   * Returns what a type holds.
   *
   * @param name its name in the catalogue, such as {@code int4}; that of its base for a domain
   * @param kind the catalogue's kind: {@code e} enumeration, {@code c} composite, others
   * @param category the catalogue's category: {@code S} for texts, {@code A} for arrays, others
   */
  static LogicalType of(String name, String kind, String category) {
    @Nullable LogicalType known = BY_NAME.get(name);
    if (known != null) {
      return known;
    }
    if (category.equals("A")) {
      return LogicalType.ARRAY;
    }
    if (kind.equals("c")) {
      return LogicalType.STRUCT;
    }
    if (SPATIAL.contains(name)) {
      return LogicalType.SPATIAL;
    }
    return kind.equals("e") || category.equals("S") || TEXTUAL.contains(name)
        ? LogicalType.TEXT
        : LogicalType.OTHER;
  }

  /** Returns what a type holds, of its name with its modifiers, as in {@code numeric(10,2)}. */
  static LogicalType ofName(String formatted) {
    String name = formatted.replaceAll("\\([^)]*\\)", "").strip();
    if (name.startsWith("timestamp")) {
      return LogicalType.TIMESTAMP;
    }
    if (name.startsWith("time ") || name.equals("time")) {
      return LogicalType.TIME;
    }
    boolean text = name.startsWith("character") || name.equals("text");
    return of(name, "b", text ? "S" : "U");
  }

  /** Returns how to bring the text of a value into canonical form. */
  static UnaryOperator<String> form(LogicalType type, String nativeType) {
    return switch (type) {
      case BOOLEAN -> CanonicalText::truth;
      case FLOAT -> CanonicalText::number;
      case TIMESTAMP ->
          nativeType.contains("with time zone") || nativeType.startsWith("timestamptz")
              ? CanonicalText::utc
              : CanonicalText::timestamp;
      default -> CanonicalText::same;
    };
  }

  /** Returns whether no value of the type is ever long, so that there is nothing to cut. */
  static boolean isShort(LogicalType type, String nativeType) {
    return switch (type) {
      case BOOLEAN, INTEGER, FLOAT, DATE, TIME, TIMESTAMP, INTERVAL, UUID -> true;
      // A numeric without a precision may have 130,000 digits.
      case DECIMAL -> nativeType.startsWith("numeric(");
      // Their text is another when it is cast: 192.0.2.1/32.
      case TEXT -> ADDRESSES.contains(nativeType);
      default -> false;
    };
  }
}
