package io.racine.governance.examples.cli;

import io.racine.governance.scan.ScanReport;
import io.racine.governance.scan.ScanRun;
import io.racine.governance.scan.ScanStatus;
import java.time.Duration;

/** Waits for a scan; Ctrl-C stops it and leaves the store as a cancelled scan does. */
public final class StopOnExit {
  private static final Duration LIMIT = Duration.ofSeconds(4);

  private StopOnExit() {}

  /**
   * Returns the report.
   *
   * @throws io.racine.governance.scan.ScanFailedException if the scan failed
   */
  public static ScanReport await(ScanRun run) {
    var stop =
        new Thread(
            () -> {
              run.cancel();
              run.await(LIMIT);
            });
    Runtime.getRuntime().addShutdownHook(stop);
    // A cancelled scan means that the process is ending, and then hooks cannot be taken back.
    boolean canceled = false;
    try {
      ScanReport report = run.await();
      canceled = report.scan().status() == ScanStatus.CANCELED;
      return report;
    } finally {
      if (!canceled) {
        Runtime.getRuntime().removeShutdownHook(stop);
      }
    }
  }
}
