package io.racine.governance.classifier.regex.automaton;

import io.racine.governance.classifier.regex.automaton.Syntax.Assertion;
import io.racine.governance.classifier.regex.automaton.Syntax.Choice;
import io.racine.governance.classifier.regex.automaton.Syntax.Repeat;
import io.racine.governance.classifier.regex.automaton.Syntax.Sequence;

/**
 * How large a pattern is and how long the texts are that it matches.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param nodes how many parts it has when its repeats are written out
 * @param least the least number of characters it matches
 * @param most the greatest, or {@link Syntax#UNBOUNDED}
 * @param asserts whether it has a condition on a place
 */
record PatternMeasure(long nodes, long least, long most, boolean asserts) {
  private static final long MANY = Syntax.UNBOUNDED;

  static PatternMeasure of(Syntax syntax) {
    if (syntax instanceof Sequence sequence) {
      PatternMeasure all = new PatternMeasure(1, 0, 0, false);
      for (Syntax part : sequence.parts()) {
        all = all.then(of(part));
      }
      return all;
    }
    if (syntax instanceof Choice choice) {
      PatternMeasure all = of(choice.parts().get(0));
      for (Syntax part : choice.parts().subList(1, choice.parts().size())) {
        all = all.or(of(part));
      }
      return all;
    }
    if (syntax instanceof Repeat repeat) {
      return of(repeat.part()).times(repeat.least(), repeat.most());
    }
    return syntax instanceof Assertion
        ? new PatternMeasure(1, 0, 0, true)
        : new PatternMeasure(1, 1, 1, false);
  }

  boolean isFixed() {
    return least == most;
  }

  private PatternMeasure then(PatternMeasure next) {
    return new PatternMeasure(
        bounded(nodes + next.nodes),
        bounded(least + next.least),
        bounded(most + next.most),
        asserts || next.asserts);
  }

  private PatternMeasure or(PatternMeasure that) {
    return new PatternMeasure(
        bounded(nodes + that.nodes + 1),
        Math.min(least, that.least),
        Math.max(most, that.most),
        asserts || that.asserts);
  }

  private PatternMeasure times(int fewest, int times) {
    long copies = times == Syntax.UNBOUNDED ? fewest + 1L : times;
    return new PatternMeasure(
        bounded((nodes + 1) * Math.max(1, copies)),
        bounded(least * fewest),
        most == 0 || times == 0 ? 0 : times == Syntax.UNBOUNDED ? MANY : bounded(most * times),
        asserts);
  }

  private static long bounded(long number) {
    return Math.min(MANY, number);
  }
}
