package io.racine.governance.classifier.regex.automaton;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One state: the nodes of the program that are alive at once, and what has been found by then.
 *
 * <p><b>Threads:</b> Immutable and thread-safe; all fields are final, so that a reader without a
 * lock sees it whole.
 */
final class AutomatonState {
  static final int[] NONE = {};

  private final int[] nodes;
  private final int context;
  private final int[] found;
  private final int[] foundAtEnd;

  /**
   * @param nodes in ascending order
   * @param context what the character before was, where conditions ask for it
   * @param found the patterns that end before the last character
   * @param foundAtEnd the patterns that match if the text ends here
   */
  AutomatonState(int[] nodes, int context, int[] found, int[] foundAtEnd) {
    this.nodes = nodes;
    this.context = context;
    this.found = found;
    this.foundAtEnd = foundAtEnd;
  }

  int[] nodes() {
    return nodes;
  }

  int context() {
    return context;
  }

  int[] found() {
    return found;
  }

  int[] foundAtEnd() {
    return foundAtEnd;
  }

  /** Returns about how many bytes it takes, its place in a table included. */
  long bytes() {
    return 4L * (nodes.length + found.length + foundAtEnd.length) + 160;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AutomatonState that
        && context == that.context
        && Arrays.equals(nodes, that.nodes)
        && Arrays.equals(found, that.found);
  }

  @Override
  public int hashCode() {
    return (Arrays.hashCode(nodes) * 31 + Arrays.hashCode(found)) * 31 + context;
  }

  @Override
  public String toString() {
    return nodes.length + " nodes";
  }
}
