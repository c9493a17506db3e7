package io.racine.governance.examples.cli;

import io.racine.governance.Governance;
import io.racine.governance.datasource.DataSourceId;
import io.racine.governance.scan.Scan;
import io.racine.governance.scan.ScanRequest;
import io.racine.governance.scan.ScanRun;
import io.racine.governance.scan.ScanStatus;
import java.util.Locale;
import java.util.Optional;

/** Begins a scan: a new one, or the last one of its source when that did not come to its end. */
public final class StartOrResume {
  private StartOrResume() {}

  /**
   * Begins the scan that the options ask for. With {@code --resume} it says on standard error which
   * one that is, so that nobody takes an old scan for a new one.
   */
  public static ScanRun begin(
      Governance governance, ScanOptions options, String dataSource, Terminal terminal) {
    ScanRequest request = options.request(dataSource);
    if (!options.resume()) {
      return governance.scans().start(request);
    }
    Optional<Scan> unfinished = unfinished(governance, dataSource);
    if (unfinished.isEmpty()) {
      terminal.err().println("No scan of '" + dataSource + "' to go on with: starting a new one");
      return governance.scans().start(request);
    }
    Scan scan = unfinished.get();
    terminal
        .err()
        .println(
            "Going on with scan "
                + scan.id()
                + " of '"
                + dataSource
                + "' ("
                + scan.status().name().toLowerCase(Locale.ROOT)
                + "), as it was started at "
                + scan.createdAt()
                + ": what it had finished is not read again");
    return governance.scans().resume(scan.id());
  }

  /**
   * Returns the last scan of a source unless it came to its end. An older one is out of date: a
   * later scan has been through.
   */
  private static Optional<Scan> unfinished(Governance governance, String dataSource) {
    DataSourceId source = governance.dataSources().get(dataSource).id();
    return governance.scans().list().stream()
        .filter(scan -> scan.dataSource().equals(source))
        // One that was never started has done nothing that could be gone on with.
        .filter(scan -> scan.status() != ScanStatus.PENDING)
        .findFirst()
        .filter(scan -> scan.status().isResumable());
  }
}
