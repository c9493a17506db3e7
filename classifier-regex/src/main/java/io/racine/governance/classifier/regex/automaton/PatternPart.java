package io.racine.governance.classifier.regex.automaton;

import io.racine.governance.classifier.regex.automaton.Syntax.Choice;
import io.racine.governance.classifier.regex.automaton.Syntax.Repeat;
import io.racine.governance.classifier.regex.automaton.Syntax.Sequence;
import io.racine.governance.classifier.regex.automaton.Syntax.Symbol;
import java.util.ArrayList;
import java.util.List;

/**
 * Some of many patterns, to share an automaton.
 *
 * <p>Numbers with dates and ranges inside are the hard ones: each is alive or not after a digit,
 * nearly independently of the others, so that together they have as many states as there are
 * combinations. A hundred and fifty of them in one automaton take more states than there is memory
 * for; in three, a few thousand. So those that begin with a digit go into parts of their own, which
 * a value that begins with a letter leaves at its first character. All others are one part.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param patterns their places among all
 * @param byteLimit how much memory their states may take
 */
record PatternPart(List<Integer> patterns, long byteLimit) {
  private static final CharSet LETTERS_AND_BEYOND =
      CharSet.range('a', 'z').or(CharSet.range('A', 'Z')).or(new CharSet(0, 0, true));

  PatternPart {
    patterns = List.copyOf(patterns);
  }

  /**
   * Returns the parts of patterns, at least one.
   *
   * @param mostNumbers how many patterns of numbers may be in a part
   * @param byteLimit how much memory the states of all may take
   */
  static List<PatternPart> of(List<Syntax> syntaxes, int mostNumbers, long byteLimit) {
    List<Integer> numbers = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < syntaxes.size(); i++) {
      (mayBeginWithLetter(syntaxes.get(i)) ? others : numbers).add(i);
    }
    int count = (numbers.size() + mostNumbers - 1) / mostNumbers;
    boolean mixed = count > 0 && !others.isEmpty();
    List<PatternPart> parts = new ArrayList<>();
    for (int part = 0; part < count; part++) {
      List<Integer> group = new ArrayList<>();
      // Neighbours in a pack are alike, and what is alike multiplies most.
      for (int i = part; i < numbers.size(); i += count) {
        group.add(numbers.get(i));
      }
      parts.add(new PatternPart(group, (mixed ? byteLimit / 2 : byteLimit) / count));
    }
    if (mixed || count == 0) {
      parts.add(new PatternPart(others, mixed ? byteLimit / 2 : byteLimit));
    }
    return parts;
  }

  /** Returns whether a text that begins with a letter, or beyond ASCII, may match. */
  private static boolean mayBeginWithLetter(Syntax syntax) {
    if (syntax instanceof Symbol symbol) {
      CharSet shape = symbol.shape();
      return !shape.and(LETTERS_AND_BEYOND).equals(CharSet.NONE);
    }
    if (syntax instanceof Sequence sequence) {
      for (Syntax part : sequence.parts()) {
        if (mayBeginWithLetter(part)) {
          return true;
        }
        if (PatternMeasure.of(part).least() > 0) {
          return false;
        }
      }
      return false;
    }
    if (syntax instanceof Choice choice) {
      return choice.parts().stream().anyMatch(PatternPart::mayBeginWithLetter);
    }
    return syntax instanceof Repeat repeat && mayBeginWithLetter(repeat.part());
  }
}
