package io.racine.governance.spi.classifier;

import java.util.List;

/**
 * A classifier that runs rules given as data.
 *
 * @since 0.1
 */
public interface SupportsRules {
  /**
   * Returns the rules it runs, in order of precedence, each as it works: with what an overlay
   * changed about it, and by the name, level and regulations that its findings have.
   */
  List<RuleDefinition> rules();

  /**
   * Returns everything wrong with a rule: what does not compile, examples it fails, missing tests
   * (a warning). Empty when all is well. Examples are named by their index, never shown.
   */
  List<RuleProblem> check(RuleDefinition rule);

  /**
   * Returns a classifier with these changes, all five kinds of them: the rules added come first,
   * those disabled are gone, thresholds and extensions are those of its {@link #rules()}, and
   * verdicts, spans, rules and {@link Classifier#entities() entities} have the new names. It runs
   * rules as well, so that another overlay can be laid over it, and its version differs from that
   * of the base. The base is shared, so this is cheap; closing the result leaves the base open.
   *
   * @throws IllegalArgumentException if a rule has an error, if a rule or entity that is to be
   *     changed is not there, or if words are added to a rule that has no word list; the message
   *     lists all of it
   */
  Classifier withOverlay(RuleOverlay overlay);
}
