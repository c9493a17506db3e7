package io.racine.governance.benchmarks.speed;

import io.racine.governance.classifier.regex.ClassifierEngine;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time that the packs take to become an engine, in a process that has just started. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(5)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class CompileBenchmark {
  private final PatternChoice patterns = PatternChoice.ofPacks();
  private final ColumnWorkload column = ColumnWorkload.of("mixed", ColumnWorkload.VALUES);

  /** Makes an engine of all packs. */
  @Benchmark
  public ClassifierEngine engine() {
    return ClassifierEngine.builtIn();
  }

  /** Makes an engine of all packs and has it judge a first column of ten thousand values. */
  @Benchmark
  public long engineAndFirstVerdict() {
    return column.judge(ClassifierEngine.builtIn()).read();
  }

  /** Compiles the patterns of all packs into one automaton for each mode. */
  @Benchmark
  public Object automaton() {
    return new AutomatonContestant(patterns);
  }
}
