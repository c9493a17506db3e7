package io.racine.governance.spi.asset;

/**
 * What a column holds, whatever its source calls the type.
 *
 * @since 0.1
 */
public enum LogicalType {
  TEXT,
  /** Whole numbers, of any size. */
  INTEGER,
  /** Exact numbers with a fraction. */
  DECIMAL,
  /** Binary floating-point numbers. */
  FLOAT,
  BOOLEAN,
  /** A day without a time; canonical text {@code 2024-02-29}. */
  DATE,
  /** A time of day; canonical text {@code 23:59:59.5}. */
  TIME,
  /** A day and time, with or without zone; canonical text {@code 2024-02-29T23:59:59Z}. */
  TIMESTAMP,
  INTERVAL,
  UUID,
  /** A JSON document as text; the library expands it into nested paths, connectors do not. */
  JSON,
  XML,
  /** Bytes; only their number is ever delivered. */
  BINARY,
  ARRAY,
  STRUCT,
  SPATIAL,
  /** Something this library has no word for; delivered as text where the source can. */
  OTHER;

  public boolean isNumeric() {
    return this == INTEGER || this == DECIMAL || this == FLOAT;
  }

  public boolean isTemporal() {
    return this == DATE || this == TIME || this == TIMESTAMP;
  }
}
