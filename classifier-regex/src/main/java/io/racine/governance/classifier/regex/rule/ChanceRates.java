package io.racine.governance.classifier.regex.rule;

import io.racine.governance.spi.classifier.RuleDefinition;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How often values that are not of the entity pass all the same.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param form the share of other columns whose values have the form
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
      check = rule.chanceRate().orElseGet(() -> passedByLookAlikes(rule, test));
    }
    double form =
        test.isChecked() || rule.chanceRate().isEmpty()
            ? formRate(test)
            : rule.chanceRate().getAsDouble();
    boolean arithmetic =
        test.isChecked()
            && !test.usesDictionary()
            && check <= ARITHMETIC_AT_MOST
            && !rule.examples().accepts().isEmpty()
            && rule.examples().accepts().stream().allMatch(ChanceRates::hasDigits);
    return new ChanceRates(bounded(form), test.isChecked() ? bounded(check) : 1, arithmetic);
  }

  /** The more a pattern demands, the less likely is what the background does not show. */
  private static double formRate(ValueTest test) {
    int fixed = test.shape().fixedCharacters();
    double least = fixed >= 3 ? 0.015 : fixed == 2 ? 0.04 : fixed == 1 ? 0.08 : 0.12;
    return Background.share(value -> test.fits(test.chain().apply(new ValueForm(value))), least);
  }

  private static double bounded(double rate) {
    return Math.max(LEAST, Math.min(MOST, rate));
  }

  private static boolean hasDigits(String example) {
    return example.chars().filter(c -> c >= '0' && c <= '9').count() >= 3;
  }

  /** Changes the last three digits or letters of the examples, and counts what still passes. */
  private static double passedByLookAlikes(RuleDefinition rule, ValueTest test) {
    List<String> examples = rule.examples().accepts();
    if (examples.isEmpty()) {
      return UNKNOWN_CHECK;
    }
    var random = new SplittableRandom(rule.id().hashCode());
    int fits = 0;
    int passed = 0;
    for (int i = 0; i < LOOK_ALIKES; i++) {
      String other = lookAlike(examples.get(i % examples.size()), random);
      ValueForm value = test.chain().apply(new ValueForm(Separators.fold(other.strip())));
      if (test.fits(value)) {
        fits++;
        passed += test.isValid(value) ? 1 : 0;
      }
    }
    return (passed + 0.2) / (fits + 2.0);
  }

  private static String lookAlike(String example, SplittableRandom random) {
    var text = new StringBuilder(example);
    int changed = 0;
    for (int i = text.length() - 1; i >= 0 && changed < 3; i--) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        text.setCharAt(i, (char) ('0' + random.nextInt(10)));
        changed++;
      } else if (c >= 'A' && c <= 'Z') {
        text.setCharAt(i, (char) ('A' + random.nextInt(26)));
        changed++;
      } else if (c >= 'a' && c <= 'z') {
        text.setCharAt(i, (char) ('a' + random.nextInt(26)));
        changed++;
      }
    }
    return text.toString();
  }
}
