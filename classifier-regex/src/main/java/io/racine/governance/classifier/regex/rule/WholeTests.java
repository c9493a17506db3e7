package io.racine.governance.classifier.regex.rule;

import io.racine.governance.classifier.regex.automaton.UnionAutomaton;
import io.racine.governance.classifier.regex.dictionary.WordHashes;
import java.util.List;

/**
 * Tests of whole values, and what tells in one pass which of them a value may fit.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @param group the patterns of the automaton
 * @param automaton all patterns that can be in one
 * @param words tests with word lists
 * @param hashes the hashes of their words
 * @param alone tests that run by themselves
 */
record WholeTests(
    PatternGroup group,
    UnionAutomaton automaton,
    List<Integer> words,
    WordHashes hashes,
    List<Integer> alone) {
  WholeTests {
    words = List.copyOf(words);
    alone = List.copyOf(alone);
  }

  @Override
  public String toString() {
    return group + ", " + words.size() + " with word lists, " + alone.size() + " tests alone";
  }
}
