package io.racine.governance.benchmarks.speed;

import io.racine.governance.classifier.regex.ClassifierEngine;
import io.racine.governance.spi.classifier.ColumnVerdict;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Values a second that a column's verdict takes by all built-in rules, and a bare pass of them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ColumnBenchmark {
  @Param({"email", "number", "words", "timestamp", "uuid", "mixed"})
  private String shape = "mixed";

  private final ClassifierEngine engine = ClassifierEngine.builtIn();
  private final AutomatonContestant automaton = new AutomatonContestant(PatternChoice.ofPacks());
  private ColumnWorkload column = ColumnWorkload.of("mixed", ColumnWorkload.VALUES);

  /** Makes the values. */
  @Setup
  public void prepare() {
    column = ColumnWorkload.of(shape, ColumnWorkload.VALUES);
  }

  /** Judges one column. */
  @Benchmark
  @OperationsPerInvocation(ColumnWorkload.VALUES)
  public ColumnVerdict verdict() {
    return column.judge(engine);
  }

  /** Runs the patterns of all rules over the same values. */
  @Benchmark
  @OperationsPerInvocation(ColumnWorkload.VALUES)
  public long barePass() {
    return automaton.whole(column.texts(), 0, ColumnWorkload.VALUES);
  }
}
