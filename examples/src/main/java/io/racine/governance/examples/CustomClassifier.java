package io.racine.governance.examples;

import io.racine.governance.Governance;
import io.racine.governance.classifier.regex.RegexClassifierFactory;
import io.racine.governance.examples.classifier.BadgeClassifierFactory;
import io.racine.governance.examples.classifier.PayrollTable;
import io.racine.governance.examples.classifier.RunTimeRules;
import io.racine.governance.examples.cli.ExitCode;
import io.racine.governance.examples.cli.Terminal;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.TableVerdict;
import java.util.List;
import java.util.TreeMap;

/**
 * Classifies with a classifier of one's own: a company's badge numbers.
 *
 * <p>The classifier itself is the package {@code classifier}; its contract test says it keeps the
 * promises.
 */
final class CustomClassifier {
  private static final List<String> BADGES =
      List.of("HQ-10423-E", "HQ-10424-F", "HQ-10425-G", "LN-20001-O", "LN-20002-P", "LN-20003-Q");

  private CustomClassifier() {}

  static ExitCode run(List<String> arguments, Terminal terminal) {
    // tag::use[]
    try (Governance governance =
        Governance.builder()
            .discoverPlugins()
            .plugin(new BadgeClassifierFactory()) // or let discoverPlugins() find it
            .classifier("regex", regex -> {}) // with the rules that come with the library
            .classifier("badge", badge -> badge.set("least-badges", "3"))
            .build()) {
      ColumnDescriptor column = ColumnDescriptor.of("badge", LogicalType.TEXT);
      ColumnVerdict verdict = governance.classifications().classifyColumn(column, BADGES);
      Finding finding = verdict.top().orElseThrow();
      terminal.out().println(finding);
      finding.reasons().forEach(reason -> terminal.out().println("  " + reason.text()));
    }
    // end::use[]
    judgeByRunTimeRules(terminal);
    return ExitCode.DONE;
  }

  /** Where a rule says enough, no classifier of one's own is needed: one of each type at work. */
  private static void judgeByRunTimeRules(Terminal terminal) {
    // tag::rules[]
    try (Governance governance =
        Governance.builder().plugin(new RegexClassifierFactory()).build()) {
      RunTimeRules.all().forEach(governance.classifications()::createRule);
      TableVerdict verdict =
          governance
              .classifications()
              .classifyTable(AssetPath.of("works", "payroll"), PayrollTable.columns());
      new TreeMap<>(verdict.columns())
          .forEach(
              (column, judged) ->
                  judged.findings().stream()
                      .filter(finding -> finding.ruleId().startsWith("works/"))
                      .forEach(finding -> terminal.out().println(column + ": " + finding)));
    }
    // end::rules[]
  }
}
