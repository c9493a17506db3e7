package io.racine.governance.classifier.regex.automaton;

import io.racine.governance.classifier.regex.automaton.Alphabet.Membership;

/**
 * Steps for finding matches that begin and end at the bounds of tokens.
 *
 * <p>Patterns begin anew behind every character that is not within a token, and before a plus sign,
 * which belongs to the number behind it. A match counts when the character behind it is not within
 * a token.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class SearchStepper implements Stepper {
  private final Program program;
  private final Alphabet alphabet;
  private final int[] strippedSets;
  private final int tokenSet;
  private final int plusSet;
  private final NodeSet alive;
  private final int[] entries;

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
    enter();
    this.entries = alive.toArray();
  }

  private void enter() {
    for (int entry : program.entries()) {
      alive.reach(entry);
    }
  }

  @Override
  public AutomatonState start() {
    return new AutomatonState(entries, 0, AutomatonState.NONE, NodeSet.matches(program, entries));
  }

  @Override
  public boolean isDead(AutomatonState state) {
    return false;
  }

  @Override
  public AutomatonState step(AutomatonState from, int symbol) {
    Membership membership = alphabet.membershipOf(symbol);
    boolean inToken = membership.isIn(tokenSet);
    alive.clear();
    advance(from.nodes(), membership);
    if (membership.isIn(plusSet)) {
      advance(entries, membership);
    }
    if (!inToken) {
      enter();
    }
    int[] nodes = alive.toArray();
    return new AutomatonState(
        nodes,
        0,
        inToken ? AutomatonState.NONE : from.foundAtEnd(),
        NodeSet.matches(program, nodes));
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
