package io.racine.governance.examples;

import io.racine.governance.examples.cli.ExitCode;
import io.racine.governance.examples.cli.Terminal;
import io.racine.governance.examples.cli.UsageException;
import io.racine.governance.spi.GovernanceException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs one example by its name: {@code java -jar examples.jar scan}.
 *
 * <p>Without a name it lists them.
 */
public final class Examples {
  /** One example; what it prints goes to the terminal. */
  @FunctionalInterface
  interface Example {
    ExitCode run(List<String> arguments, Terminal terminal);
  }

  private record Entry(String title, Example example) {}

  private static final Map<String, Entry> ALL = all();

  private Examples() {}

  private static Map<String, Entry> all() {
    Map<String, Entry> all = new LinkedHashMap<>();
    all.put("scan", new Entry("scan a source; scan --help says more", ScanDatabase::run));
    all.put("embed", new Entry("governance inside an application", EmbedInApplication::run));
    all.put("operate", new Entry("a store on disk, day by day", OperateGovernance::run));
    all.put("adapt-rules", new Entry("an organisation's own rules and names", AdaptRules::run));
    all.put("embed-in-etl", new Entry("classify rows in flight, no store", EmbedInEtl::run));
    all.put("custom-connector", new Entry("a connector of one's own", CustomConnector::run));
    all.put("custom-classifier", new Entry("a classifier of one's own", CustomClassifier::run));
    all.put(
        "rule-pack",
        new Entry("rules of one's own, as YAML; rule-pack --help says more", RulePackFolder::run));
    return all;
  }

  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), Terminal.ofProcess()).number());
  }

  static ExitCode run(List<String> arguments, Terminal terminal) {
    if (arguments.isEmpty() || List.of("--help", "-h", "help").contains(arguments.get(0))) {
      terminal.out().print(usage());
      return ExitCode.DONE;
    }
    Entry entry = ALL.get(arguments.get(0));
    if (entry == null) {
      terminal.err().println("Unknown example. Known are " + ALL.keySet());
      return ExitCode.WRONG_USAGE;
    }
    try {
      return entry.example().run(arguments.subList(1, arguments.size()), terminal);
    } catch (UsageException e) {
      terminal.err().println(e.getMessage() + ". Try '" + arguments.get(0) + " --help'.");
      return ExitCode.WRONG_USAGE;
    } catch (GovernanceException e) {
      terminal.err().println(String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " "));
      return ExitCode.FAILED;
    }
  }

  private static String usage() {
    var usage = new StringBuilder("usage: java -jar examples.jar EXAMPLE [options]\n\n");
    ALL.forEach(
        (name, entry) ->
            usage.append(String.format(Locale.ROOT, "  %-18s %s%n", name, entry.title())));
    return usage.toString();
  }
}
