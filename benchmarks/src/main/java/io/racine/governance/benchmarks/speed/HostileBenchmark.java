package io.racine.governance.benchmarks.speed;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time a text takes that is made to cost; the time of the long one over 256 is what the short one
 * may take.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class HostileBenchmark {
  @Param({"letters", "digits", "at-signs", "brackets"})
  private String kind = "letters";

  @Param({"65536", "16777216"})
  private int length = 65_536;

  /** The JDK may never end or run out of stack, so it is left out. */
  @Param({"automaton", "hyperscan", "re2j"})
  private String contestant = Contestants.FLOOR;

  private String[] text = new String[0];
  private Contestant measured = new FloorContestant();

  /** Makes the text and compiles the patterns. */
  @Setup(Level.Trial)
  public void prepare() {
    text = new String[] {Workload.hostile(kind, length)};
    measured = Contestants.make(contestant, PatternChoice.sixty());
  }

  /** Frees what lies outside the heap. */
  @TearDown(Level.Trial)
  public void close() {
    measured.close();
  }

  /** Searches the text. */
  @Benchmark
  public long within() {
    return measured.within(text, 0, 1);
  }
}
