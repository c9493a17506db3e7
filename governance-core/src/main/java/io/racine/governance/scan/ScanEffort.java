package io.racine.governance.scan;

import java.time.Duration;

/**
 * What a scan did besides reading: tries again, pauses, waits, parts.
 *
 * <p>A resumed scan goes on counting. Waits are those of all threads together.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param retries calls of the source that were made again after a failure that may pass
 * @param retryWait how long was waited before them
 * @param circuitOpenings how many times the source was left alone after failures in a row
 * @param circuitWait how long was waited meanwhile
 * @param limitWait how long was waited for the source's limit of rows a second
 * @param splitAssets assets that were read in parts
 * @param partitions the parts that were read of them
 * @since 0.1
 */
public record ScanEffort(
    long retries,
    Duration retryWait,
    long circuitOpenings,
    Duration circuitWait,
    Duration limitWait,
    long splitAssets,
    long partitions) {
  public static final ScanEffort NONE =
      new ScanEffort(0, Duration.ZERO, 0, Duration.ZERO, Duration.ZERO, 0, 0);
}
