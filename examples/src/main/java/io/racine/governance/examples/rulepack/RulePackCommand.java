package io.racine.governance.examples.rulepack;

import io.racine.governance.classifier.regex.authoring.PackCheck;
import io.racine.governance.classifier.regex.authoring.PackSkeleton;
import io.racine.governance.examples.cli.ExitCode;
import io.racine.governance.examples.cli.Terminal;
import io.racine.governance.examples.cli.UsageException;
import io.racine.governance.spi.classifier.RuleProblem;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Runs {@code rule-pack check}, {@code test}, {@code diff} and {@code new}. */
public final class RulePackCommand {
  private static final List<String> HELP_WORDS = List.of("--help", "-h", "help");

  /** What the command line is told, whole. */
  public static final String HELP =
      """
      usage: java -jar examples.jar rule-pack COMMAND

        new DIR                     write a pack to begin with into a new folder
        check FILE...               say what is wrong, with file and line, and run the tests inside
        test PACK --data CSV...     try a pack, beside the built-in ones, on files of your own
        diff A B [--data CSV...]    say what differs between two packs, and what that changes
        (no command)                try the pack that comes along

      FILE is the folder of a pack, its pack.yaml, a pack that is one file, or the file of a rule.
      PACK, A and B are the folder or single file of a pack; A and B also the id of a built-in one.

        --data FILE                 a file with rows: CSV and its kin, JSON, Parquet, Excel. Give it
                                    once for each file. Delimiter, header and character set are
                                    found out. Values are read, never kept, and shown only by their
                                    form: AA99 for DE89. Of files above 64 MiB a sample is read.
        --help                      this text

      Exit codes: 0 all is well; 1 something is wrong or could not be read; 2 wrong usage;
      3 done, with warnings.

      Levels of 'level', in a rule: PUBLIC and INTERNAL are not sensitive; all others are:
        CONFIDENTIAL RESTRICTED TOP_SECRET PII PHI PCI GDPR CCPA HIPAA SOX FINANCIAL
        INTELLECTUAL_PROPERTY TRADE_SECRET CUSTOMER_DATA EMPLOYEE_DATA PARTNER_DATA

      The guide: docs/guide/rule-packs.md
      """;

  private RulePackCommand() {}

  /** Returns whether a word is one of the commands, or asks for help. */
  public static boolean knows(String word) {
    return HELP_WORDS.contains(word)
        || word.startsWith("--")
        || List.of("new", "check", "test", "diff").contains(word);
  }

  /**
   * Runs one command.
   *
   * @throws UsageException if the arguments make no sense
   */
  public static ExitCode run(List<String> arguments, Terminal terminal) {
    if (arguments.stream().anyMatch(HELP_WORDS::contains)) {
      terminal.out().print(HELP);
      return ExitCode.DONE;
    }
    CommandLine line = CommandLine.parse(arguments.subList(1, arguments.size()));
    return switch (arguments.get(0)) {
      case "new" -> write(line, terminal);
      case "check" -> check(line, terminal);
      case "test" -> TestCommand.run(line, terminal);
      case "diff" -> DiffCommand.run(line, terminal);
      default -> throw new UsageException("Unknown option '" + arguments.get(0) + "'");
    };
  }

  private static ExitCode write(CommandLine line, Terminal terminal) {
    String folder = line.operands(1, 1, "'new' needs the name of one new folder").get(0);
    line.refuseData("new");
    PackSkeleton.write(terminal.folder().resolve(folder))
        .forEach(file -> terminal.out().println("wrote " + Text.plain(file.toString())));
    terminal.out().println("Next: rule-pack check " + folder);
    return ExitCode.DONE;
  }

  private static ExitCode check(CommandLine line, Terminal terminal) {
    List<String> files = line.operands(1, Integer.MAX_VALUE, "'check' needs a file or folder");
    line.refuseData("check");
    List<Path> paths = files.stream().map(terminal.folder()::resolve).toList();
    List<RuleProblem> problems = PackCheck.of(paths, Clock.systemUTC());
    problems.forEach(
        problem -> terminal.err().println(problem.severity() + " " + Text.plain("" + problem)));
    long errors =
        problems.stream()
            .filter(problem -> problem.severity() == RuleProblem.Severity.ERROR)
            .count();
    terminal
        .out()
        .println(
            Text.count(errors, "error") + ", " + Text.count(problems.size() - errors, "warning"));
    if (errors > 0) {
      return ExitCode.FAILED;
    }
    return problems.isEmpty() ? ExitCode.DONE : ExitCode.DONE_WITH_ISSUES;
  }
}
