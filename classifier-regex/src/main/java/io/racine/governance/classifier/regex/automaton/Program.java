package io.racine.governance.classifier.regex.automaton;

import io.racine.governance.classifier.regex.automaton.Syntax.Condition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The nodes of a nondeterministic automaton, in flat arrays (Thompson's construction).
 *
 * <p><b>Threads:</b> Confined while it is built; then not written to any more, and thread-safe.
 */
final class Program {
  /** Takes one character of the set {@link #argument} and goes on at {@link #next}. */
  static final byte SYMBOL = 0;

  /** Goes on at {@link #next} and at {@link #argument}. */
  static final byte SPLIT = 1;

  /** Goes on where the {@link Condition} {@link #argument} holds. */
  static final byte ASSERT = 2;

  /** The pattern matches. */
  static final byte MATCH = 3;

  private final List<SymbolSet> sets = new ArrayList<>();
  private final Map<SymbolSet, Integer> setIds = new LinkedHashMap<>();
  private final List<Condition> conditions = new ArrayList<>();
  private final List<Integer> entries = new ArrayList<>();
  private byte[] kinds = new byte[64];
  private int[] arguments = new int[64];
  private int[] nexts = new int[64];
  private int[] patterns = new int[64];
  private int size;
  private boolean asserts;

  /** Returns the number of a set, the same for equal ones. */
  int set(SymbolSet set) {
    Integer known = setIds.putIfAbsent(set, sets.size());
    if (known == null) {
      sets.add(set);
      return sets.size() - 1;
    }
    return known;
  }

  /** Adds a node and returns its number. */
  int add(byte kind, int argument, int next, int pattern) {
    if (size == kinds.length) {
      kinds = Arrays.copyOf(kinds, size * 2);
      arguments = Arrays.copyOf(arguments, size * 2);
      nexts = Arrays.copyOf(nexts, size * 2);
      patterns = Arrays.copyOf(patterns, size * 2);
    }
    kinds[size] = kind;
    arguments[size] = argument;
    nexts[size] = next;
    patterns[size] = pattern;
    asserts |= kind == ASSERT;
    return size++;
  }

  /** Adds a node that goes on where a condition holds. */
  int add(Condition condition, int next, int pattern) {
    int known = conditions.indexOf(condition);
    if (known < 0) {
      known = conditions.size();
      conditions.add(condition);
    }
    return add(ASSERT, known, next, pattern);
  }

  /** Lets a split go on at a node that was not there when it was made. */
  void turn(int split, int next) {
    nexts[split] = next;
  }

  void enterAt(int node) {
    entries.add(node);
  }

  int size() {
    return size;
  }

  byte kind(int node) {
    return kinds[node];
  }

  int argument(int node) {
    return arguments[node];
  }

  int next(int node) {
    return nexts[node];
  }

  /** Returns the number of the pattern that a node belongs to. */
  int pattern(int node) {
    return patterns[node];
  }

  Condition condition(int node) {
    return conditions.get(arguments[node]);
  }

  boolean asserts() {
    return asserts;
  }

  List<SymbolSet> sets() {
    return sets;
  }

  List<Integer> entries() {
    return entries;
  }

  @Override
  public String toString() {
    return size + " nodes";
  }
}
