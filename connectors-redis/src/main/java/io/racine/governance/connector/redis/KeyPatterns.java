package io.racine.governance.connector.redis;

import io.racine.governance.connector.redis.KeyTokens.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The patterns of the keys of one database: each key belongs to exactly one of them.
 *
 * <p>A word of a pattern goes before a variable part. A key that fits none belongs to {@link
 * #REST}.
 *
 * <p><b>Threads:</b> Immutable and thread-safe, but for the counts, which are not to be changed.
 */
final class KeyPatterns {
  /** The pattern of the keys that fit no other. */
  static final String REST = "{key}";

  private static final List<String> REST_COLUMNS = List.of("key");
  private static final String PATTERN_END = "\u001E";
  private static final String STEP_END = "\u001F";
  private static final char WORD = '\u001D';

  /**
   * One pattern.
   *
   * @param steps how its keys are made; empty for {@link #REST}
   * @param counts how many keys it has; empty when it came out of a text
   */
  record Pattern(String name, List<PatternStep> steps, KeyCounts counts) {
    boolean isRest() {
      return steps.isEmpty();
    }

    /** Returns a name for the column of each variable part of the key. */
    List<String> columns() {
      return isRest() ? REST_COLUMNS : PatternStep.columns(steps);
    }
  }

  /**
   * What a key is.
   *
   * @param pattern the name of its pattern
   * @param values its variable parts
   */
  record Match(String pattern, List<String> values) {}

  private static final class Node {
    private final Map<PatternStep, Node> next = new HashMap<>(4);
    private boolean variable;
    private @Nullable String pattern;
  }

  /** Gathers patterns. */
  static final class Builder {
    private final int sampleSize;
    private final Map<List<PatternStep>, KeyCounts> found = new LinkedHashMap<>();
    private final KeyCounts rest = new KeyCounts();

    Builder(int sampleSize) {
      this.sampleSize = sampleSize;
    }

    void add(List<PatternStep> steps, KeyCounts counts) {
      boolean named =
          steps.stream().anyMatch(step -> step.word() != null && !step.word().isEmpty());
      // A key of words alone is one key, however often a SCAN gave it.
      if (named && steps.stream().anyMatch(PatternStep::isVariable)) {
        found.put(steps, counts);
      } else {
        rest.addAll(counts, sampleSize);
      }
    }

    KeyPatterns build(int most) {
      List<Map.Entry<List<PatternStep>, KeyCounts>> largest = new ArrayList<>(found.entrySet());
      largest.sort(
          Comparator.<Map.Entry<List<PatternStep>, KeyCounts>>comparingLong(
                  each -> -each.getValue().total())
              .thenComparing(each -> PatternStep.name(each.getKey())));
      largest.stream().skip(most).forEach(each -> rest.addAll(each.getValue(), sampleSize));
      List<List<PatternStep>> forms = new ArrayList<>();
      Map<String, Pattern> patterns = new TreeMap<>();
      patterns.put(REST, new Pattern(REST, List.of(), rest));
      for (Map.Entry<List<PatternStep>, KeyCounts> each : largest.stream().limit(most).toList()) {
        String name = PatternStep.name(each.getKey());
        forms.add(each.getKey());
        Pattern same = patterns.get(name);
        if (same == null) {
          patterns.put(name, new Pattern(name, each.getKey(), each.getValue()));
        } else {
          same.counts.addAll(each.getValue(), sampleSize);
        }
      }
      return new KeyPatterns(patterns, forms);
    }
  }

  private final Map<String, Pattern> patterns;
  private final List<List<PatternStep>> forms;
  private final Node root = new Node();

  private KeyPatterns(Map<String, Pattern> patterns, List<List<PatternStep>> forms) {
    this.patterns = patterns;
    this.forms = forms;
    for (List<PatternStep> steps : forms) {
      Node node = root;
      for (PatternStep step : steps) {
        node = node.next.computeIfAbsent(step, any -> new Node());
        node.variable = step.isVariable();
      }
      node.pattern = PatternStep.name(steps);
    }
  }

  /** Returns the patterns in the order of their names. */
  List<Pattern> all() {
    return List.copyOf(patterns.values());
  }

  Optional<Pattern> find(String name) {
    return Optional.ofNullable(patterns.get(name));
  }

  Match match(String key) {
    List<String> values = new ArrayList<>(3);
    Node node = root;
    int start = -1;
    int end = -1;
    for (Token token : KeyTokens.of(key)) {
      Node word =
          token.word() == null
              ? null
              : node.next.get(new PatternStep(token.separator(), token.word()));
      if (word == null && node.variable && token.isWeak()) {
        end = token.end();
        continue;
      }
      if (node.variable) {
        values.add(key.substring(start, end));
      }
      Node next = word != null ? word : node.next.get(new PatternStep(token.separator(), null));
      if (next == null) {
        return new Match(REST, List.of(key));
      }
      node = next;
      start = token.start();
      end = token.end();
    }
    if (node.pattern == null) {
      return new Match(REST, List.of(key));
    }
    if (node.variable) {
      values.add(key.substring(start, end));
    }
    return new Match(node.pattern, values);
  }

  /** Returns a text that {@link #parse} makes the same patterns of; it holds no variable part. */
  String toText() {
    var text = new StringBuilder();
    for (List<PatternStep> steps : forms) {
      for (PatternStep step : steps) {
        text.append(step.separator());
        if (step.word() != null) {
          text.append(WORD).append(step.word());
        }
        text.append(STEP_END);
      }
      text.append(PATTERN_END);
    }
    return text.toString();
  }

  static KeyPatterns parse(String text) {
    List<List<PatternStep>> forms = new ArrayList<>();
    Map<String, Pattern> patterns = new TreeMap<>();
    patterns.put(REST, new Pattern(REST, List.of(), new KeyCounts()));
    Arrays.stream(text.split(PATTERN_END, -1))
        .filter(form -> !form.isEmpty())
        .forEach(
            form -> {
              List<PatternStep> steps =
                  Arrays.stream(form.substring(0, form.length() - 1).split(STEP_END, -1))
                      .map(KeyPatterns::step)
                      .toList();
              forms.add(steps);
              String name = PatternStep.name(steps);
              patterns.putIfAbsent(name, new Pattern(name, steps, new KeyCounts()));
            });
    return new KeyPatterns(patterns, forms);
  }

  private static PatternStep step(String text) {
    int word = text.indexOf(WORD);
    return word < 0
        ? new PatternStep(text, null)
        : new PatternStep(text.substring(0, word), text.substring(word + 1));
  }
}
