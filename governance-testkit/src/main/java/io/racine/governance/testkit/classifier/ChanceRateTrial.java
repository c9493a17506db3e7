package io.racine.governance.testkit.classifier;

import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.ValueSignal;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How many look-alikes of a rule's examples have its form, and how many of these pass its checks:
 * with all letters and digits drawn anew, as numbers that have nothing to do with the entity, and
 * with the last ones only, as neighbours of true values.
 *
 * <p>A declared rate should be the larger of both. Where all neighbours pass, the check does not
 * look at their end, and any rate from the other one up to 1 may be right; where all of both do, it
 * refuses no look-alike, and p0 is about the form.
 */
record ChanceRateTrial(Count anew, Count last) {
  private static final int DRAWS = 300;

  /** Fewer than these say nothing about a rate. */
  private static final int LEAST_FITS = 40;

  /** So many characters at the end are drawn anew: that is where check digits are. */
  private static final int DRAWN = 3;

  private static final double OFF = 2;
  private static final Count NONE = new Count(0, 0);

  static ChanceRateTrial of(RuleDefinition rule, RuleTrial trial) {
    ValueSignal value = rule.value();
    List<String> examples = rule.examples().accepts();
    if (value == null || value.checks().isEmpty() || examples.isEmpty()) {
      return new ChanceRateTrial(NONE, NONE);
    }
    if (value.pattern() == null && value.dictionaries().isEmpty() && value.words().isEmpty()) {
      // Its checks are all the form it has.
      return new ChanceRateTrial(NONE, NONE);
    }
    if (examples.stream().noneMatch(example -> example.chars().anyMatch(Character::isDigit))) {
      // Letters drawn anew make no words, and what is made of letters alone mostly is words.
      return new ChanceRateTrial(NONE, NONE);
    }
    RuleDefinition form =
        rule.toBuilder().value(value.toBuilder().checks(List.of()).build()).build();
    var random = new SplittableRandom(rule.id().hashCode());
    return new ChanceRateTrial(
        count(rule, form, trial, random, Integer.MAX_VALUE),
        count(rule, form, trial, random, DRAWN));
  }

  private static Count count(
      RuleDefinition rule,
      RuleDefinition form,
      RuleTrial trial,
      SplittableRandom random,
      int drawn) {
    List<String> examples = rule.examples().accepts();
    int fits = 0;
    int passed = 0;
    for (int i = 0; i < DRAWS; i++) {
      List<String> value = List.of(drawn(examples.get(i % examples.size()), drawn, random));
      if (trial.acceptsAny(form, value)) {
        fits++;
        passed += trial.acceptsAny(rule, value) ? 1 : 0;
      }
    }
    return new Count(fits, passed);
  }

  private static String drawn(String example, int most, SplittableRandom random) {
    char[] text = example.toCharArray();
    int left = most;
    for (int i = text.length - 1; i >= 0 && left > 0; i--) {
      char first = Character.isDigit(text[i]) ? '0' : Character.isUpperCase(text[i]) ? 'A' : 'a';
      if (Character.isDigit(text[i]) || Character.isLetter(text[i])) {
        text[i] = (char) (first + random.nextInt(first == '0' ? 10 : 26));
        left--;
      }
    }
    return new String(text);
  }

  /** Returns whether a rate may be right, by a factor of two and three standard errors. */
  boolean allows(double rate) {
    if (!anew.tells() && !last.tells()) {
      return true;
    }
    boolean blind = last.tells() && last.passed == last.fits;
    if (blind && (!anew.tells() || anew.passed == anew.fits)) {
      return true;
    }
    double most = blind ? 1 : Math.max(anew.most(), last.most());
    double least = blind ? anew.least() : Math.max(anew.least(), last.least());
    return rate <= OFF * most && rate * OFF >= least;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "of look-alikes of that form pass %s drawn anew, %s with the last %d drawn anew",
        anew,
        last,
        DRAWN);
  }

  /**
   * What came of some values.
   *
   * @param fits how many have the form
   * @param passed how many of these pass
   */
  record Count(int fits, int passed) {
    private boolean tells() {
      return fits >= LEAST_FITS;
    }

    private double error() {
      return 3 * Math.sqrt(passed + 1.0);
    }

    private double most() {
      return tells() ? (passed + error()) / fits : 0;
    }

    private double least() {
      return tells() ? Math.max(0, passed - error()) / fits : 0;
    }

    @Override
    public String toString() {
      return passed + " of " + fits;
    }
  }
}
