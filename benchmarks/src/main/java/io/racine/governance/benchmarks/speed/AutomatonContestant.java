package io.racine.governance.benchmarks.speed;

import io.racine.governance.classifier.regex.automaton.UnionAutomaton;

/**
 * All patterns at once through the engine's own automaton, one for each mode.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class AutomatonContestant implements Contestant {
  private final UnionAutomaton whole;
  private final UnionAutomaton within;
  private long found;

  AutomatonContestant(PatternChoice patterns) {
    whole = UnionAutomaton.compile(patterns.whole());
    within = UnionAutomaton.compile(patterns.inText());
  }

  @Override
  public long whole(String[] values, int from, int to) {
    long matches = 0;
    for (int i = from; i < to; i++) {
      matches += whole.matchWhole(values[i]).length;
    }
    return matches;
  }

  @Override
  public long within(String[] texts, int from, int to) {
    found = 0;
    for (int i = from; i < to; i++) {
      within.search(
          texts[i],
          (pattern, start, end) -> {
            found++;
            return true;
          });
    }
    return found;
  }

  /** Returns how many bytes both automata hold, their states so far included. */
  long memoryBytes() {
    return whole.memoryBytes() + within.memoryBytes();
  }

  /** Returns how many states have been made so far. */
  int states() {
    return whole.states() + within.states();
  }
}
