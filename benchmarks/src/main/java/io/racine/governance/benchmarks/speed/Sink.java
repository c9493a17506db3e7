package io.racine.governance.benchmarks.speed;

/**
 * Takes results, so that the JIT cannot leave out the work that made them.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
final class Sink {
  private volatile long last;

  void put(long value) {
    last = value;
  }

  @Override
  public String toString() {
    return "last " + last;
  }
}
