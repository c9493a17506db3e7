package io.racine.governance.classifier.regex.automaton;

import io.racine.governance.classifier.regex.automaton.Alphabet.Membership;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Steps for finding matches that begin and end at the bounds of tokens.
 *
 * <p>Patterns begin anew behind every character that is not within a token, and before a plus sign,
 * which belongs to the number behind it. A match counts when the character behind it is not within
 * a token.
 *
 * <p>That patterns may begin at a place is one mark of a state, in place of the hundreds of nodes
 * where they do, and where a character leads from these is worked out once. Empty matches are not
 * told of.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class SearchStepper implements Stepper {
  private static final int WITHIN_TOKEN = 0;
  private static final int BEGINS = 1;

  private final Program program;
  private final Alphabet alphabet;
  private final int[] strippedSets;
  private final int tokenSet;
  private final int plusSet;
  private final NodeSet alive;
  private final int[] entries;
  private int[] @Nullable [] begun = {};

  /**
   * @param strippedSets the number of the set that each pattern never sees, or -1
   */
  SearchStepper(Program program, Alphabet alphabet, int[] strippedSets, int tokenSet, int plusSet) {
    this.program = program;
    this.alphabet = alphabet;
    this.strippedSets = strippedSets;
    this.tokenSet = tokenSet;
    this.plusSet = plusSet;
    this.alive = new NodeSet(program);
    alive.clear();
    for (int entry : program.entries()) {
      alive.reach(entry);
    }
    this.entries = alive.toArray();
  }

  @Override
  public AutomatonState start() {
    return new AutomatonState(
        AutomatonState.NONE, BEGINS, AutomatonState.NONE, AutomatonState.NONE);
  }

  @Override
  public boolean isDead(AutomatonState state) {
    return false;
  }

  @Override
  public AutomatonState step(AutomatonState from, int symbol) {
    Membership membership = alphabet.membershipOf(symbol);
    boolean inToken = membership.isIn(tokenSet);
    boolean begins = from.context() == BEGINS || membership.isIn(plusSet);
    int[] first = begins ? begun(symbol, membership) : AutomatonState.NONE;
    alive.clear();
    advance(from.nodes(), membership);
    for (int node : first) {
      alive.keep(node);
    }
    int[] nodes = alive.toArray();
    return new AutomatonState(
        nodes,
        inToken ? WITHIN_TOKEN : BEGINS,
        inToken ? AutomatonState.NONE : from.foundAtEnd(),
        NodeSet.matches(program, nodes));
  }

  /** Returns where patterns are that begin with a character. */
  private int[] begun(int symbol, Membership membership) {
    if (symbol >= begun.length) {
      begun = Arrays.copyOf(begun, symbol + 1);
    }
    int[] known = begun[symbol];
    if (known == null) {
      alive.clear();
      advance(entries, membership);
      known = alive.toArray();
      begun[symbol] = known;
    }
    return known;
  }

  private void advance(int[] nodes, Membership membership) {
    for (int node : nodes) {
      int stripped = strippedSets[program.pattern(node)];
      if (stripped >= 0 && membership.isIn(stripped)) {
        alive.keep(node);
      } else if (program.kind(node) == Program.SYMBOL && membership.isIn(program.argument(node))) {
        alive.reach(program.next(node));
      }
    }
  }
}
