package io.racine.governance.benchmarks.speed;

import java.util.ArrayList;
import java.util.List;

/**
 * Measures several loops in turns, so that a noisy moment of the machine meets all of them, and
 * keeps the median.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
public final class Rounds {
  /** Work in steps; each step says how many units it did. */
  public interface Work {
    /** Does one step, from {@code place} on, and returns the place after it. */
    long step(long place);
  }

  private record Entry(String name, Work work, List<Double> nanosPerUnit) {}

  private final int rounds;
  private final long nanosPerRound;
  private final List<Entry> entries = new ArrayList<>();

  /**
   * Makes an empty set of rounds.
   *
   * @param nanosPerRound how long a round of one loop takes at least; 0 for one step
   */
  public Rounds(int rounds, long nanosPerRound) {
    this.rounds = rounds;
    this.nanosPerRound = nanosPerRound;
  }

  public void add(String name, Work work) {
    entries.add(new Entry(name, work, new ArrayList<>()));
  }

  /** Warms up for two rounds, then measures. */
  public void run() {
    for (int round = -2; round < rounds; round++) {
      for (Entry entry : entries) {
        double nanos = measure(entry.work);
        if (round >= 0) {
          entry.nanosPerUnit.add(nanos);
        }
      }
    }
  }

  private double measure(Work work) {
    long place = 0;
    long start = System.nanoTime();
    long passed;
    do {
      place = work.step(place);
      passed = System.nanoTime() - start;
    } while (passed < nanosPerRound);
    return (double) passed / place;
  }

  /** Returns the median of a loop's rounds, in nanoseconds a unit. */
  public double median(String name) {
    for (Entry entry : entries) {
      if (entry.name.equals(name)) {
        double[] sorted =
            entry.nanosPerUnit.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
      }
    }
    throw new IllegalArgumentException("Nothing measured is called '" + name + "' in " + names());
  }

  List<String> names() {
    return entries.stream().map(Entry::name).toList();
  }
}
