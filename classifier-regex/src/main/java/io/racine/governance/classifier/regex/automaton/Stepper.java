package io.racine.governance.classifier.regex.automaton;

/**
 * Makes the states of an automaton, one from another.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
interface Stepper {
  AutomatonState start();

  /** Returns whether nothing is reached from a state, whatever comes. */
  boolean isDead(AutomatonState state);

  /** Returns the state behind a character of a class. */
  AutomatonState step(AutomatonState from, int symbol);
}
