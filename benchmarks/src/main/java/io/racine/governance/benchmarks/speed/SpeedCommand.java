package io.racine.governance.benchmarks.speed;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures the engine and what it is compared with in one process and one thread, in under two
 * minutes: medians of rounds in turns, and their ratios.
 *
 * <p>Made for every day; the figures that are published come from JMH, on the same workload.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
public final class SpeedCommand {
  private static final int STEP = 500;

  /**
   * How much is measured.
   *
   * @param values how many short values
   * @param rows how many rows the first columns of an engine have
   * @param columnRows how many rows the columns have that are judged again and again
   * @param rounds how many rounds are measured
   * @param millis how long a round is
   * @param shortText the length of a short hostile text
   * @param longText the length of a long one
   */
  private record Effort(
      int values, int rows, int columnRows, int rounds, long millis, int shortText, int longText) {}

  private final JsonMapper mapper = new JsonMapper();
  private final Sink sink = new Sink();
  private final PrintStream progress;
  private final Effort effort;

  private SpeedCommand(PrintStream progress, Effort effort) {
    this.progress = progress;
    this.effort = effort;
  }

  /** Returns the command; {@code --quick} for a minute, {@code --tiny} for a look at the form. */
  public static SpeedCommand parse(List<String> arguments, PrintStream progress) {
    Effort effort =
        switch (String.join(" ", arguments)) {
          case "" ->
              new Effort(2_000_000, ColumnWorkload.VALUES, 1_000_000, 5, 500, 1 << 16, 16 << 20);
          case "--quick" ->
              new Effort(200_000, ColumnWorkload.VALUES, 100_000, 3, 150, 1 << 16, 4 << 20);
          case "--tiny" -> new Effort(1_000, 50, 50, 1, 1, 1 << 8, 1 << 10);
          default -> throw new IllegalArgumentException("speed takes --quick or --tiny");
        };
    return new SpeedCommand(progress, effort);
  }

  /** Measures, and returns what is to be printed. */
  public ObjectNode run() {
    ObjectNode report = mapper.createObjectNode();
    PatternChoice patterns = PatternChoice.sixty();
    report.put("patterns", BenchmarkPatterns.CHOSEN);
    report.put("values", effort.values);
    progress.println("engine: compile time and memory");
    var engine = new EngineMeasurement(effort.rounds, effort.rows, effort.columnRows);
    report.set("engine", engine.measure(mapper.createObjectNode()));
    Map<String, Contestant> contestants = new TreeMap<>();
    try {
      for (String name : Contestants.available()) {
        contestants.put(name, Contestants.make(name, patterns));
      }
      progress.println("whole values");
      report.set("whole", whole(contestants));
      progress.println("in text");
      report.set("inText", inText(contestants));
      progress.println("hostile text");
      report.set("hostile", hostile(contestants));
      if (contestants.get(Contestants.AUTOMATON) instanceof AutomatonContestant automaton) {
        report
            .putObject("automatonAfterwards")
            .put("states", automaton.states())
            .put("bytes", automaton.memoryBytes());
      }
    } finally {
      contestants.values().forEach(Contestant::close);
    }
    progress.println("columns");
    report.set("columns", engine.columns(mapper.createObjectNode(), rounds(2)));
    return report;
  }

  /** Rounds that are shorter by a factor: where there are many loops to measure. */
  private Rounds rounds(int factor) {
    return new Rounds(effort.rounds, effort.millis * 1_000_000 / factor);
  }

  private ObjectNode whole(Map<String, Contestant> contestants) {
    int values = effort.values;
    String[] all = Workload.shortValues(values);
    var measured = rounds(1);
    contestants.forEach(
        (name, contestant) ->
            measured.add(
                name,
                place -> {
                  int from = (int) (place % values);
                  sink.put(contestant.whole(all, from, Math.min(values, from + STEP)));
                  return place + Math.min(values, from + STEP) - from;
                }));
    measured.run();
    ObjectNode report = mapper.createObjectNode();
    contestants
        .keySet()
        .forEach(name -> report.put(name + "NanosPerValue", rounded(measured.median(name))));
    putRatios(report, contestants, measured);
    ObjectNode matches = report.putObject("matchesInTheFirstThousand");
    contestants.forEach(
        (name, contestant) -> {
          if (!name.equals(Contestants.FLOOR)) {
            matches.put(name, contestant.whole(all, 0, Math.min(1000, values)));
          }
        });
    return report;
  }

