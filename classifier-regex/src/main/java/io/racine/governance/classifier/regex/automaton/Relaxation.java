package io.racine.governance.classifier.regex.automaton;

import io.racine.governance.classifier.regex.automaton.Syntax.Choice;
import io.racine.governance.classifier.regex.automaton.Syntax.Repeat;
import io.racine.governance.classifier.regex.automaton.Syntax.Sequence;
import io.racine.governance.classifier.regex.automaton.Syntax.Symbol;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern with long counts left out, and what is to be asked of a text that it matches.
 *
 * <p>{@code \pL[\pL .]{1,80}} counts to eighty from every place where a name can begin, and so
 * would each state of the automaton of all patterns together: there would be as many states as
 * texts. Without the count there are few. It is made up for by the length of the text, where that
 * tells the count, or else by the pattern alone.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param syntax the pattern; matches whatever the exact one does
 * @param proof what a text that it matches still has to show
 * @param least the least number of characters
 * @param most the greatest
 */
record Relaxation(Syntax syntax, Proof proof, long least, long most) {
  private static final int WIDE = 24;
  private static final int SPREAD_OF_WIDE = 6;
  private static final int SPREAD_OF_NARROW = 24;
  private static final int LONGEST_COUNT = 128;
  private static final int MOST_COPIES = 3;

  /** What is still to be shown. */
  enum Proof {
    /** Nothing: the pattern is the exact one. */
    NONE,
    /** That the text is neither too short nor too long. */
    LENGTH,
    /** That the exact pattern matches it. */
    PATTERN
  }

  static Relaxation of(Syntax syntax) {
    Syntax relaxed = relax(syntax);
    PatternMeasure measure = PatternMeasure.of(syntax);
    Proof proof =
        relaxed == syntax
            ? Proof.NONE
            : isToldByLength(syntax, relaxed) ? Proof.LENGTH : Proof.PATTERN;
    return new Relaxation(relaxed, proof, measure.least(), measure.most());
  }

  /** Returns whether one count alone was left out, and all else has one length. */
  private static boolean isToldByLength(Syntax exact, Syntax relaxed) {
    if (exact instanceof Repeat repeat) {
      return repeat.part() instanceof Symbol;
    }
    if (!(exact instanceof Sequence before) || !(relaxed instanceof Sequence after)) {
      return false;
    }
    int counts = 0;
    for (int i = 0; i < before.parts().size(); i++) {
      Syntax part = before.parts().get(i);
      if (after.parts().get(i) == part) {
        if (!PatternMeasure.of(part).isFixed()) {
          return false;
        }
      } else if (++counts > 1 || !isToldByLength(part, after.parts().get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns the pattern itself when nothing is to be left out. */
  private static Syntax relax(Syntax syntax) {
    if (syntax instanceof Sequence sequence) {
      List<Syntax> parts = relaxAll(sequence.parts());
      return parts.equals(sequence.parts()) ? syntax : new Sequence(parts);
    }
    if (syntax instanceof Choice choice) {
      List<Syntax> parts = relaxAll(choice.parts());
      return parts.equals(choice.parts()) ? syntax : new Choice(parts);
    }
    return syntax instanceof Repeat repeat ? relax(repeat) : syntax;
  }

  private static List<Syntax> relaxAll(List<Syntax> parts) {
    List<Syntax> relaxed = new ArrayList<>();
    for (Syntax part : parts) {
      relaxed.add(relax(part));
    }
    return relaxed;
  }

  private static Syntax relax(Repeat repeat) {
    boolean open = repeat.most() == Syntax.UNBOUNDED;
    if (repeat.part() instanceof Symbol symbol) {
      boolean wide = symbol.set().width() >= WIDE;
      int spread = wide ? SPREAD_OF_WIDE : SPREAD_OF_NARROW;
      boolean counts =
          open
              ? repeat.least() > spread
              : repeat.most() - repeat.least() >= spread || repeat.most() > LONGEST_COUNT;
      return counts ? uncounted(repeat, repeat.part()) : repeat;
    }
    Syntax part = relax(repeat.part());
    if (PatternMeasure.of(part).most() == Syntax.UNBOUNDED
        && (open ? repeat.least() > 1 : repeat.most() > 1)) {
      return uncounted(repeat, part);
    }
    if (PatternMeasure.of(part).nodes() * (double) (open ? repeat.least() : repeat.most())
        > LONGEST_COUNT * (double) MOST_COPIES) {
      return uncounted(repeat, part);
    }
    return part == repeat.part() ? repeat : new Repeat(part, repeat.least(), repeat.most());
  }

  private static Syntax uncounted(Repeat repeat, Syntax part) {
    return new Repeat(part, Math.min(1, repeat.least()), Syntax.UNBOUNDED);
  }
}
