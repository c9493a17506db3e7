package io.racine.governance.benchmarks.source;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measures how much memory a connector needs to list a source with a great many things. */
public final class ListingCommand {
  private static final List<String> KINDS = List.of("objects", "files", "keys", "tables");

  private static final Map<String, Long> COUNTS =
      Map.of("objects", 100_000L, "files", 100_000L, "keys", 1_000_000L, "tables", 10_000L);

  private static final long MEGABYTES = 128;
  private final SourceArguments arguments;
  private final PrintStream progress;

  private ListingCommand(SourceArguments arguments, PrintStream progress) {
    this.arguments = arguments;
    this.progress = progress;
  }

  /**
   * Reads the words after the command.
   *
   * @throws IllegalArgumentException if they make no sense
   */
  public static ListingCommand parse(List<String> words, PrintStream progress) {
    return new ListingCommand(
        SourceArguments.parse(words, KINDS, Set.of("--count", "--heap")), progress);
  }

  /** Returns the figures by kind of source. */
  public Map<String, Object> run() throws IOException, SQLException, InterruptedException {
    Map<String, Object> report = new LinkedHashMap<>();
    for (String kind : arguments.kinds()) {
      long count = arguments.find("--count").orElseGet(() -> COUNTS.getOrDefault(kind, 1L));
      progress.println(kind + ": making " + count);
      try (LargeSource source = make(kind, count)) {
        progress.println(kind + ": listing");
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("count", count);
        figures.putAll(
            ListingReader.inJvmOfItsOwn(source.source(), arguments.get("--heap", MEGABYTES)));
        report.put(kind, figures);
      }
    }
    return report;
  }

  private static LargeSource make(String kind, long count) throws IOException, SQLException {
    return switch (kind) {
      case "objects" -> ManyObjects.inBucket(count);
      case "files" -> ManyObjects.inFolder(count);
      case "keys" -> ManyKeys.make(count);
      case "tables" -> ManyTables.make(count);
      default -> throw new IllegalArgumentException("No kind '" + kind + "'");
    };
  }
}
