package io.racine.governance.classifier.regex.automaton;

/** Not API: how large patterns may be. */
public final class PatternLimits {
  /** A pattern of more nodes than that stays out of the automaton of all. */
  static final int MOST_NODES = 10_000;

  /** A pattern of more nodes than that is refused. */
  static final int MOST_NODES_AT_ALL = 100_000;

  private PatternLimits() {}

  /**
   * Refuses a pattern that would fill the memory.
   *
   * @throws OversizedPatternException if its repeats, written out, have too many parts
   */
  public static void check(Syntax syntax) {
    if (PatternMeasure.of(syntax).nodes() > MOST_NODES_AT_ALL) {
      throw new OversizedPatternException(
          "repeats, written out, have more than " + MOST_NODES_AT_ALL + " parts");
    }
  }
}