  private ObjectNode inText(Map<String, Contestant> contestants) {
    int lines = Math.min(20_000, effort.values);
    String[] all = Workload.lines(lines);
    var measured = rounds(1);
    contestants.forEach(
        (name, contestant) ->
            measured.add(
                name,
                place -> {
                  int from = (int) (place % lines);
                  int to = Math.min(lines, from + STEP / 10);
                  sink.put(contestant.within(all, from, to));
                  return place + to - from;
                }));
    measured.run();
    ObjectNode report = mapper.createObjectNode();
    contestants
        .keySet()
        .forEach(
            name ->
                report.put(
                    name + "MegabytesPerSecond",
                    rounded(Workload.LINE * 1e3 / measured.median(name))));
    putRatios(report, contestants, measured);
    ObjectNode matches = report.putObject("matchesInTheFirstThousand");
    contestants.forEach(
        (name, contestant) -> {
          if (!name.equals(Contestants.FLOOR)) {
            matches.put(name, contestant.within(all, 0, Math.min(1000, lines)));
          }
        });
    return report;
  }

  /** How many times faster than each of the others the automaton is, and over the floor. */
  private static void putRatios(
      ObjectNode report, Map<String, Contestant> contestants, Rounds measured) {
    double automaton = measured.median(Contestants.AUTOMATON);
    for (String name : contestants.keySet()) {
      double median = measured.median(name);
      if (name.equals(Contestants.FLOOR)) {
        report.put("overFloor", rounded(automaton / median));
      } else if (!name.equals(Contestants.AUTOMATON)) {
        report.put("times-" + name, rounded(median / automaton));
      }
    }
  }

  /**
   * The JDK is left out, which may never end or run out of stack, and re2j on the long text, which
   * takes minutes.
   */
  private ObjectNode hostile(Map<String, Contestant> contestants) {
    ObjectNode report = mapper.createObjectNode();
    report.put("shortBytes", effort.shortText);
    report.put("longBytes", effort.longText);
    for (String kind : Workload.HOSTILE) {
      String[] brief = {Workload.hostile(kind, effort.shortText)};
      String[] lengthy = {Workload.hostile(kind, effort.longText)};
      var measured = rounds(4);
      contestants.forEach(
          (name, contestant) -> {
            if (!name.equals(Contestants.JDK)) {
              measured.add(name, place -> search(contestant, brief, place));
            }
            if (!name.equals(Contestants.JDK) && !name.equals(Contestants.RE2J)) {
              measured.add(name + "Long", place -> search(contestant, lengthy, place));
            }
          });
      measured.run();
      ObjectNode figures = report.putObject(kind);
      measured
          .names()
          .forEach(name -> figures.put(name + "NanosPerByte", rounded(measured.median(name))));
      double automaton = measured.median(Contestants.AUTOMATON);
      figures.put(
          "longOverShort", rounded(measured.median(Contestants.AUTOMATON + "Long") / automaton));
      figures.put("times-re2j", rounded(measured.median(Contestants.RE2J) / automaton));
    }
    return report;
  }

  private long search(Contestant contestant, String[] text, long place) {
    sink.put(contestant.within(text, 0, 1));
    return place + text[0].length();
  }

  /** Three digits are more than a machine that others use can promise. */
  static double rounded(double value) {
    if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
      return 0;
    }
    double unit = Math.pow(10, Math.floor(Math.log10(Math.abs(value))) - 2);
    return Math.round(value / unit) * unit >= 1
        ? Math.round(Math.round(value / unit) * unit * 1000) / 1000.0
        : Math.round(value * 10_000) / 10_000.0;
  }
}
