package io.racine.governance.scan;

/**
 * How far a running scan is.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param listed assets named by the source up to now
 * @param listingDone whether that is all of them
 * @param finished assets that are done with: recorded, unchanged, failed or filtered
 * @param rowsRead rows read up to now
 * @param bytesRead bytes of values read up to now
 * @param effort what was done besides reading up to now
 * @since 0.1
 */
public record ScanProgress(
    long listed,
    boolean listingDone,
    long finished,
    long rowsRead,
    long bytesRead,
    ScanEffort effort) {}
