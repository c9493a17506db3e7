package io.racine.governance.benchmarks.speed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.racine.governance.classifier.regex.ClassifierEngine;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures the engine with all built-in packs: how long it takes to make, what it holds, and the
 * verdict on whole columns against a bare pass of the automaton over the same values.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class EngineMeasurement {
  private final Sink sink = new Sink();
  private final int rounds;
  private final int rows;
  private final int columnRows;
  private final ClassifierEngine engine;
  private final double firstMillis;
  private final double firstVerdictMillis;
  private final long bytes;

  /** Makes the engine, as the first thing that uses it in the process. */
  EngineMeasurement(int rounds, int rows, int columnRows) {
    this.rounds = rounds;
    this.rows = rows;
    this.columnRows = columnRows;
    long before = used();
    long start = System.nanoTime();
    engine = ClassifierEngine.builtIn();
    firstMillis = millisSince(start);
    ColumnWorkload column = ColumnWorkload.of("mixed", rows);
    start = System.nanoTime();
    sink.put(column.judge(engine).read());
    firstVerdictMillis = millisSince(start);
    // What is made when it is first needed counts as well: values and texts of all kinds go
    // through.
    for (String shape : ColumnWorkload.SHAPES) {
      sink.put(ColumnWorkload.of(shape, rows).judge(engine).read());
    }
    for (String line : Workload.lines(20)) {
      sink.put(engine.findSpans(line).size() + engine.classifyValue(line).size());
    }
    bytes = used() - before;
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  /** The heap in use after everything that can be collected has been. */
  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  ObjectNode measure(ObjectNode report) {
    report.put("rules", engine.rules().size());
    report.put("firstMillis", SpeedCommand.rounded(firstMillis));
    report.put("firstVerdictMillis", SpeedCommand.rounded(firstVerdictMillis));
    report.put(
        "againMillis",
        SpeedCommand.rounded(medianMillis(() -> ClassifierEngine.builtIn().rules())));
    report.put("heapBytes", bytes);
    for (PatternChoice patterns : List.of(PatternChoice.sixty(), PatternChoice.ofPacks())) {
      ObjectNode automaton = report.putObject("automata" + patterns.whole().size());
      automaton.put(
          "compileMillis",
          SpeedCommand.rounded(medianMillis(() -> new AutomatonContestant(patterns))));
      var contestant = new AutomatonContestant(patterns);
      String[] values = Workload.shortValues(2 * rows);
      sink.put(contestant.whole(values, 0, values.length));
      String[] lines = Workload.lines(rows / 5);
      sink.put(contestant.within(lines, 0, lines.length));
      automaton.put("states", contestant.states());
      automaton.put("bytes", contestant.memoryBytes());
    }
    return report;
  }

  private double medianMillis(Runnable work) {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      work.run();
      millis.add(millisSince(start));
    }
    double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  ObjectNode columns(ObjectNode report, Rounds measured) {
    var bare = new AutomatonContestant(PatternChoice.ofPacks());
    for (String shape : ColumnWorkload.SHAPES) {
      ColumnWorkload column = ColumnWorkload.of(shape, columnRows);
      measured.add(
          shape,
          place -> {
            sink.put(column.judge(engine).read());
            return place + columnRows;
          });
      measured.add(
          shape + " bare",
          place -> {
            sink.put(bare.whole(column.texts(), 0, columnRows));
            return place + columnRows;
          });
    }
    measured.run();
    for (String shape : ColumnWorkload.SHAPES) {
      double verdict = measured.median(shape);
      double pass = measured.median(shape + " bare");
      report
          .putObject(shape)
          .put("verdictNanosPerValue", SpeedCommand.rounded(verdict))
          .put("bareNanosPerValue", SpeedCommand.rounded(pass))
          .put("verdictValuesPerSecond", Math.round(1e9 / verdict))
          .put("bareValuesPerSecond", Math.round(1e9 / pass))
          .put("verdictOverBare", SpeedCommand.rounded(verdict / pass))
          .put(
              "allocatedBytesPerValue",
              SpeedCommand.rounded(allocated(ColumnWorkload.of(shape, rows))));
    }
    return report;
  }

  private double allocated(ColumnWorkload column) {
    if (!(ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads)) {
      return 0;
    }
    long[] allocated = new long[rounds];
    for (int i = 0; i < rounds; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      sink.put(column.judge(engine).read());
      allocated[i] = threads.getCurrentThreadAllocatedBytes() - before;
    }
    Arrays.sort(allocated);
    return (double) allocated[rounds / 2] / rows;
  }
}
