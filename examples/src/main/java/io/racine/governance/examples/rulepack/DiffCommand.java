package io.racine.governance.examples.rulepack;

import io.racine.governance.classifier.regex.authoring.PackDiff;
import io.racine.governance.classifier.regex.authoring.PackTrial;
import io.racine.governance.classifier.regex.authoring.RuleChange;
import io.racine.governance.classifier.regex.authoring.TableTrial;
import io.racine.governance.classifier.regex.authoring.VerdictChange;
import io.racine.governance.classifier.regex.rulepack.RulePack;
import io.racine.governance.examples.cli.ExitCode;
import io.racine.governance.examples.cli.Terminal;
import io.racine.governance.spi.classifier.Finding;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints what differs between two packs, and of which columns they say different things. */
final class DiffCommand {
  private DiffCommand() {}

  static ExitCode run(CommandLine line, Terminal terminal) {
    List<String> words = line.operands(2, 2, "'diff' needs two packs");
    RulePack before = Packs.of(words.get(0), terminal);
    RulePack after = Packs.of(words.get(1), terminal);
    PrintStream out = terminal.out();
    out.println(before + " → " + after);
    List<RuleChange> changes = PackDiff.of(before, after);
    changes.forEach(change -> print(change, out));
    if (changes.isEmpty()) {
      out.println("No rule differs.");
    }
    ExitCode code = ExitCode.DONE;
    if (!line.data().isEmpty()) {
      PackTrial old = PackTrial.of(List.of(before), Clock.systemUTC());
      PackTrial young = PackTrial.of(List.of(after), Clock.systemUTC());
      for (String file : line.data()) {
        for (DataFile.Table table : DataFile.of(terminal.folder().resolve(file)).tables()) {
          DataFile.Read read = compare(table, old, young, out);
          code = read.isLesser() ? ExitCode.DONE_WITH_ISSUES : code;
        }
      }
    }
    return code;
  }

  private static void print(RuleChange change, PrintStream out) {
    out.println("  " + change.kind().name().toLowerCase(Locale.ROOT) + " " + change.rule());
    change.keys().forEach(key -> out.println("    " + Text.plain(key)));
  }

  private static DataFile.Read compare(
      DataFile.Table table, PackTrial old, PackTrial young, PrintStream out) {
    TableTrial before = old.open(table.name(), table.columns());
    TableTrial after = young.open(table.name(), table.columns());
    DataFile.Read read =
        table.read(
            rows -> {
              before.accept(rows);
              after.accept(rows);
            });
    List<VerdictChange> changes = PackDiff.of(before.result(), after.result());
    out.println();
    out.println(Text.plain(table.title()) + ": " + read);
    read.notes().forEach(note -> out.println("  ! " + Text.plain(note)));
    changes.forEach(
        change ->
            out.println(
                "  "
                    + Text.plain(change.path().toString())
                    + ": "
                    + said(change.before())
                    + " → "
                    + said(change.after())));
    if (changes.isEmpty()) {
      out.println("  No column is judged otherwise.");
    }
    return read;
  }

  private static String said(Optional<Finding> finding) {
    return finding.map(Text::of).orElse("nothing");
  }
}
