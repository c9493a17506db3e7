package io.racine.governance.examples;

import io.racine.governance.Governance;
import io.racine.governance.examples.cli.ExitCode;
import io.racine.governance.examples.cli.Terminal;
import io.racine.governance.examples.connector.TsvConnectorFactory;
import io.racine.governance.scan.ScanReport;
import io.racine.governance.scan.ScanRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Scans with a connector of one's own: a folder of tab-separated files.
 *
 * <p>The connector itself is the package {@code connector}; its contract test says it keeps the
 * promises.
 */
final class CustomConnector {
  private static final List<String> GUESTS =
      List.of(
          "name\tmail\ttable",
          "Ada Brown\tada.brown@example.com\t4",
          "Bob Green\tbob.green@example.org\t4",
          "Cleo White\tcleo.white@example.net\t7",
          "Dan Young\tdan.young@example.com\t7",
          "Emily Hill\temily.hill@example.org\t9");

  private CustomConnector() {}

  static ExitCode run(List<String> arguments, Terminal terminal) {
    try {
      Path folder = arguments.isEmpty() ? sample() : terminal.folder().resolve(arguments.get(0));
      scan(folder, terminal);
      return ExitCode.DONE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void scan(Path folder, Terminal terminal) {
    // tag::use[]
    try (Governance governance =
        Governance.builder()
            .discoverPlugins()
            .plugin(new TsvConnectorFactory()) // or let discoverPlugins() find it
            .dataSource(
                "guests",
                TsvConnectorFactory.TSV_FOLDER,
                source -> source.set("folder", folder.toString()))
            .build()) {
      ScanReport report = governance.scans().run(ScanRequest.of("guests"));
      report.sensitiveColumns().forEach(terminal.out()::println);
    }
    // end::use[]
  }

  private static Path sample() throws IOException {
    Path folder = Files.createTempDirectory("racine-tsv");
    Path file = Files.write(folder.resolve("guest.tsv"), GUESTS);
    folder.toFile().deleteOnExit();
    file.toFile().deleteOnExit();
    return folder;
  }
}
