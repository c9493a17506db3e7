package io.racine.governance.classifier.regex.automaton;

/**
 * One pattern alone, counts and all.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
final class ExactPattern {
  private static final long BYTE_LIMIT = 512 << 10;

  private final LazyAutomaton automaton;

  private ExactPattern(LazyAutomaton automaton) {
    this.automaton = automaton;
  }

  static ExactPattern of(Syntax syntax) {
    return new ExactPattern(PartedAutomaton.whole(syntax, BYTE_LIMIT));
  }

  boolean matches(String text) {
    return automaton.match(text).length > 0;
  }

  long bytes() {
    return automaton.bytes();
  }
}
