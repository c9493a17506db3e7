package io.racine.governance.spi.connector;

/** Which rows of an asset to read. */
public enum ReadMode {
  /** The first rows that the source delivers. */
  FIRST,
  /** Rows from all over the asset; never by sorting it. */
  RANDOM,
  /** Every row, up to the other limits. */
  FULL
}
