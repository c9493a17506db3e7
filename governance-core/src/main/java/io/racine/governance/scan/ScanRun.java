package io.racine.governance.scan;

import java.time.Duration;
import java.util.Optional;

/**
 * A scan that was started: watch it, stop it, wait for it.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public interface ScanRun {
  ScanId id();

  ScanProgress progress();

  /**
   * Stops the scan; what it has finished is kept, and it can be resumed. Does nothing after its
   * end.
   */
  void cancel();

  /**
   * Waits for the end. An interrupt stops the scan.
   *
   * @return the report; its scan is COMPLETED or CANCELED
   * @throws ScanFailedException if the scan failed
   */
  ScanReport await();

  /**
   * Waits for the end, and no longer than a limit.
   *
   * @return the report, or nothing when the scan is still running
   * @throws ScanFailedException if the scan failed
   */
  Optional<ScanReport> await(Duration limit);
}
