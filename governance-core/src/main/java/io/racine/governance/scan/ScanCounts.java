package io.racine.governance.scan;

/**
 * What became of the assets of a scan: databases, schemas, tables, views, indexes and routines.
 *
 * <p>{@code listed = recorded + unchanged + failed + filtered + notReached}, always.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param listed everything the source named, and every place that it could not list
 * @param recorded in the catalogue as they are now, and judged if they hold rows
 * @param unchanged left out by an incremental scan
 * @param failed not listed, read or judged; an issue says why
 * @param filtered left out by the request's filter, where the source names what it leaves out
 * @param notReached not come to, because the scan ended before
 * @since 0.1
 */
public record ScanCounts(
    long listed, long recorded, long unchanged, long failed, long filtered, long notReached) {
  public static final ScanCounts NONE = new ScanCounts(0, 0, 0, 0, 0, 0);

  public ScanCounts {
    if (listed != recorded + unchanged + failed + filtered + notReached) {
      throw new IllegalArgumentException(
          "listed must be the sum of the others but was "
              + listed
              + " with "
              + recorded
              + " recorded, "
              + unchanged
              + " unchanged, "
              + failed
              + " failed, "
              + filtered
              + " filtered, "
              + notReached
              + " not reached");
    }
  }
}
