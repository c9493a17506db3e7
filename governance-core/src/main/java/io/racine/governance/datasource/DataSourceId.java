package io.racine.governance.datasource;

/**
 * The id of a data source in the store.
 *
 * @param value the stored number
 * @since 0.1
 */
public record DataSourceId(long value) {
  public static DataSourceId of(long value) {
    return new DataSourceId(value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
