package io.racine.governance.classifier.regex.automaton;

import java.util.List;

/**
 * Not API: a pattern, parsed.
 *
 * <p>Groups and greediness are gone: they do not change which texts a pattern matches.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
public sealed interface Syntax {
  /** No bound. */
  int UNBOUNDED = Integer.MAX_VALUE;

  /**
   * Parses a pattern of RE2 syntax.
   *
   * @throws UnsupportedPatternException if it is not such a pattern, or of a kind too rare to be
   *     read here
   */
  static Syntax parse(String pattern) {
    return new SyntaxParser(pattern).parse();
  }

  /** Returns whether it has conditions on places. */
  default boolean hasConditions() {
    return PatternMeasure.of(this).asserts();
  }

  /**
   * One character.
   *
   * @param set which ones
   * @param literal whether the pattern names one character and its case
   */
  record Symbol(SymbolSet set, boolean literal) implements Syntax {
    /** Returns the characters, with one bit for all beyond ASCII. */
    public CharSet shape() {
      return set.shape();
    }
  }

  /** One after the other. */
  record Sequence(List<Syntax> parts) implements Syntax {
    public Sequence {
      parts = List.copyOf(parts);
    }
  }

  /** One of them. */
  record Choice(List<Syntax> parts) implements Syntax {
    public Choice {
      parts = List.copyOf(parts);
    }
  }

  /**
   * The same several times.
   *
   * @param least how often at least
   * @param most how often at most, or {@link #UNBOUNDED}
   */
  record Repeat(Syntax part, int least, int most) implements Syntax {}

  /** A condition on a place that takes no character. */
  record Assertion(Condition condition) implements Syntax {}

  /** What can be asked of a place. */
  enum Condition {
    TEXT_START,
    TEXT_END,
    LINE_START,
    LINE_END,
    WORD_BOUNDARY,
    NO_WORD_BOUNDARY
  }
}
