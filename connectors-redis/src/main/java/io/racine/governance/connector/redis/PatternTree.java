package io.racine.governance.connector.redis;

import io.racine.governance.connector.redis.KeyTokens.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the patterns of keys, with memory that does not grow with their number.
 *
 * <p>Keys are gathered in a tree of their parts. A node has a branch per word and, for what can
 * only be a value, one per separator. When all keys are in, the words that too few keys share are
 * merged into the latter; what remains are the patterns. Merging adds up, so the order of keys does
 * not matter, unless a tree grows so large that rare words must be merged early.
 */
final class PatternTree {
  private static final int MOST_WORDS = 512;
  private static final int MOST_NODES = 20_000;
  private static final int LEAST_SHARED = 3;
  private static final int WEAK_SHARE_FACTOR = 10;
  private static final long MILLION = 1_000_000;

  /** A branch: the separator and the word, or null for values. */
  private record Branch(String separator, @Nullable String word) {}

  private static final class Node {
    private final boolean variable;
    private final boolean root;
    private final Map<Branch, Node> words = new HashMap<>(4);
    private final Map<String, Node> values = new TreeMap<>();
    private @Nullable KeyCounts ends;
    private long keys;
    private long mergedEarly;

    Node(boolean variable, boolean root) {
      this.variable = variable;
      this.root = root;
    }
  }

  /**
   * What makes a word stay.
   *
   * @param keys how many keys must share it behind another word
   * @param shareOfMillion how many of a million keys must share it
   */
  record Limits(int keys, int shareOfMillion, int sampleSize) {}

  private final Limits limits;
  private final Node root = new Node(false, true);
  private int nodes = 1;
  private long rare = 2;

  PatternTree(Limits limits) {
    this.limits = limits;
  }

  void add(ValueKind kind, byte[] key) {
    Node node = root;
    node.keys++;
    for (Token token : KeyTokens.of(Bytes.keyText(key))) {
      Node next = next(node, token);
      if (next != node) {
        node = next;
        node.keys++;
      }
    }
    ends(node).add(kind, Bytes.hash(key, 0), key, limits.sampleSize);
    if (nodes > MOST_NODES) {
      shrink();
    }
  }

  private Node next(Node node, Token token) {
    String word = token.word();
    if (word == null) {
      return node.variable && token.isWeak() ? node : value(node, token.separator());
    }
    Branch branch = new Branch(token.separator(), word);
    Node known = node.words.get(branch);
    if (known == null) {
      known = new Node(false, false);
      nodes++;
      node.words.put(branch, known);
      if (node.words.size() > MOST_WORDS) {
        known = prune(node, known, branch);
      }
    }
    return known;
  }

  private Node value(Node node, String separator) {
    Node known = node.values.get(separator);
    if (known == null) {
      known = new Node(true, false);
      nodes++;
      node.values.put(separator, known);
    }
    return known;
  }

  private static KeyCounts ends(Node node) {
    KeyCounts known = node.ends;
    if (known == null) {
      known = new KeyCounts();
      node.ends = known;
    }
    return known;
  }

  /** Merges the rarer half of a node's words; returns the node for the word that is just new. */
  private Node prune(Node node, Node fresh, Branch branch) {
    node.words.remove(branch);
    mergeRarerHalf(node);
    node.words.put(branch, fresh);
    return fresh;
  }

  /** Merges rare words everywhere, rarer than ever more, until the tree is half as large. */
  private void shrink() {
    while (nodes > MOST_NODES / 2 && rare < Long.MAX_VALUE / 2) {
      shrink(root);
      nodes = size(root);
      rare *= 2;
    }
  }

  private void shrink(Node node) {
    mergeWords(node, word -> word.keys < rare, true);
    node.words.values().forEach(this::shrink);
    node.values.values().forEach(this::shrink);
  }

  private static int size(Node node) {
    int size = 1;
    for (Node word : node.words.values()) {
      size += size(word);
    }
    for (Node value : node.values.values()) {
      size += size(value);
    }
    return size;
  }

