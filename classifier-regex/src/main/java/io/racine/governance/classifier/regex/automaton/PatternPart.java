package io.racine.governance.classifier.regex.automaton;

import io.racine.governance.classifier.regex.automaton.Syntax.Choice;
import io.racine.governance.classifier.regex.automaton.Syntax.Repeat;
import io.racine.governance.classifier.regex.automaton.Syntax.Sequence;
import io.racine.governance.classifier.regex.automaton.Syntax.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Some of many patterns, to share an automaton.
 *
 * <p>Numbers with dates and ranges inside are the hard ones: each is alive or not after a digit,
 * nearly independently of the others, so that together they have as many states as there are
 * combinations. A hundred and fifty of them in one automaton take more states than there is memory
 * for; in three, a few thousand. So those that begin with a digit go into parts of their own, which
 * a value that begins with a letter leaves at its first character.
 *
 * <p>The few with conditions on places make each step of all that share an automaton with them
 * several times as long, so that they are apart, too. All others are one part.
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
   * @param mostNumbers how many patterns of numbers may be in a part; so few need no parts at all
   * @param heedsConditions whether conditions on places are asked for at all
   * @param byteLimit how much memory the states of all may take
   */
  static List<PatternPart> of(
      List<Syntax> syntaxes, int mostNumbers, boolean heedsConditions, long byteLimit) {
    if (syntaxes.size() <= mostNumbers) {
      return List.of(
          new PatternPart(IntStream.range(0, syntaxes.size()).boxed().toList(), byteLimit));
    }
    List<Integer> numbers = new ArrayList<>();
    List<Integer> conditional = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < syntaxes.size(); i++) {
      Syntax syntax = syntaxes.get(i);
      boolean conditions = heedsConditions && syntax.hasConditions();
      (conditions ? conditional : mayBeginWithLetter(syntax) ? others : numbers).add(i);
    }
    List<List<Integer>> groups = dealt(numbers, mostNumbers);
    if (!conditional.isEmpty()) {
      groups.add(conditional);
    }
    // What is left takes most room, as any text may lead through it.
    long share = others.isEmpty() ? byteLimit : byteLimit / 3;
    List<PatternPart> parts = new ArrayList<>();
    groups.forEach(group -> parts.add(new PatternPart(group, share / groups.size())));
    if (!others.isEmpty()) {
      parts.add(new PatternPart(others, groups.isEmpty() ? byteLimit : byteLimit - share));
    }
    return parts;
  }

  /** Neighbours in a pack are alike, and what is alike multiplies most. */
  private static List<List<Integer>> dealt(List<Integer> patterns, int most) {
    List<List<Integer>> groups = new ArrayList<>();
    int count = (patterns.size() + most - 1) / most;
    for (int i = 0; i < patterns.size(); i++) {
      if (i < count) {
        groups.add(new ArrayList<>());
      }
      groups.get(i % count).add(patterns.get(i));
    }
    return groups;
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
