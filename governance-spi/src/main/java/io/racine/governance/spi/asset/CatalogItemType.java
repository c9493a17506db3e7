package io.racine.governance.spi.asset;

/**
 * What kind of thing an item of the catalogue is, whatever its source calls it.
 *
 * <p>A MongoDB database, a bucket and a Redis database are a DATABASE; a prefix is a SCHEMA; a
 * collection, a data set of objects and a key pattern are a TABLE; a nested path is a COLUMN. What
 * the source calls it stays in {@link AssetDescriptor#nativeKind()}.
 *
 * @since 0.1
 */
public enum CatalogItemType {
  DATABASE,
  SCHEMA,
  TABLE,
  VIEW,
  COLUMN,
  INDEX,
  PROCEDURE,
  FUNCTION;

  /** Returns whether items of this type hold rows that can be read. */
  public boolean holdsRows() {
    return this == TABLE || this == VIEW;
  }

  /** Returns whether items of this type are routines; a routine's path has its argument types. */
  public boolean isRoutine() {
    return this == PROCEDURE || this == FUNCTION;
  }
}
