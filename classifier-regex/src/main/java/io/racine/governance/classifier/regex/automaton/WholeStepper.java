package io.racine.governance.classifier.regex.automaton;

import io.racine.governance.classifier.regex.automaton.Alphabet.Membership;
import io.racine.governance.classifier.regex.automaton.Syntax.Condition;

/**
 * Steps for matching a text from its beginning to its end.
 *
 * <p>A character that a pattern never sees leaves the pattern's nodes where they are.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class WholeStepper implements Stepper {
  private static final int TEXT_START = 0;
  private static final int OTHER = 1;
  private static final int NEWLINE = 2;
  private static final int WORD = 3;
  private static final int TEXT_END = 4;

  private final Program program;
  private final Alphabet alphabet;
  private final int[] strippedSets;
  private final int wordSet;
  private final int newlineSet;
  private final NodeSet alive;
  private final NodeSet expanded;

  /**
   * @param strippedSets the number of the set that each pattern never sees, or -1
   */
  WholeStepper(
      Program program, Alphabet alphabet, int[] strippedSets, int wordSet, int newlineSet) {
    this.program = program;
    this.alphabet = alphabet;
    this.strippedSets = strippedSets;
    this.wordSet = wordSet;
    this.newlineSet = newlineSet;
    this.alive = new NodeSet(program);
    this.expanded = new NodeSet(program);
  }

  @Override
  public AutomatonState start() {
    alive.clear();
    for (int entry : program.entries()) {
      alive.reach(entry);
    }
    return state(TEXT_START);
  }

  @Override
  public boolean isDead(AutomatonState state) {
    return state.nodes().length == 0;
  }

  @Override
  public AutomatonState step(AutomatonState from, int symbol) {
    Membership membership = alphabet.membershipOf(symbol);
    int kind = membership.isIn(newlineSet) ? NEWLINE : membership.isIn(wordSet) ? WORD : OTHER;
    int[] nodes = hasAssertion(from.nodes()) ? passed(from, kind) : from.nodes();
    alive.clear();
    for (int node : nodes) {
      int stripped = strippedSets[program.pattern(node)];
      if (stripped >= 0 && membership.isIn(stripped)) {
        alive.keep(node);
      } else if (program.kind(node) == Program.SYMBOL && membership.isIn(program.argument(node))) {
        alive.reach(program.next(node));
      }
    }
    return state(kind);
  }

  private AutomatonState state(int context) {
    int[] nodes = alive.toArray();
    if (!hasAssertion(nodes)) {
      return new AutomatonState(nodes, 0, AutomatonState.NONE, NodeSet.matches(program, nodes));
    }
    var state = new AutomatonState(nodes, context, AutomatonState.NONE, AutomatonState.NONE);
    int[] atEnd = NodeSet.matches(program, passed(state, TEXT_END));
    return new AutomatonState(nodes, context, AutomatonState.NONE, atEnd);
  }

  private boolean hasAssertion(int[] nodes) {
    if (program.asserts()) {
      for (int node : nodes) {
        if (program.kind(node) == Program.ASSERT) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns the nodes with those behind the conditions that hold before such a character. */
  private int[] passed(AutomatonState from, int next) {
    expanded.clear();
    for (int node : from.nodes()) {
      expanded.reach(node);
    }
    int[] nodes = expanded.toArray();
    int known = -1;
    while (known != nodes.length) {
      known = nodes.length;
      for (int node : nodes) {
        if (program.kind(node) == Program.ASSERT
            && holds(program.condition(node), from.context(), next)) {
          expanded.reach(program.next(node));
        }
      }
      nodes = expanded.toArray();
    }
    return nodes;
  }

  private static boolean holds(Condition condition, int before, int next) {
    return switch (condition) {
      case TEXT_START -> before == TEXT_START;
      case TEXT_END -> next == TEXT_END;
      case LINE_START -> before == TEXT_START || before == NEWLINE;
      case LINE_END -> next == TEXT_END || next == NEWLINE;
      case WORD_BOUNDARY -> (before == WORD) != (next == WORD);
      case NO_WORD_BOUNDARY -> (before == WORD) == (next == WORD);
    };
  }
}
