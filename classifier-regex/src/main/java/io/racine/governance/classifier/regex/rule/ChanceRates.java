package io.racine.governance.classifier.regex.rule;

import io.racine.governance.spi.classifier.RuleDefinition;
import java.util.List;

/**
 * How often values that are not of the entity pass all the same.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param form the share of other columns whose values have the form; gates belong to it when there
 *     is no other check
 * @param check the share of other values of the form that pass the check; 1 when there is none
 * @param arithmetic whether the check is a sum over digits, which look-alikes pass or fail
 *     independently of each other; a word list or a numbering plan they pass or fail together
 */
public record ChanceRates(double form, double check, boolean arithmetic) {
  private static final int LOOK_ALIKES = 200;
  private static final double LEAST = 1e-6;
  private static final double MOST = 0.999;
  private static final double UNKNOWN_CHECK = 0.1;
  private static final double ARITHMETIC_AT_MOST = 0.15;

  static ChanceRates of(RuleDefinition rule, ValueTest test) {
    double check = 1;
    if (test.isChecked()) {
      check = rule.chanceRate().orElseGet(() -> estimated(rule, test));
    }
    double form =
        test.isChecked() || rule.chanceRate().isEmpty()
            ? formRate(test)
            : rule.chanceRate().getAsDouble();
    boolean arithmetic = test.isSummed() && !test.usesDictionary() && check <= ARITHMETIC_AT_MOST;
    return new ChanceRates(bounded(form), test.isChecked() ? bounded(check) : 1, arithmetic);
  }

  /**
   * The share of the background that has the form, and passes the gates where there is nothing
   * else. The more a pattern demands, the less likely is what the background does not show.
   */
  private static double formRate(ValueTest test) {
    int fixed = test.shape().fixedCharacters();
    double least = fixed >= 3 ? 0.015 : fixed == 2 ? 0.04 : fixed == 1 ? 0.08 : 0.12;
    boolean gated = !test.isChecked();
    return Background.share(
        value -> {
          ValueForm form = test.chain().apply(new ValueForm(value));
          return test.fits(form) && (!gated || test.isValid(form));
        },
        least);
  }

  private static double bounded(double rate) {
    return Math.max(LEAST, Math.min(MOST, rate));
  }

  private static double estimated(RuleDefinition rule, ValueTest test) {
    return rule.examples().accepts().isEmpty()
        ? UNKNOWN_CHECK
        : ChanceRateTrial.of(rule, test, LOOK_ALIKES, List.of()).estimate();
  }
}
