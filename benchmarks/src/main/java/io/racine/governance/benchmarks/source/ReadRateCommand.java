package io.racine.governance.benchmarks.source;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measures what share of the bare parser's or driver's rate a connector reaches. */
public final class ReadRateCommand {
  private static final List<String> KINDS =
      List.of("csv", "mongo", "redis-strings", "redis-hashes", "postgresql", "mariadb");

  private static final Map<String, Long> ROWS =
      Map.of(
          "csv", 1_000_000L,
          "mongo", 200_000L,
          "redis-strings", 500_000L,
          "redis-hashes", 200_000L,
          "postgresql", 500_000L,
          "mariadb", 500_000L);

  private static final int ROUNDS = 5;
  private final SourceArguments arguments;
  private final PrintStream progress;

  private ReadRateCommand(SourceArguments arguments, PrintStream progress) {
    this.arguments = arguments;
    this.progress = progress;
  }

  /**
   * Reads the words after the command.
   *
   * @throws IllegalArgumentException if they make no sense
   */
  public static ReadRateCommand parse(List<String> words, PrintStream progress) {
    return new ReadRateCommand(
        SourceArguments.parse(words, KINDS, Set.of("--rows", "--rounds")), progress);
  }

  /** Returns the figures by kind of source. */
  public Map<String, Object> run() throws IOException, SQLException {
    Map<String, Object> report = new LinkedHashMap<>();
    for (String kind : arguments.kinds()) {
      long rows = arguments.find("--rows").orElseGet(() -> ROWS.getOrDefault(kind, 1L));
      progress.println(kind + ": making " + rows + " rows");
      try (RatedTable table = make(kind, rows)) {
        progress.println(kind + ": reading");
        report.put(
            kind, new ReadRate(table, Math.toIntExact(arguments.get("--rounds", ROUNDS))).run());
      }
    }
    return report;
  }

  private static RatedTable make(String kind, long rows) throws IOException, SQLException {
    return switch (kind) {
      case "csv" -> CsvTable.make(rows);
      case "mongo" -> MongoTable.make(rows);
      case "redis-strings" -> RedisTable.strings(rows);
      case "redis-hashes" -> RedisTable.hashes(rows);
      case "postgresql" -> JdbcTable.make(PostgresServer.start(), rows);
      case "mariadb" -> JdbcTable.make(MariaDbServer.start(), rows);
      default -> throw new IllegalArgumentException("No kind '" + kind + "'");
    };
  }
}
