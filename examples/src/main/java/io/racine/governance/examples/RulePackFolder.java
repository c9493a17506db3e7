package io.racine.governance.examples;

import io.racine.governance.classifier.regex.ClassifierEngine;
import io.racine.governance.classifier.regex.TextClassifier;
import io.racine.governance.classifier.regex.rulepack.RulePack;
import io.racine.governance.classifier.regex.rulepack.RulePacks;
import io.racine.governance.examples.cli.ExitCode;
import io.racine.governance.examples.cli.Terminal;
import io.racine.governance.examples.rulepack.RulePackCommand;
import io.racine.governance.spi.classifier.RuleProblem;
import io.racine.governance.spi.classifier.TextSpan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** Works on rule packs; without a command, checks and tries the pack that comes along. */
final class RulePackFolder {
  private static final List<String> FILES =
      List.of("pack.yaml", "rules/reader-card.yaml", "rules/shelf-mark.yaml");

  private RulePackFolder() {}

  static ExitCode run(List<String> arguments, Terminal terminal) {
    if (!arguments.isEmpty() && RulePackCommand.knows(arguments.get(0))) {
      return RulePackCommand.run(arguments, terminal);
    }
    Path folder = arguments.isEmpty() ? sample() : terminal.folder().resolve(arguments.get(0));
    // tag::check[]
    List<RuleProblem> problems = RulePacks.check(folder, Clock.systemUTC());
    problems.forEach(problem -> terminal.err().println(problem.severity() + " " + problem));
    // end::check[]
    if (problems.stream().anyMatch(each -> each.severity() == RuleProblem.Severity.ERROR)) {
      return ExitCode.FAILED;
    }
    // tag::use[]
    RulePack pack = RulePacks.read(folder);
    ClassifierEngine engine = ClassifierEngine.builder().packFolder(folder).build();
    TextClassifier classifier = TextClassifier.of(engine);
    // end::use[]
    terminal.out().println(pack);
    pack.rules().forEach(rule -> terminal.out().println("  " + rule.id() + ": " + rule.title()));
    if (arguments.isEmpty()) {
      List<TextSpan> spans = classifier.find("Card LC-12345674 was left at the desk.");
      spans.forEach(span -> terminal.out().println(span));
    }
    return ExitCode.DONE;
  }

  /** A pack is a folder, and a jar holds none, so its files are laid out in one. */
  private static Path sample() {
    try {
      Path folder = Files.createTempDirectory("racine-pack");
      folder.toFile().deleteOnExit();
      Path rules = Files.createDirectory(folder.resolve("rules"));
      rules.toFile().deleteOnExit();
      for (String name : FILES) {
        Path file = folder.resolve(name);
        try (InputStream content =
            Objects.requireNonNull(RulePackFolder.class.getResourceAsStream("rulepack/" + name))) {
          Files.copy(content, file);
        }
        file.toFile().deleteOnExit();
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
