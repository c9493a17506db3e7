package io.racine.governance.classifier.regex.automaton;

import java.util.Arrays;

/**
 * Nodes that are alive, with all that is reached from them without a character.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class NodeSet {
  private final Program program;
  private final long[] members;
  private final long[] seen;
  private int[] stack = new int[64];

  NodeSet(Program program) {
    this.program = program;
    this.members = new long[(program.size() + 63) >> 6];
    this.seen = new long[members.length];
  }

  void clear() {
    Arrays.fill(members, 0);
    Arrays.fill(seen, 0);
  }

  /** Adds a node itself. */
  void keep(int node) {
    seen[node >> 6] |= 1L << node;
    members[node >> 6] |= 1L << node;
  }

  /** Adds what is reached from a node, itself included. */
  void reach(int node) {
    int depth = 0;
    stack[depth++] = node;
    while (depth > 0) {
      int at = stack[--depth];
      if ((seen[at >> 6] >>> at & 1) != 0) {
        continue;
      }
      seen[at >> 6] |= 1L << at;
      if (program.kind(at) == Program.SPLIT) {
        if (depth + 2 > stack.length) {
          stack = Arrays.copyOf(stack, stack.length * 2);
        }
        stack[depth++] = program.argument(at);
        stack[depth++] = program.next(at);
      } else {
        members[at >> 6] |= 1L << at;
      }
    }
  }

  /** Returns the nodes, none of them a split, in ascending order. */
  int[] toArray() {
    int size = 0;
    for (long word : members) {
      size += Long.bitCount(word);
    }
    int[] nodes = new int[size];
    int filled = 0;
    for (int i = 0; i < members.length; i++) {
      for (long word = members[i]; word != 0; word &= word - 1) {
        nodes[filled++] = (i << 6) + Long.numberOfTrailingZeros(word);
      }
    }
    return nodes;
  }

  /** Returns the patterns whose match is among the nodes, ascending, each once. */
  static int[] matches(Program program, int[] nodes) {
    int count = 0;
    for (int node : nodes) {
      count += program.kind(node) == Program.MATCH ? 1 : 0;
    }
    if (count == 0) {
      return AutomatonState.NONE;
    }
    int[] found = new int[count];
    int filled = 0;
    for (int node : nodes) {
      if (program.kind(node) == Program.MATCH) {
        found[filled++] = program.pattern(node);
      }
    }
    Arrays.sort(found);
    return found;
  }
}
