package io.racine.governance.classifier.regex.verdict;

import static io.racine.governance.classifier.regex.verdict.Distributions.logBetaBinomial;
import static io.racine.governance.classifier.regex.verdict.Distributions.withFloor;

import io.racine.governance.classifier.regex.rule.ChanceRates;
import io.racine.governance.classifier.regex.rule.CompiledRule;

/**
 * How much a column's distinct values speak for a rule, as natural logarithms of likelihood ratios.
 *
 * <p>The numbers and the reasons for them are in {@code docs/column-verdict.md}.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param form how much the form of the values says
 * @param check how much their check says, 0 when there is none
 */
record ValueEvidence(double form, double check) {
  static final ValueEvidence NONE = new ValueEvidence(0, 0);

  /** A column of the entity whose values have another form: masked, coded or hashed. */
  private static final double OTHER_FORM = 0.03;

  /** Of the values of a column of the entity nearly all pass its check: 0.94 on average. */
  private static final double VALID = 8;

  private static final double INVALID = 0.5;

  /** A column of the entity with made-up values, which pass the check only by chance. */
  private static final double MADE_UP = 0.15;

  /** Values of a column resemble each other: all have a form by chance, or none has. */
  private static final double ALIKE = 0.3;

  /** Word lists and numbering plans: somewhat so. */
  private static final double PARTLY_ALIKE = 2;

  /** Arithmetic does not know what column a number is of. */
  private static final double INDEPENDENT = 60;

  private static final double MOST = 60;

  double total() {
    return form + check;
  }

  /**
   * Returns what the values say. Where gates are the only check, what they refuse has not the form.
   *
   * @param matched values of the pattern or list
   * @param validated of these, those that pass the rule's checks
   */
  static ValueEvidence of(CompiledRule rule, int distinct, int matched, int validated) {
    if (distinct == 0 || !rule.hasValueTest()) {
      return NONE;
    }
    ChanceRates rates = rule.rates();
    double form = formRatio(rule, rates, distinct, rule.isChecked() ? matched : validated);
    double check = matched == 0 || !rule.isChecked() ? 0 : checkRatio(rates, matched, validated);
    return new ValueEvidence(Math.min(MOST, form), Math.min(MOST, check));
  }

  private static double formRatio(CompiledRule rule, ChanceRates rates, int n, int k) {
    boolean words = rule.usesDictionary();
    // No list has all names; a grammar has nearly all of its values.
    double is = words ? logBetaBinomial(k, n, 2, 0.8) : logBetaBinomial(k, n, 12, 0.6);
    double alike = words ? PARTLY_ALIKE : ALIKE;
    double not = logBetaBinomial(k, n, rates.form() * alike, (1 - rates.form()) * alike);
    return withFloor(is - not, OTHER_FORM);
  }

  private static double checkRatio(ChanceRates rates, int n, int k) {
    double is = logBetaBinomial(k, n, VALID, INVALID);
    double alike = rates.arithmetic() ? INDEPENDENT : PARTLY_ALIKE;
    double not = logBetaBinomial(k, n, rates.check() * alike, (1 - rates.check()) * alike);
    return notAgainst(rates, n, k, withFloor(is - not, MADE_UP));
  }

  /**
   * Values that pass as often as those of the entity do, and as by chance, do not speak against.
   */
  private static double notAgainst(ChanceRates rates, int n, int k, double ratio) {
    double often = Math.max(rates.check(), VALID / (VALID + INVALID));
    return k >= often * n ? Math.max(0, ratio) : ratio;
  }

  /**
   * Returns how much hits inside values say that the column contains the entity at some rate.
   *
   * @param candidates distinct values that hold something of the form, gates included when they are
   *     the only check
   * @param validated of these, those where it passes the check
   */
  static double within(ChanceRates rates, int distinct, int candidates, int validated) {
    double rate = Math.min(0.2, rates.form());
    double form =
        logBetaBinomial(candidates, distinct, 0.4, 2)
            - logBetaBinomial(candidates, distinct, rate * ALIKE, (1 - rate) * ALIKE);
    double check = 0;
    if (rates.check() < 1) {
      double alike = rates.arithmetic() ? INDEPENDENT : PARTLY_ALIKE;
      double ratio =
          logBetaBinomial(validated, candidates, 1, 0.7)
              - logBetaBinomial(
                  validated, candidates, rates.check() * alike, (1 - rates.check()) * alike);
      check = notAgainst(rates, candidates, validated, ratio);
    }
    return Math.min(MOST, form) + Math.min(MOST, check);
  }
}
