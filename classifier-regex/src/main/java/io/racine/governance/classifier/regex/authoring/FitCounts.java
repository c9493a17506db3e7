package io.racine.governance.classifier.regex.authoring;

import io.racine.governance.classifier.regex.rule.CompiledRule;
import io.racine.governance.spi.value.ValueColumn;
import java.util.ArrayList;
import java.util.List;

/** Counts how many of the first values of a column each rule accepts, whatever that proves. */
final class FitCounts {
  /** Enough to tell whether a column fits; each value is tried with each rule, one by one. */
  private static final int MOST_VALUES = 200;

  private final List<CompiledRule> rules;
  private final int[] accepted;
  private int tried;

  FitCounts(List<CompiledRule> rules) {
    this.rules = rules;
    this.accepted = new int[rules.size()];
  }

  void accept(ValueColumn values) {
    for (int i = 0; i < values.size() && tried < MOST_VALUES; i++) {
      String text = values.text(i);
      if (text != null && !text.isBlank()) {
        tried++;
        for (int rule = 0; rule < accepted.length; rule++) {
          accepted[rule] += rules.get(rule).accepts(text) ? 1 : 0;
        }
      }
    }
  }

  /** Returns the rules that accept some value. */
  List<ColumnTrial.Fit> fits() {
    List<ColumnTrial.Fit> fits = new ArrayList<>();
    for (int rule = 0; rule < accepted.length; rule++) {
      if (accepted[rule] > 0) {
        fits.add(new ColumnTrial.Fit(rules.get(rule).definition().id(), accepted[rule], tried));
      }
    }
    return fits;
  }
}
