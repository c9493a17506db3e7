package io.racine.governance.classifier.regex.automaton;

/** Not API: a pattern cannot be taken into an automaton. */
public final class UnsupportedPatternException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  UnsupportedPatternException(String message) {
    super(message);
  }
}
