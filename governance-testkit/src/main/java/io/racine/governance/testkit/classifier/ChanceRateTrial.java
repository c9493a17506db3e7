package io.racine.governance.testkit.classifier;

import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.ValueSignal;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How many look-alikes of a rule's examples have its form, and how many of these pass its checks.
 *
 * @param fits how many have the form
 * @param passed how many of these pass
 */
record ChanceRateTrial(int fits, int passed) {
  private static final int DRAWS = 300;

  /** Fewer than these say nothing about a rate. */
  private static final int LEAST_FITS = 100;

  /** So many characters at the end are drawn anew: that is where check digits are. */
  private static final int DRAWN = 4;

  /** A guess is fine; one that is off by this much makes a proof of chance, or of nothing. */
  private static final double WIDE = 20;

  static ChanceRateTrial of(RuleDefinition rule, RuleTrial trial) {
    ValueSignal value = rule.value();
    List<String> examples = rule.examples().accepts();
    if (value == null || value.checks().isEmpty() || examples.isEmpty()) {
      return new ChanceRateTrial(0, 0);
    }
    if (value.pattern() == null && value.dictionaries().isEmpty() && value.words().isEmpty()) {
      // Its checks are all the form it has.
      return new ChanceRateTrial(0, 0);
    }
    RuleDefinition form =
        rule.toBuilder().value(value.toBuilder().checks(List.of()).build()).build();
    var random = new SplittableRandom(rule.id().hashCode());
    int fits = 0;
    int passed = 0;
    for (int i = 0; i < DRAWS; i++) {
      List<String> drawn = List.of(drawn(examples.get(i % examples.size()), random));
      if (trial.acceptsAny(form, drawn)) {
        fits++;
        passed += trial.acceptsAny(rule, drawn) ? 1 : 0;
      }
    }
    return new ChanceRateTrial(fits, passed);
  }

  private static String drawn(String example, SplittableRandom random) {
    char[] text = example.toCharArray();
    int left = DRAWN;
    for (int i = text.length - 1; i >= 0 && left > 0; i--) {
      char first = Character.isDigit(text[i]) ? '0' : Character.isUpperCase(text[i]) ? 'A' : 'a';
      if (Character.isDigit(text[i]) || Character.isLetter(text[i])) {
        text[i] = (char) (first + random.nextInt(first == '0' ? 10 : 26));
        left--;
      }
    }
    return new String(text);
  }

  /** Returns whether a rate is one that this may have been drawn with, give or take a lot. */
  boolean allows(double rate) {
    if (fits < LEAST_FITS || passed == fits) {
      return true;
    }
    double error = 3 * Math.sqrt(passed + 1.0);
    return rate <= WIDE * (passed + error) / fits
        && rate * WIDE >= Math.max(0, passed - error) / fits;
  }

  @Override
  public String toString() {
    return passed + " of " + fits + " look-alikes of that form pass";
  }
}
