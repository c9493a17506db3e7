package io.racine.governance.classifier.regex.automaton;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A deterministic automaton whose states are made when a text first leads there.
 *
 * <p>When they take more memory than allowed, all are dropped and made anew as they are needed: at
 * worst each character costs one step of the program's nodes, which is linear still.
 *
 * <p><b>Threads:</b> Thread-safe. Known moves are read without a lock; new ones are made under one.
 */
final class LazyAutomaton {
  /** Room for classes of characters beyond ASCII that turn up later. */
  private static final int SPARE_CLASSES = 8;

  private final Alphabet alphabet;
  private final byte[] ascii;
  private final Stepper stepper;
  private final AutomatonState start;
  private final long byteLimit;
  private volatile StateTable table;
  private long steps;

  LazyAutomaton(Alphabet alphabet, Stepper stepper, long byteLimit) {
    this.alphabet = alphabet;
    this.ascii = alphabet.ascii();
    this.stepper = stepper;
    this.start = stepper.start();
    this.byteLimit = byteLimit;
    this.table = StateTable.of(start, shift(alphabet.size() + SPARE_CLASSES), 0);
  }

  private static int shift(int classes) {
    return 32 - Integer.numberOfLeadingZeros(classes - 1);
  }

  /** Returns the patterns that match the whole text; shared, not to be written to. */
  int[] match(String text) {
    StateTable known = table;
    int[] next = known.next;
    int dead = known.dead;
    int state = known.start;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      int symbol;
      if (c < 128) {
        symbol = ascii[c];
      } else {
        symbol = alphabet.classOf(text.codePointAt(i));
        i += isPairAt(text, i) ? 1 : 0;
      }
      int to = symbol < dead ? next[state + symbol] : StateTable.UNKNOWN;
      if (to <= dead) {
        if (to != dead) {
          Move move = extend(known, state, symbol);
          known = move.table;
          next = known.next;
          dead = known.dead;
          to = move.row;
        }
        if (to == dead) {
          return AutomatonState.NONE;
        }
      }
      state = to;
    }
    return state(known, state).foundAtEnd();
  }

  private static boolean isPairAt(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        && at + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(at + 1));
  }

  /**
   * Returns the least place, not before {@code floor}, from which the text up to {@code end}, read
   * backwards, matches and which the bounds allow; or -1.
   *
   * @param far up to here the longest match counts, beyond the first
   */
  int matchBackwards(String text, int end, int floor, int far, Bounds bounds) {
    StateTable known = table;
    int state = known.start;
    int found = -1;
    int at = end;
    while (at > floor && (at > far || found < 0)) {
      int c = text.codePointBefore(at);
      at -= Character.charCount(c);
      int symbol = alphabet.classOf(c);
      int to = symbol < known.dead ? known.next[state + symbol] : StateTable.UNKNOWN;
      if (to == StateTable.UNKNOWN) {
        Move move = extend(known, state, symbol);
        known = move.table;
        to = move.row;
      }
      if (to == known.dead) {
        return found;
      }
      state = to;
      if (state(known, state).foundAtEnd().length > 0 && bounds.allow(at)) {
        found = at;
      }
    }
    return found;
  }

  /** Tells of every place where patterns end, until the sink has enough. */
  void search(String text, int from, int end, EndSink sink) {
    StateTable known = table;
    int[] next = known.next;
    int dead = known.dead;
    int state = known.start;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      int symbol;
      int place = i;
      if (c < 128) {
        symbol = ascii[c];
      } else {
        symbol = alphabet.classOf(text.codePointAt(i));
        i += isPairAt(text, i) ? 1 : 0;
      }
      int to = symbol < dead ? next[state + symbol] : StateTable.UNKNOWN;
      if (to <= dead) {
        if (to == StateTable.UNKNOWN) {
          Move move = extend(known, state, symbol);
          known = move.table;
          next = known.next;
          dead = known.dead;
          to = move.row;
        }
        if (to < 0) {
          to = -to;
          if (!sink.ended(state(known, to).found(), place)) {
            return;
          }
        }
      }
      state = to;
    }
    int[] found = state(known, state).foundAtEnd();
    if (found.length > 0) {
      sink.ended(found, end);
    }
  }

  /**
   * Returns one bit for each pattern that ends somewhere in the part of the text, besides those
   * found before; null for none.
   */
  long @Nullable [] search(String text, int from, int end, int patterns, long @Nullable [] before) {
    long @Nullable [] bits = before;
    StateTable known = table;
    int[] next = known.next;
    int dead = known.dead;
    int state = known.start;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      int symbol;
      if (c < 128) {
        symbol = ascii[c];
      } else {
        symbol = alphabet.classOf(text.codePointAt(i));
        i += isPairAt(text, i) ? 1 : 0;
      }
      int to = symbol < dead ? next[state + symbol] : StateTable.UNKNOWN;
      if (to <= dead) {
        if (to == StateTable.UNKNOWN) {
          Move move = extend(known, state, symbol);
          known = move.table;
          next = known.next;
          dead = known.dead;
          to = move.row;
        }
        if (to < 0) {
          to = -to;
          bits = with(bits, state(known, to).found(), patterns);
        }
      }
      state = to;
    }
    int[] found = state(known, state).foundAtEnd();
    return found.length == 0 ? bits : with(bits, found, patterns);
  }

  private static long[] with(long @Nullable [] bits, int[] found, int patterns) {
    long[] all = bits == null ? new long[(patterns + 63) >> 6] : bits;
    for (int pattern : found) {
      all[pattern >> 6] |= 1L << pattern;
    }
    return all;
  }

  private AutomatonState state(StateTable known, int row) {
    AutomatonState state = known.state(row);
    return state == null ? stateLocked(known, row) : state;
  }

  private synchronized AutomatonState stateLocked(StateTable known, int row) {
    return requireNonNull(known.state(row), "state");
  }

  private synchronized Move extend(StateTable seen, int row, int symbol) {
    AutomatonState from = requireNonNull(seen.state(row), "state");
    StateTable now = table;
    if (symbol >= now.width()) {
      now = emptied(now, shift(Math.max(alphabet.size(), symbol + 1) + SPARE_CLASSES));
    }
    int at = now.generation() == seen.generation() ? row : now.row(from);
    int known = at == StateTable.UNKNOWN ? StateTable.UNKNOWN : now.next[at + symbol];
    if (known != StateTable.UNKNOWN) {
      return new Move(now, known);
    }
    steps++;
    AutomatonState target = stepper.step(from, symbol);
    if (stepper.isDead(target)) {
      if (at != StateTable.UNKNOWN) {
        now.next[at + symbol] = now.dead;
      }
      return new Move(now, now.dead);
    }
    int to = now.row(target);
    if (to == StateTable.UNKNOWN) {
      if (now.bytesWith(target) > byteLimit && now.states() > 1) {
        now = emptied(now, now.shift);
        at = StateTable.UNKNOWN;
        to = now.row(target);
      } else if (now.isFull()) {
        now = now.grown();
        table = now;
      }
      to = to == StateTable.UNKNOWN ? now.add(target) : to;
    }
    int flagged = target.found().length > 0 ? -to : to;
    if (at != StateTable.UNKNOWN) {
      now.next[at + symbol] = flagged;
    }
    return new Move(now, flagged);
  }

  private StateTable emptied(StateTable old, int shift) {
    StateTable empty = StateTable.of(start, shift, old.generation() + 1);
    table = empty;
    return empty;
  }

  int states() {
    return table.states();
  }

  long bytes() {
    return table.bytes();
  }

  /** Returns how often all states were dropped. */
  int flushes() {
    return table.generation();
  }

  /** Returns how many states were made out of another, counting those made again. */
  synchronized long steps() {
    return steps;
  }

  @Override
  public String toString() {
    return table.toString();
  }

  /** Takes the places where patterns end. */
  interface EndSink {
    /** Returns whether to go on; the array is shared and not to be written to. */
    boolean ended(int[] patterns, int end);
  }

  /** Says where a match may begin. */
  interface Bounds {
    boolean allow(int place);
  }

  private record Move(StateTable table, int row) {}
}
