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

/** Time a line of 135 characters takes to be searched for sixty patterns, starts and ends told. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class InTextBenchmark {
  private static final int LINES = 20_000;
  private static final int STEP = 100;

  @Param({"automaton", "hyperscan", "jdk", "re2j", "floor"})
  private String contestant = Contestants.FLOOR;

  private final String[] texts = Workload.lines(LINES);
  private Contestant measured = new FloorContestant();
  private int next;

  /** Compiles the patterns. */
  @Setup(Level.Trial)
  public void prepare() {
    measured = Contestants.make(contestant, PatternChoice.sixty());
  }

  /** Frees what lies outside the heap. */
  @TearDown(Level.Trial)
  public void close() {
    measured.close();
  }

  /** Searches the next hundred lines. */
  @Benchmark
  @OperationsPerInvocation(STEP)
  public long within() {
    int from = next;
    next = from + STEP == LINES ? 0 : from + STEP;
    return measured.within(texts, from, from + STEP);
  }
}
