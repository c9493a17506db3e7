package io.racine.governance.examples.rulepack;

import io.racine.governance.classifier.regex.authoring.ColumnTrial;
import io.racine.governance.classifier.regex.authoring.PackTrial;
import io.racine.governance.classifier.regex.authoring.TableTrial;
import io.racine.governance.classifier.regex.authoring.TrialResult;
import io.racine.governance.classifier.regex.rulepack.RulePack;
import io.racine.governance.examples.cli.ExitCode;
import io.racine.governance.examples.cli.Terminal;
import io.racine.governance.examples.cli.UsageException;
import io.racine.governance.spi.classifier.ColumnVerdict;
import io.racine.governance.spi.classifier.Evidence;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.Reason;
import io.racine.governance.spi.classifier.RuleDefinition;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Tries a pack on files and prints what the rules say of each column. */
final class TestCommand {
  private static final int ALTERNATIVES = 3;

  /** Up to here the engine counts different values exactly. */
  private static final int EXACT = 4_096;

  private TestCommand() {}

  static ExitCode run(CommandLine line, Terminal terminal) {
    String word = line.operands(1, 1, "'test' needs one pack").get(0);
    if (line.data().isEmpty()) {
      throw new UsageException("'test' needs a file of rows: --data FILE");
    }
    RulePack pack = Packs.of(word, terminal);
    PackTrial trial = PackTrial.of(List.of(pack), Clock.systemUTC());
    Map<String, List<String>> fits = new HashMap<>();
    ExitCode code = ExitCode.DONE;
    for (String file : line.data()) {
      List<DataFile.Table> tables = DataFile.of(terminal.folder().resolve(file)).tables();
      for (DataFile.Table table : tables) {
        TableTrial trying = trial.open(table.name(), table.columns());
        DataFile.Read read = table.read(trying::accept);
        TrialResult result = trying.result();
        print(table, read, result, terminal.out());
        result.columns().forEach(column -> addFits(column, fits));
        code = read.isLesser() ? ExitCode.DONE_WITH_ISSUES : code;
      }
    }
    printSilent(pack, trial.silentRules(), fits, terminal.out());
    return code;
  }

  private static void print(
      DataFile.Table table, DataFile.Read read, TrialResult result, PrintStream out) {
    out.println(Text.plain(table.title()) + ": " + read);
    read.notes().forEach(note -> out.println("  ! " + Text.plain(note)));
    result.columns().forEach(column -> print(column, out));
    result.findings().forEach(finding -> out.println("  the table as a whole " + Text.of(finding)));
    out.println();
  }

  private static void print(ColumnTrial column, PrintStream out) {
    List<Finding> findings = column.verdict().findings();
    out.println(
        "  "
            + Text.plain(column.path().toString())
            + ": "
            + (findings.isEmpty() ? "nothing found" : Text.of(findings.get(0))));
    out.println("    " + counts(column, findings));
    if (!column.shapes().isEmpty()) {
      out.println(
          "    looks like "
              + column.shapes().stream()
                  .map(shape -> Text.plain(shape.mask()) + " (" + shape.values() + ")")
                  .collect(Collectors.joining("   ")));
    }
    if (!findings.isEmpty()) {
      findings.get(0).reasons().forEach(reason -> out.println("    " + of(reason)));
      findings.stream()
          .skip(1)
          .limit(ALTERNATIVES)
          .forEach(finding -> out.println("    or " + Text.of(finding)));
    }
  }

  /** Of many different values the engine looks at some, and tells how many there are by those. */
  private static String counts(ColumnTrial column, List<Finding> findings) {
    ColumnVerdict verdict = column.verdict();
    long filled = verdict.read() - verdict.nulls();
    String different =
        verdict.distinct() > EXACT
            ? "about " + Math.min(filled, verdict.distinct())
            : String.valueOf(verdict.distinct());
    String read =
        Text.count(verdict.read(), "value")
            + ", "
            + verdict.nulls()
            + " empty, "
            + different
            + " different";
    if (findings.isEmpty()) {
      return read;
    }
    Evidence evidence = findings.get(0).evidence();
    return read
        + "; "
        + evidence.matched()
        + (verdict.distinct() > EXACT ? " of those looked at" : "")
        + " have the form, "
        + evidence.validated()
        + " pass its checks";
  }

  private static String of(Reason reason) {
    return String.format(
        Locale.ROOT,
        "%s %s (%+.1f)",
        reason.speaksFor() ? "+" : "-",
        reason.text(),
        reason.weight());
  }

  private static void addFits(ColumnTrial column, Map<String, List<String>> fits) {
    for (ColumnTrial.Fit fit : column.fits()) {
      fits.computeIfAbsent(fit.ruleId(), any -> new ArrayList<>())
          .add(
              fit.accepted()
                  + " of the first "
                  + Text.count(fit.tried(), "value")
                  + " of '"
                  + Text.plain(column.path().toString())
                  + "'");
    }
  }

  /** A rule that fits and stays silent needs more to go by, one that does not another pattern. */
  private static void printSilent(
      RulePack pack, List<RuleDefinition> silent, Map<String, List<String>> fits, PrintStream out) {
    out.println(
        silent.isEmpty()
            ? "Every rule of '" + pack.id() + "' found something."
            : "Rules of '" + pack.id() + "' that found nothing:");
    for (RuleDefinition rule : silent) {
      out.println("  " + rule.id() + ": " + rule.title());
      fits.getOrDefault(rule.id(), List.of())
          .forEach(fit -> out.println("    fits " + fit + ", which alone proves too little"));
    }
  }
}
