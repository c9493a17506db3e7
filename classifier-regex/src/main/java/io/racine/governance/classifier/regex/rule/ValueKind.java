package io.racine.governance.classifier.regex.rule;

/**
 * What kind of thing a value is, recognised mostly in order to reject: an epoch is no card number.
 *
 * <p>The positions are part of the stored state.
 */
public enum ValueKind {
  INTEGER(0, "whole numbers"),
  DECIMAL(1, "decimal numbers"),
  BOOLEAN(2, "flags"),
  DAY(3, "dates"),
  INSTANT(4, "timestamps"),
  COMPACT_DAY(5, "dates without separators"),
  EPOCH(6, "epoch timestamps"),
  UUID(7, "UUIDs"),
  ULID(8, "ULIDs"),
  HEX_DIGEST(9, "hex digests"),
  VERSION(10, "version numbers"),
  PRODUCT_CODE(11, "EAN or ISBN product codes"),
  PLACEHOLDER(12, "placeholders"),
  /** Longer than a name or an id: running text. */
  TEXT(13, "running text"),
  /** Has letters. */
  LETTERS(14, "texts with letters");

  private final int position;
  private final String plural;

  ValueKind(int position, String plural) {
    this.position = position;
    this.plural = plural;
  }

  /** Returns the kind in words, for reasons. */
  public String plural() {
    return plural;
  }

  public int bit() {
    return 1 << position;
  }
}
