package io.racine.governance.examples;

import io.racine.governance.examples.cli.ExitCode;
import io.racine.governance.examples.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One run of an example, and all that it printed. */
public record Ran(ExitCode code, String out, String err) {
  static Ran in(Path folder, String... arguments) {
    return in(folder, Map.of(), arguments);
  }

  public static Ran in(Path folder, Map<String, String> environment, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    ExitCode code =
        on(
            new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                folder,
                false),
            arguments);
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Runs an example on a terminal of the test's own. */
  public static ExitCode on(Terminal terminal, String... arguments) {
    return Examples.run(List.of(arguments), terminal);
  }
}
