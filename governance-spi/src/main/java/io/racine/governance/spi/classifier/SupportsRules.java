package io.racine.governance.spi.classifier;

import java.util.List;

/**
 * A classifier that runs rules given as data.
 *
 * @since 0.1
 */
public interface SupportsRules {
  /** Returns the rules it runs, in order of precedence. */
  List<RuleDefinition> rules();

  /**
   * Returns everything wrong with a rule: what does not compile, examples it fails, missing tests
   * (a warning). Empty when all is well. Examples are named by their index, never shown.
   */
  List<RuleProblem> check(RuleDefinition rule);

  /**
   * Returns a classifier with these changes; the base is shared, so this is cheap. Closing it
   * leaves the base open.
   *
   * @throws IllegalArgumentException if a rule has an error; the message lists them
   */
  Classifier withOverlay(RuleOverlay overlay);
}
