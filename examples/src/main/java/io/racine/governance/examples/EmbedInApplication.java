package io.racine.governance.examples;

import io.racine.governance.Governance;
import io.racine.governance.classification.DataClassification;
import io.racine.governance.examples.cli.ExitCode;
import io.racine.governance.examples.cli.Terminal;
import io.racine.governance.examples.sample.SampleDatabase;
import io.racine.governance.scan.Sampling;
import io.racine.governance.scan.ScanReport;
import io.racine.governance.scan.ScanRequest;
import io.racine.governance.scan.ScanRun;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.Reason;
import io.racine.governance.store.StoreConfig;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;

/** Governance inside an application: one builder, a scan, and questions without a scan. */
final class EmbedInApplication {
  private EmbedInApplication() {}

  static ExitCode run(List<String> arguments, Terminal terminal) {
    try (SampleDatabase shop = SampleDatabase.open()) {
      scan(shop.url(), () -> "", terminal.out());
    }
    return ExitCode.DONE;
  }

  private static void scan(String url, Supplier<String> password, PrintStream out) {
    // tag::application[]
    // tag::builder[]
    try (Governance governance =
        Governance.builder()
            .store(StoreConfig.inMemory())
            .discoverPlugins()
            .dataSource(
                "shop",
                DataSourceType.H2,
                source -> source.set("url", url).secret("password", password))
            .build()) {
      ScanReport report = governance.scans().run(ScanRequest.of("shop"));
      report.sensitiveColumns().forEach(out::println);
      // end::builder[]
      // end::application[]
      explain(report, out);
      narrow(governance, out);
      ask(governance, out);
      // tag::application[]
    }
    // end::application[]
  }

  private static void explain(ScanReport report, PrintStream out) {
    // tag::reasons[]
    for (DataClassification column : report.sensitiveColumns()) {
      out.println(column.table() + "." + column.column() + " is " + column.entity().orElseThrow());
      column.finding().stream()
          .flatMap(finding -> finding.reasons().stream())
          .map(Reason::text)
          .forEach(reason -> out.println("  " + reason));
    }
    // end::reasons[]
  }

  private static void narrow(Governance governance, PrintStream out) {
    // tag::request[]
    ScanRequest request =
        ScanRequest.builder("shop")
            .include("clinic.*")
            .exclude("*.visit")
            .sampling(Sampling.random(500))
            .parallelism(2)
            .build();
    ScanRun run = governance.scans().start(request);
    out.println(run.progress().listed() + " tables so far"); // run.cancel() would stop it
    ScanReport report = run.await();
    out.println(report.counts());
    // end::request[]
  }

  private static void ask(Governance governance, PrintStream out) {
    // tag::ad-hoc[]
    ColumnVerdict verdict =
        governance.classifications().classifyValues(List.of("ada@example.com", "bob@example.org"));
    out.println(verdict.top().orElseThrow());
    governance.classifications().classifyText("Mail to ada@example.com").forEach(out::println);
    // end::ad-hoc[]
  }
}
