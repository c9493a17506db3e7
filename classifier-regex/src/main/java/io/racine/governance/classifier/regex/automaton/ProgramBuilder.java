package io.racine.governance.classifier.regex.automaton;

import io.racine.governance.classifier.regex.automaton.Syntax.Assertion;
import io.racine.governance.classifier.regex.automaton.Syntax.Choice;
import io.racine.governance.classifier.regex.automaton.Syntax.Repeat;
import io.racine.governance.classifier.regex.automaton.Syntax.Sequence;
import io.racine.governance.classifier.regex.automaton.Syntax.Symbol;
import java.util.List;

/**
 * Writes patterns into one program, each from its end to its beginning, so that every part knows
 * what comes after it.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class ProgramBuilder {
  private final Program program;
  private final boolean ignoresConditions;
  private boolean raisesCase;
  private int pattern;

  /**
   * @param ignoresConditions whether conditions on places are taken to hold: wider, never narrower
   */
  ProgramBuilder(Program program, boolean ignoresConditions) {
    this.program = program;
    this.ignoresConditions = ignoresConditions;
  }

  /** Adds a pattern under a number. */
  void add(Syntax syntax, boolean upperCase, int number) {
    raisesCase = upperCase;
    pattern = number;
    int match = program.add(Program.MATCH, 0, 0, number);
    program.enterAt(write(syntax, match));
  }

  /** Writes a part that goes on at {@code next}; returns where it begins. */
  private int write(Syntax syntax, int next) {
    if (syntax instanceof Symbol symbol) {
      SymbolSet set = raisesCase ? symbol.set().beforeUpper() : symbol.set();
      return program.add(Program.SYMBOL, program.set(set), next, pattern);
    }
    if (syntax instanceof Sequence sequence) {
      int at = next;
      List<Syntax> parts = sequence.parts();
      for (int i = parts.size() - 1; i >= 0; i--) {
        at = write(parts.get(i), at);
      }
      return at;
    }
    if (syntax instanceof Choice choice) {
      int at = -1;
      for (Syntax part : choice.parts()) {
        int begin = write(part, next);
        at = at < 0 ? begin : program.add(Program.SPLIT, begin, at, pattern);
      }
      return at;
    }
    if (syntax instanceof Repeat repeat) {
      return write(repeat, next);
    }
    Assertion assertion = (Assertion) syntax;
    return ignoresConditions ? next : program.add(assertion.condition(), next, pattern);
  }

  private int write(Repeat repeat, int next) {
    int at = next;
    if (repeat.most() == Syntax.UNBOUNDED) {
      int loop = program.add(Program.SPLIT, next, -1, pattern);
      program.turn(loop, write(repeat.part(), loop));
      at = loop;
    } else {
      for (int i = repeat.least(); i < repeat.most(); i++) {
        at = program.add(Program.SPLIT, next, write(repeat.part(), at), pattern);
      }
    }
    for (int i = 0; i < repeat.least(); i++) {
      at = write(repeat.part(), at);
    }
    return at;
  }
}
