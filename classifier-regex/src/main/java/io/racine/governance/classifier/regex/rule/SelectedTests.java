package io.racine.governance.classifier.regex.rule;

/**
 * The tests of an index that some rules are of.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class SelectedTests {
  private final TestIndex index;
  private final int[] rules;
  private final boolean inText;
  private final Lazy<WholeSelection> whole;

  /**
   * @param rules the ordinal of the rule of each test, or -1
   */
  SelectedTests(TestIndex index, int[] rules) {
    this.index = index;
    this.rules = rules.clone();
    boolean within = false;
    for (int i = 0; i < rules.length; i++) {
      within |= rules[i] >= 0 && index.test(i).isInText();
    }
    this.inText = within;
    this.whole = new Lazy<>(() -> new WholeSelection(index, this.rules));
  }

  TestIndex index() {
    return index;
  }

  /** Returns what is needed for whole values. */
  WholeSelection whole() {
    return whole.get();
  }

  /** Returns the ordinal of the rule of a test, or -1. */
  int ruleOf(int test) {
    return rules[test];
  }

  boolean hasInText() {
    return inText;
  }

  @Override
  public String toString() {
    return index.toString();
  }
}
