package io.racine.governance.classifier.regex.rule;

import io.racine.governance.spi.classifier.RuleDefinition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;

/**
 * Rules in order of precedence, each known by its ordinal, and the matcher that runs them.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
public final class RuleSet {
  /** To be raised whenever the code would judge the same evidence otherwise. */
  private static final String CODE_VERSION = "2";

  private final List<CompiledRule> rules;
  private final List<TestIndex> indexes;
  private final RuleMatcher matcher;
  private final TextSearch search;
  private final String version;

  public RuleSet(List<CompiledRule> rules) {
    this(rules, List.of());
  }

  /**
   * Returns rules most of which are those of another set, perhaps with other thresholds; what was
   * made of those is shared.
   */
  public RuleSet(List<CompiledRule> rules, RuleSet base) {
    this(rules, base.indexes);
  }

  private RuleSet(List<CompiledRule> rules, List<TestIndex> shared) {
    this.rules = List.copyOf(rules);
    List<ValueTest> added = new ArrayList<>();
    for (CompiledRule rule : rules) {
      ValueTest test = rule.test();
      if (test != null && shared.stream().allMatch(index -> index.placeOf(test) < 0)) {
        added.add(test);
      }
    }
    List<TestIndex> all = new ArrayList<>(shared);
    if (!added.isEmpty()) {
      all.add(new TestIndex(added));
    }
    this.indexes = List.copyOf(all);
    this.matcher = matcher(all());
    this.search = new TextSearch(this.rules, selected(all()));
    this.version = version(this.rules);
  }

  /** Returns, of each index that some chosen rule is in, the tests of chosen rules. */
  private List<SelectedTests> selected(BitSet chosen) {
    List<SelectedTests> parts = new ArrayList<>();
    for (TestIndex index : indexes) {
      int[] ordinals = new int[index.size()];
      Arrays.fill(ordinals, -1);
      boolean any = false;
      for (int i = chosen.nextSetBit(0); i >= 0; i = chosen.nextSetBit(i + 1)) {
        ValueTest test = rules.get(i).test();
        int place = test == null ? -1 : index.placeOf(test);
        if (place >= 0) {
          ordinals[place] = i;
          any = true;
        }
      }
      if (any) {
        parts.add(new SelectedTests(index, ordinals));
      }
    }
    return parts;
  }

  public int size() {
    return rules.size();
  }

  public CompiledRule rule(int ordinal) {
    return rules.get(ordinal);
  }

  public List<CompiledRule> rules() {
    return rules;
  }

  /** Returns what runs all rules. */
  public RuleMatcher matcher() {
    return matcher;
  }

  /** Returns what runs some of the rules, given by their ordinals. */
  public RuleMatcher matcher(BitSet selected) {
    return new AutomatonMatcher(selected(selected));
  }

  /** Returns the ordinals of all rules. */
  public BitSet all() {
    var all = new BitSet();
    all.set(0, rules.size());
    return all;
  }

  /** Returns the ordinals of the rules that are looked for in running text. */
  public BitSet inText() {
    var found = new BitSet();
    for (int i = 0; i < rules.size(); i++) {
      ValueTest test = rules.get(i).test();
      found.set(i, test != null && test.isInText());
    }
    return found;
  }

  public TextSearch search() {
    return search;
  }

  /** Returns a text that differs whenever rules, thresholds or code do. */
  public String version() {
    return version;
  }

  private static String version(List<CompiledRule> rules) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(CODE_VERSION.getBytes(StandardCharsets.UTF_8));
      for (CompiledRule rule : rules) {
        digest.update(RuleText.of(rule.definition()).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return CODE_VERSION + "-" + HexFormat.of().formatHex(digest.digest(), 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Returns the definitions in order of precedence. */
  public List<RuleDefinition> definitions() {
    return rules.stream().map(CompiledRule::definition).toList();
  }
}
