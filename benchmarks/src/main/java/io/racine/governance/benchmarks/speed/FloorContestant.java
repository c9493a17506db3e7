package io.racine.governance.benchmarks.speed;

/**
 * Sums the characters and does nothing else: what it costs to look at a value at all.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
final class FloorContestant implements Contestant {
  @Override
  public long whole(String[] values, int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      String value = values[i];
      int characters = 0;
      for (int k = 0; k < value.length(); k++) {
        characters += value.charAt(k);
      }
      sum += characters;
    }
    return sum;
  }

  @Override
  public long within(String[] texts, int from, int to) {
    return whole(texts, from, to);
  }
}
