package io.racine.governance.examples;

import io.racine.governance.ClassifierBuilder;
import io.racine.governance.Governance;
import io.racine.governance.InvalidConfigurationException;
import io.racine.governance.examples.cli.ExitCode;
import io.racine.governance.examples.cli.ProgressBar;
import io.racine.governance.examples.cli.ScanOptions;
import io.racine.governance.examples.cli.ScanTarget;
import io.racine.governance.examples.cli.StartOrResume;
import io.racine.governance.examples.cli.StopOnExit;
import io.racine.governance.examples.cli.Terminal;
import io.racine.governance.examples.cli.UsageException;
import io.racine.governance.examples.report.HtmlReport;
import io.racine.governance.examples.report.JsonReport;
import io.racine.governance.examples.report.ScanSummary;
import io.racine.governance.examples.report.TextReport;
import io.racine.governance.scan.ScanReport;
import io.racine.governance.scan.ScanStatus;
import io.racine.governance.spi.IssueSeverity;
import io.racine.governance.store.StoreConfig;
import java.nio.file.Path;
import java.util.List;

/** Scans a source of any kind, or a sample of its own, and reports what is sensitive in it. */
final class ScanDatabase {
  private ScanDatabase() {}

  static ExitCode run(List<String> arguments, Terminal terminal) {
    ScanOptions options = ScanOptions.parse(arguments);
    if (options.help()) {
      terminal.out().print(ScanOptions.HELP);
      return ExitCode.DONE;
    }
    Path page = HtmlReport.requireWritable(terminal.folder().resolve(options.report()));
    StoreConfig store =
        options
            .store()
            .map(folder -> StoreConfig.embedded(terminal.folder().resolve(folder)))
            .orElseGet(StoreConfig::inMemory);
    try (ScanTarget target = ScanTarget.open(options, terminal);
        Governance governance =
            Governance.builder()
                .store(store)
                .discoverPlugins()
                // Named, so that the one of the example custom-classifier is left out.
                .classifier("regex", regex -> packs(options, terminal, regex))
                .dataSource(target.name(), target.type(), target::describe)
                .listener(ProgressBar.on(terminal))
                .build()) {
      ScanReport report =
          StopOnExit.await(StartOrResume.begin(governance, options, target.name(), terminal));
      ScanSummary summary = ScanSummary.of(governance, report);
      HtmlReport.write(summary, page);
      terminal
          .out()
          .println(options.json() ? JsonReport.of(summary) : TextReport.of(summary, page));
      return exitCode(options, report);
    } catch (InvalidConfigurationException e) {
      if (e.problems().stream().allMatch(problem -> problem.startsWith("data source"))) {
        throw new UsageException(String.join("; ", e.problems()));
      }
      throw e;
    }
  }

  private static void packs(ScanOptions options, Terminal terminal, ClassifierBuilder regex) {
    options
        .packs()
        .ifPresent(
            folder -> regex.set("pack-folders", terminal.folder().resolve(folder).toString()));
  }

  private static ExitCode exitCode(ScanOptions options, ScanReport report) {
    boolean found =
        options.failOn().stream()
            .anyMatch(
                limit ->
                    report.columns().stream()
                        .flatMap(column -> column.level().stream())
                        .anyMatch(level -> level.isAtLeast(limit)));
    if (found) {
      return ExitCode.FOUND;
    }
    if (report.scan().status() == ScanStatus.CANCELED) {
      return ExitCode.FAILED;
    }
    return report.issues().stream().anyMatch(issue -> issue.severity() != IssueSeverity.NOTICE)
        ? ExitCode.DONE_WITH_ISSUES
        : ExitCode.DONE;
  }
}
