package io.racine.governance.examples;

import io.racine.governance.Governance;
import io.racine.governance.GovernanceServices;
import io.racine.governance.classification.DataClassification;
import io.racine.governance.examples.cli.ExitCode;
import io.racine.governance.examples.cli.Terminal;
import io.racine.governance.examples.sample.SampleDatabase;
import io.racine.governance.organization.Caller;
import io.racine.governance.organization.Organization;
import io.racine.governance.scan.Sampling;
import io.racine.governance.scan.Scan;
import io.racine.governance.scan.ScanReport;
import io.racine.governance.scan.ScanRequest;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.store.StoreConfig;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Runs governance day by day: a store on disk, resumed and incremental scans, callers, upkeep. */
final class OperateGovernance {
  private OperateGovernance() {}

  static ExitCode run(List<String> arguments, Terminal terminal) {
    Path folder = terminal.folder().resolve(arguments.isEmpty() ? "governance" : arguments.get(0));
    try (SampleDatabase shop = SampleDatabase.open();
        Governance governance = open(folder, shop.url())) {
      ScanReport report = scan(governance);
      terminal.out().println(report);
      decide(governance, report, terminal.out());
      serve(governance, terminal.out());
      keepUp(governance, terminal.out());
    }
    return ExitCode.DONE;
  }

  private static Governance open(Path folder, String url) {
    // tag::store[]
    return Governance.builder()
        .store(StoreConfig.embedded(folder)) // the catalogue outlives the process
        .discoverPlugins()
        .classifier("regex", regex -> regex.set("locales", "US,GB,DE"))
        .dataSource("shop", DataSourceType.H2, source -> source.set("url", url))
        .build();
    // end::store[]
  }

  private static ScanReport scan(Governance governance) {
    // tag::resume[]
    for (Scan scan : governance.scans().list()) {
      if (scan.status().isResumable()) { // FAILED, CANCELED, or INTERRUPTED by a killed process
        governance.scans().resume(scan.id()).await();
      }
    }
    // end::resume[]
    // tag::incremental[]
    ScanRequest request =
        ScanRequest.builder("shop")
            .incremental() // leaves out what has not changed
            .include("shop.customer", "clinic.patient")
            .sampling(Sampling.random(500))
            .assetTimeLimit(Duration.ofMinutes(2))
            .build();
    return governance.scans().run(request);
    // end::incremental[]
  }

  private static void decide(Governance governance, ScanReport report, PrintStream out) {
    // tag::decide[]
    for (DataClassification column : report.sensitiveColumns()) {
      if (column.confidence() > 0.95) {
        governance.classifications().confirm(column.item(), "surer than 95 %");
      }
    }
    // end::decide[]
    out.println(report.sensitiveColumns().size() + " columns looked at");
  }

  private static void serve(Governance governance, PrintStream out) {
    // tag::caller[]
    Organization home = governance.organizations().current();
    Caller auditor = Caller.of(home.id(), "ada", "scan:read", "catalog:read");
    GovernanceServices services = governance.as(auditor);
    out.println(services.scans().list().size() + " scans, as " + auditor.user() + " may see them");
    // end::caller[]
  }

  private static void keepUp(Governance governance, PrintStream out) {
    // tag::upkeep[]
    int gone = governance.scans().purge(Instant.now().minus(Duration.ofDays(90)));
    out.println(gone + " old scans deleted; " + governance.database().health());
    // end::upkeep[]
  }
}
