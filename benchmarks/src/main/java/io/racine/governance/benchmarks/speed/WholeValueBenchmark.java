package io.racine.governance.benchmarks.speed;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Time a short value takes against sixty patterns, over two million distinct values. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class WholeValueBenchmark {
  private static final int STEP = 1000;

  @Param({"2000000"})
  private int values = 2_000_000;

  @Param({"automaton", "hyperscan", "jdk", "re2j", "floor"})
  private String contestant = Contestants.FLOOR;

  private String[] texts = new String[0];
  private Contestant measured = new FloorContestant();
  private int next;

  /** Makes the values and compiles the patterns. */
  @Setup(Level.Trial)
  public void prepare() {
    texts = Workload.shortValues(values / STEP * STEP);
    measured = Contestants.make(contestant, PatternChoice.sixty());
  }

  /** Frees what lies outside the heap. */
  @TearDown(Level.Trial)
  public void close() {
    measured.close();
  }

  /** Matches the next thousand values. */
  @Benchmark
  @OperationsPerInvocation(STEP)
  public long whole() {
    int from = next;
    next = from + STEP == texts.length ? 0 : from + STEP;
    return measured.whole(texts, from, from + STEP);
  }
}
