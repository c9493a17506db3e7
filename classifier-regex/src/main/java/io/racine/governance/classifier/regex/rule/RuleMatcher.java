package io.racine.governance.classifier.regex.rule;

/**
 * Tells which rules of a set a value fits.
 *
 * <p>The one seam between the rules and how they are run.
 *
 * <p><b>Threads:</b> Thread-safe; each thread brings its own bits.
 */
public interface RuleMatcher {
  /**
   * Sets the bits of every rule that says something about the value and that the bits {@linkplain
   * RuleBits#heed heed}, and the value's kinds.
   */
  void match(String value, RuleBits bits);
}
