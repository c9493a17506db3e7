package io.racine.governance.scan;

import io.racine.governance.organization.RequiresPermission;
import io.racine.governance.spi.Issue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Scans data sources of the caller's organisation.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public interface ScanService {
  /** Creates a scan without starting it. */
  @RequiresPermission("scan:create")
  Scan create(ScanRequest request);

  /**
   * Starts a scan that was created.
   *
   * @throws io.racine.governance.spi.GovernanceException if it was started before, its source is
   *     switched off, or another scan of its source is running
   */
  @RequiresPermission("scan:execute")
  ScanRun execute(ScanId id);

  /** Creates a scan and starts it. */
  @RequiresPermission("scan:execute")
  ScanRun start(ScanRequest request);

  /**
   * Creates a scan, starts it and waits for its end.
   *
   * @throws ScanFailedException if it failed
   */
  @RequiresPermission("scan:execute")
  ScanReport run(ScanRequest request);

  /**
   * Goes on with a scan that failed, was cancelled or was interrupted. Assets it had finished are
   * not read again; those that had failed are.
   */
  @RequiresPermission("scan:execute")
  ScanRun resume(ScanId id);

  /** Stops a running scan of this process; a scan that has ended is left as it is. */
  @RequiresPermission("scan:cancel")
  Scan cancel(ScanId id);

  @RequiresPermission("scan:read")
  Optional<Scan> find(ScanId id);

  /** Returns the scans, the newest first; at most a thousand. */
  @RequiresPermission("scan:read")
  List<Scan> list();

  /** Returns what a scan found, by table and column. */
  @RequiresPermission("scan:read")
  List<ScanResult> results(ScanId id);

  /** Returns what a scan could not do, or only in a lesser way. */
  @RequiresPermission("scan:read")
  List<Issue> issues(ScanId id);

  /**
   * Deletes scans that ended before an instant, with their results and issues. Catalogue and
   * classifications stay.
   *
   * @return how many scans were deleted
   */
  @RequiresPermission("scan:purge")
  int purge(Instant before);
}
