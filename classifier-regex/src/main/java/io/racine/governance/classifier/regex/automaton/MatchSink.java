package io.racine.governance.classifier.regex.automaton;

/**
 * Takes matches in a text.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface MatchSink {
  /**
   * Takes one match.
   *
   * @param pattern the ordinal of the pattern
   * @param start where the match begins
   * @param end where it ends, exclusive
   * @return whether to go on
   */
  boolean found(int pattern, int start, int end);
}