  /** Takes words out of a node and puts what is below them where values are. */
  private boolean mergeWords(Node node, Predicate<Node> which, boolean early) {
    Map<Branch, Node> merging = new HashMap<>();
    node.words.forEach(
        (branch, word) -> {
          if (which.test(word)) {
            merging.put(branch, word);
          }
        });
    merging.keySet().forEach(node.words::remove);
    merging.forEach(
        (branch, word) -> {
          nodes--;
          if (early && counts(node, word)) {
            node.mergedEarly++;
          }
          if (node.variable && KeyTokens.isWeak(branch.separator)) {
            merge(node, word);
          } else {
            Node value = value(node, branch.separator);
            value.keys += word.keys;
            merge(value, word);
          }
        });
    return !merging.isEmpty();
  }

  /** Adds all below and at a node to another that stands for values, but not its count of keys. */
  private void merge(Node into, Node from) {
    if (from.ends != null) {
      ends(into).addAll(from.ends, limits.sampleSize);
    }
    into.mergedEarly += from.mergedEarly;
    from.words.forEach(
        (branch, word) -> {
          Node known = into.words.get(branch);
          if (known == null) {
            into.words.put(branch, word);
          } else {
            nodes--;
            known.keys += word.keys;
            merge(known, word);
          }
        });
    from.values.forEach(
        (separator, value) -> {
          if (into.variable && KeyTokens.isWeak(separator)) {
            nodes--;
            merge(into, value);
            return;
          }
          Node known = into.values.get(separator);
          if (known == null) {
            into.values.put(separator, value);
          } else {
            nodes--;
            known.keys += value.keys;
            merge(known, value);
          }
        });
    if (into.words.size() > MOST_WORDS) {
      mergeRarerHalf(into);
    }
  }

  private void mergeRarerHalf(Node node) {
    long median =
        node.words.values().stream()
            .mapToLong(each -> each.keys)
            .sorted()
            .skip(node.words.size() / 2)
            .findFirst()
            .orElse(0);
    mergeWords(node, word -> word.keys <= median, true);
  }

  /** Returns the patterns, in the order of their names; ends the tree. */
  KeyPatterns patterns(int most) {
    settle(root);
    var found = new KeyPatterns.Builder(limits.sampleSize);
    collect(root, new ArrayList<>(), found);
    return found.build(most);
  }

  private void settle(Node node) {
    boolean merged = true;
    while (merged) {
      long failing = node.mergedEarly;
      for (Map.Entry<Branch, Node> word : node.words.entrySet()) {
        if (word.getValue().keys < floor(node, word.getKey()) && counts(node, word.getValue())) {
          failing++;
        }
      }
      long least = failing;
      Map<Node, Boolean> stays = new HashMap<>();
      node.words.forEach(
          (branch, word) -> stays.put(word, word.keys >= Math.max(least, floor(node, branch))));
      merged = mergeWords(node, word -> !stays.getOrDefault(word, true), false);
    }
    node.words.values().forEach(this::settle);
    node.values.values().forEach(this::settle);
  }

  /** At the root, a key that is one word says nothing of the first words of other keys. */
  private static boolean counts(Node node, Node word) {
    return !node.root || !word.words.isEmpty() || !word.values.isEmpty();
  }

  /** How many keys must share a word: values stand behind words more often than behind values. */
  private long floor(Node node, Branch branch) {
    long elsewhere = Math.max(LEAST_SHARED, limits.keys / 3);
    if (node.root) {
      return elsewhere;
    }
    long share = node.keys / MILLION * limits.shareOfMillion;
    share += node.keys % MILLION * limits.shareOfMillion / MILLION;
    if (!node.variable) {
      return Math.max(limits.keys, share);
    }
    long factor = KeyTokens.isWeak(branch.separator) ? WEAK_SHARE_FACTOR : 1;
    return Math.max(elsewhere, share * factor);
  }

  private static void collect(Node node, List<PatternStep> steps, KeyPatterns.Builder found) {
    if (node.ends != null) {
      found.add(List.copyOf(steps), node.ends);
    }
    node.words.forEach(
        (branch, word) -> step(new PatternStep(branch.separator, branch.word), word, steps, found));
    node.values.forEach(
        (separator, value) -> step(new PatternStep(separator, null), value, steps, found));
  }

  private static void step(
      PatternStep step, Node to, List<PatternStep> steps, KeyPatterns.Builder found) {
    steps.add(step);
    collect(to, steps, found);
    steps.remove(steps.size() - 1);
  }
}
