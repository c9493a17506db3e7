package io.racine.governance.scan;

import static java.util.Objects.requireNonNull;

import io.racine.governance.datasource.DataSource;
import io.racine.governance.organization.Caller;
import io.racine.governance.organization.OrganizationId;
import io.racine.governance.spi.GovernanceException;
import io.racine.governance.spi.Issue;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Not API; may change in any release. The scans as one caller sees them. */
public final class CallerScans implements ScanService {
  private final ScanEngine engine;
  private final Clock clock;
  private final OrganizationId organization;
  private final String user;

  public CallerScans(ScanEngine engine, Clock clock, Caller caller) {
    this.engine = engine;
    this.clock = clock;
    this.organization = caller.organization();
    this.user = caller.user();
  }

  @Override
  public Scan create(ScanRequest request) {
    DataSource source =
        engine.sources().require(organization, requireNonNull(request, "request").dataSource());
    ScanId id = engine.store().insert(organization, source.id(), request, user, clock.instant());
    return require(id);
  }

  @Override
  public ScanRun execute(ScanId id) {
    Scan scan = require(id);
    if (scan.status() != ScanStatus.PENDING) {
      throw new GovernanceException(
          ScanErrors.NOT_STARTABLE,
          "Cannot start scan "
              + id
              + ": it is "
              + scan.status()
              + "."
              + (scan.status().isResumable() ? " Use resume to go on with it." : ""));
    }
    return engine.launch(organization, scan, false);
  }

  @Override
  public ScanRun start(ScanRequest request) {
    return execute(create(request).id());
  }

  @Override
  public ScanReport run(ScanRequest request) {
    return start(request).await();
  }

  @Override
  public ScanRun resume(ScanId id) {
    Scan scan = require(id);
    if (!scan.status().isResumable()) {
      throw new GovernanceException(
          ScanErrors.NOT_STARTABLE, "Cannot resume scan " + id + ": it is " + scan.status() + ".");
    }
    return engine.launch(organization, scan, true);
  }

  @Override
  public Scan cancel(ScanId id) {
    Scan scan = require(id);
    if (scan.status() == ScanStatus.RUNNING) {
      engine
          .findRunning(organization, id)
          .orElseThrow(
              () ->
                  new GovernanceException(
                      ScanErrors.RUNNING_ELSEWHERE,
                      "Cannot cancel scan " + id + ": another process runs it. Cancel it there."))
          .cancel();
    }
    return require(id);
  }

  @Override
  public Optional<Scan> find(ScanId id) {
    return engine.store().find(organization, requireNonNull(id, "id"));
  }

  @Override
  public List<Scan> list() {
    return engine.store().list(organization);
  }

  @Override
  public List<ScanResult> results(ScanId id) {
    return engine.records().results(organization, require(id).id());
  }

  @Override
  public List<Issue> issues(ScanId id) {
    return engine.records().issues(organization, require(id).id());
  }

  @Override
  public int purge(Instant before) {
    List<ScanId> old = engine.store().endedBefore(organization, requireNonNull(before, "before"));
    for (ScanId id : old) {
      engine.database().runInTransaction(() -> engine.store().delete(organization, id));
    }
    return old.size();
  }

  private Scan require(ScanId id) {
    return find(id).orElseThrow(() -> new NoSuchScanException(id));
  }
}
