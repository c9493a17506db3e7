package io.racine.governance.benchmarks.source;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measures how fast full scans of a table are beside a plain read and the engine alone. */
public final class ScanSpeedCommand {
  private static final List<String> STARTED = List.of("postgresql", "mariadb");
  private static final long ROWS = 1_000_000;
  private static final int ROUNDS = 1;
  private final SourceArguments arguments;
  private final Map<String, String> environment;
  private final PrintStream progress;

  private ScanSpeedCommand(
      SourceArguments arguments, Map<String, String> environment, PrintStream progress) {
    this.arguments = arguments;
    this.environment = environment;
    this.progress = progress;
  }

  /**
   * Reads the words after the command.
   *
   * @param environment may name a server that runs already, see {@link RunningServer}
   * @throws IllegalArgumentException if the words make no sense
   */
  public static ScanSpeedCommand parse(
      List<String> words, Map<String, String> environment, PrintStream progress) {
    List<String> known = new ArrayList<>(STARTED);
    if (RunningServer.isNamedIn(environment)) {
      known.add("running");
    }
    return new ScanSpeedCommand(
        SourceArguments.parse(words, known, Set.of("--rows", "--rounds")), environment, progress);
  }

  /** Returns the figures by kind of server. */
  public Map<String, Object> run() throws IOException, SQLException {
    Map<String, Object> report = new LinkedHashMap<>();
    long rows = arguments.get("--rows", ROWS);
    int rounds = Math.toIntExact(arguments.get("--rounds", ROUNDS));
    for (String kind : arguments.kinds()) {
      progress.println(kind + ": making " + rows + " rows");
      try (JdbcTable table = JdbcTable.make(server(kind), rows)) {
        progress.println(kind + ": scanning");
        report.put(kind, new FullScanSpeed(table, rounds).run());
      }
    }
    return report;
  }

  private DatabaseServer server(String kind) throws IOException, SQLException {
    return switch (kind) {
      case "postgresql" -> PostgresServer.start();
      case "mariadb" -> MariaDbServer.start();
      case "running" -> RunningServer.of(environment);
      default -> throw new IllegalArgumentException("No kind '" + kind + "'");
    };
  }
}
