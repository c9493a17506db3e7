package io.racine.governance.catalog;

/**
 * The id of a catalogue item in the store.
 *
 * @param value the stored number
 * @since 0.1
 */
public record CatalogItemId(long value) implements Comparable<CatalogItemId> {
  public static CatalogItemId of(long value) {
    return new CatalogItemId(value);
  }

  @Override
  public int compareTo(CatalogItemId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
