package io.racine.governance.classifier.regex.automaton;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The states made so far and the moves between them, in one array: {@code next[state + class]}.
 *
 * <p>A state is known by where its row begins. Row 0 stands for a move not known yet, row 1 for the
 * state from which nothing is reached; a negative number is a state at which something was found.
 *
 * <p><b>Threads:</b> Written under the lock of the automaton. Read without one: a number is either
 * there or still 0, and a state that is not there yet is asked for under the lock.
 */
final class StateTable {
  static final int UNKNOWN = 0;
  private static final int FIRST_ROW = 2;
  private static final int FIRST_CAPACITY = 32;

  final int[] next;
  final int shift;
  final int dead;
  final int start;
  private final int generation;
  private final @Nullable AutomatonState[] states;
  private final Map<AutomatonState, Integer> rows;
  private int count;
  private long stateBytes;

  private StateTable(
      int[] next,
      int shift,
      int generation,
      @Nullable AutomatonState[] states,
      Map<AutomatonState, Integer> rows,
      int count,
      long stateBytes) {
    this.next = next;
    this.shift = shift;
    this.dead = 1 << shift;
    this.start = FIRST_ROW << shift;
    this.generation = generation;
    this.states = states;
    this.rows = rows;
    this.count = count;
    this.stateBytes = stateBytes;
  }

  /** Returns a table with a start and nothing else. */
  static StateTable of(AutomatonState start, int shift, int generation) {
    int[] next = new int[FIRST_CAPACITY << shift];
    Arrays.fill(next, 1 << shift, 2 << shift, 1 << shift);
    var table =
        new StateTable(
            next,
            shift,
            generation,
            new @Nullable AutomatonState[FIRST_CAPACITY],
            new HashMap<>(),
            FIRST_ROW,
            0);
    table.states[1] =
        new AutomatonState(AutomatonState.NONE, 0, AutomatonState.NONE, AutomatonState.NONE);
    table.add(start);
    return table;
  }

  int generation() {
    return generation;
  }

  /** Returns how many classes of characters a row has room for. */
  int width() {
    return 1 << shift;
  }

  int states() {
    return count - FIRST_ROW;
  }

  long bytes() {
    return stateBytes + 4L * next.length + 4L * states.length;
  }

  /** Returns the bytes with one more state in it. */
  long bytesWith(AutomatonState state) {
    long row = 4L << shift;
    return stateBytes + state.bytes() + (count + 1) * row;
  }

  /** Returns the state of a row; null when it is not visible to this thread yet. */
  @Nullable AutomatonState state(int row) {
    return states[row >>> shift];
  }

  /** Returns the row of a state, or 0. */
  int row(AutomatonState state) {
    return rows.getOrDefault(state, UNKNOWN);
  }

  boolean isFull() {
    return count == states.length;
  }

  /** Returns the same with room for twice as many states; rows stay where they are. */
  StateTable grown() {
    return new StateTable(
        Arrays.copyOf(next, next.length * 2),
        shift,
        generation,
        Arrays.copyOf(states, states.length * 2),
        rows,
        count,
        stateBytes);
  }

  int add(AutomatonState state) {
    int row = count << shift;
    states[count++] = state;
    rows.put(state, row);
    stateBytes += state.bytes();
    return row;
  }

  @Override
  public String toString() {
    return states() + " states";
  }
}
