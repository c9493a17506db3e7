package io.racine.governance.classifier.regex.automaton;

/**
 * Not API: a pattern and what is done to each character before the pattern sees it.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param syntax the pattern
 * @param stripped the characters that it never sees
 * @param raisesCase whether it sees ASCII letters in upper case
 */
public record ScanPattern(Syntax syntax, CharSet stripped, boolean raisesCase) {
  static ScanPattern of(Syntax syntax) {
    return new ScanPattern(syntax, CharSet.NONE, false);
  }

  boolean strips() {
    return !stripped.equals(CharSet.NONE);
  }
}
