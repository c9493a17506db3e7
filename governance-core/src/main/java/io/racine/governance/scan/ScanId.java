package io.racine.governance.scan;

/**
 * The id of a scan in the store.
 *
 * @param value the stored number
 * @since 0.1
 */
public record ScanId(long value) {
  public static ScanId of(long value) {
    return new ScanId(value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
