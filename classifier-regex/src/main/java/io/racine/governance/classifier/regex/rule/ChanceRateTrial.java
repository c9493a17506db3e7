package io.racine.governance.classifier.regex.rule;

import io.racine.governance.classifier.regex.check.CheckContext;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.ValueSignal;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * How often values of other things pass a rule's check, by trial: what its p0 should be.
 *
 * <p>A column of other things that has the rule's form may be like any of three, and p0 is the
 * share of the one that passes most:
 *
 * <ul>
 *   <li>{@code anew}: numbers and codes that have nothing to do with the entity; all letters and
 *       digits of the rule's examples are drawn anew;
 *   <li>{@code last}: counters and neighbours of true values; the last three are drawn anew, and
 *       what the beginning must be, such as a date, it is;
 *   <li>{@code others}: values of other things as they are, such as days, versions and words, where
 *       they have the form.
 * </ul>
 *
 * <p>Two cases take thought. Where every neighbour passes, the check does not look at the end of a
 * value: that says how alike the values of a column are to it, not how many columns pass, so any
 * rate from that of the others up to 1 may be right. And letters drawn anew make no words, so that
 * for rules whose examples are words they give only a lower bound; what tells is other words.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param anew of values of the shape with nothing else in common
 * @param last of neighbours of true values
 * @param others of values of other things
 * @param words whether the examples are words
 */
public record ChanceRateTrial(Share anew, Share last, Share others, boolean words) {
  private static final int LAST = 3;
  private static final double OFF = 2;

  /** Fewer values of the form than this say nothing about a rate. */
  private static final int FEWEST = 40;

  /**
   * Tries a rule out.
   *
   * @param draws how many look-alikes of each kind
   * @param others values of other things than the rule's entity
   * @throws IllegalArgumentException if the rule has no value signal or accepts no example
   */
  public static ChanceRateTrial of(
      RuleDefinition rule, CheckContext context, int draws, List<String> others) {
    ValueSignal signal = rule.value();
    if (signal == null || rule.examples().accepts().isEmpty()) {
      throw new IllegalArgumentException("Rule '" + rule.id() + "' has no values to try");
    }
    return of(rule, ValueTest.proved(signal, context), draws, others);
  }

  /** Returns harmless values of many shapes. */
  public static List<String> harmless() {
    return Background.values();
  }

  static ChanceRateTrial of(RuleDefinition rule, ValueTest test, int draws, List<String> others) {
    List<String> examples = rule.examples().accepts();
    LookAlikes lookAlikes = new LookAlikes(examples, new SplittableRandom(rule.id().hashCode()));
    Iterator<String> values = others.iterator();
    return new ChanceRateTrial(
        Share.of(test, draws, lookAlikes::next),
        Share.of(test, draws, () -> lookAlikes.next(LAST)),
        Share.of(test, others.size(), values::next),
        examples.stream().filter(ChanceRateTrial::isOfWords).count() * 2 > examples.size());
  }

  /** Returns whether most letters and digits are in words: neither codes nor numbers. */
  private static boolean isOfWords(String example) {
    int all = 0;
    int inWords = 0;
    for (String part : example.split("[^\\pL\\pN]+", -1)) {
      all += part.length();
      inWords += part.matches("\\pL\\p{Ll}{2,}") ? part.length() : 0;
    }
    return inWords * 2 > all;
  }

  /** Returns the share of the trial that passes most, a little smoothed. */
  public double estimate() {
    return Math.max(anew.smoothed(), last.smoothed());
  }

  /** Returns whether the check does not look at what counters and neighbours differ in. */
  public boolean isBlindAtTheEnd() {
    return !words && last.fits >= FEWEST && last.passed == last.fits;
  }

  /**
   * Returns why a declared rate cannot be right, in words; nothing if it can be, by a factor of two
   * and three standard errors, or if too few values have the form to tell.
   */
  public Optional<String> objection(double declared) {
    boolean lastCounts = !words && !isBlindAtTheEnd() && last.fits >= FEWEST;
    boolean anewCounts = anew.fits >= FEWEST;
    boolean othersCount = others.fits >= FEWEST;
    double least = anewCounts ? anew.least() : 0;
    double most = anewCounts && !words ? anew.most() : 0;
    boolean open = isBlindAtTheEnd() || (words && !othersCount);
    if (lastCounts) {
      least = Math.max(least, last.least());
      most = Math.max(most, last.most());
    }
    if (othersCount) {
      least = Math.max(least, others.least());
      most = Math.max(most, others.most());
    }
    if (open || (!anewCounts && !lastCounts && !othersCount)) {
      most = 1;
    }
    return declared * OFF < least || declared > OFF * Math.max(least, most)
        ? Optional.of(String.format(Locale.ROOT, "'p0' is %.3g, but %s", declared, this))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "of values of the form there pass "
        + anew
        + " drawn anew, "
        + last
        + " with the last three drawn anew, "
        + others
        + " of other things";
  }

  /**
   * What came of some values.
   *
   * @param drawn how many there were
   * @param fits how many of these have the form
   * @param passed how many of those pass the check
   */
  public record Share(int drawn, int fits, int passed) {
    private static Share of(ValueTest test, int draws, Supplier<String> values) {
      int fits = 0;
      int passed = 0;
      for (int i = 0; i < draws; i++) {
        ValueForm value = test.form(values.get());
        if (test.fits(value)) {
          fits++;
          passed += test.isValid(value) ? 1 : 0;
        }
      }
      return new Share(draws, fits, passed);
    }

    private double smoothed() {
      return (passed + 0.2) / (fits + 2.0);
    }

    /** Three standard errors of the count, and three hits for none. */
    private double error() {
      return 3 * Math.sqrt(passed + 1.0);
    }

    private double most() {
      return Math.min(1, (passed + error()) / fits);
    }

    private double least() {
      return Math.max(0, passed - error()) / fits;
    }

    @Override
    public String toString() {
      return passed + " of " + fits;
    }
  }
}
