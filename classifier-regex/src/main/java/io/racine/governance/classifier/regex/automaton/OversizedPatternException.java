package io.racine.governance.classifier.regex.automaton;

/** Not API: a pattern is too large to be run by anything. */
public final class OversizedPatternException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  OversizedPatternException(String message) {
    super(message);
  }
}
