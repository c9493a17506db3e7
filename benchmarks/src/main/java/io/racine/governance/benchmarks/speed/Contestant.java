package io.racine.governance.benchmarks.speed;

/**
 * A way to run many patterns, measured on the same values as the others.
 *
 * <p>The loop over the values is in each contestant, so that none pays for a call that the JIT
 * cannot see through.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
interface Contestant extends AutoCloseable {
  /** Returns how many pairs of value and pattern there are where the pattern is the whole value. */
  long whole(String[] values, int from, int to);

  /** Returns how many matches, with start and end, there are within the texts. */
  long within(String[] texts, int from, int to);

  @Override
  default void close() {}
}
