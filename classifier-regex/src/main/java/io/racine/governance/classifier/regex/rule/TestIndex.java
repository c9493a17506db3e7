package io.racine.governance.classifier.regex.rule;

import io.racine.governance.classifier.regex.automaton.ScanPattern;
import io.racine.governance.classifier.regex.automaton.Syntax;
import io.racine.governance.classifier.regex.automaton.TokenFilter;
import io.racine.governance.classifier.regex.automaton.UnionAutomaton;
import io.racine.governance.classifier.regex.dictionary.WordHashes;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tests with what tells in one pass which of them a value may fit: automata of all their patterns
 * and the hashes of all their words.
 *
 * <p>Made once for a set of rules, each part when the first value needs it; rule sets that change
 * or add little share it.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
final class TestIndex {
  /** How much memory the states of the search in text may take. */
  private static final long TEXT_BYTES = 16 << 20;

  private final List<ValueTest> tests;
  private final IdentityHashMap<ValueTest, Integer> places = new IdentityHashMap<>();
  private final Lazy<WholeTests> whole = new Lazy<>(this::makeWhole);
  private final Lazy<TextTests> within = new Lazy<>(() -> makeWithin(Reach.ALL));
  private final Lazy<TextTests> withinLines = new Lazy<>(() -> makeWithin(Reach.LINES));
  private final Lazy<TextTests> beyondLines = new Lazy<>(() -> makeWithin(Reach.BEYOND_LINES));
  private final boolean hasInText;

  TestIndex(List<ValueTest> tests) {
    this.tests = List.copyOf(tests);
    boolean inText = false;
    for (int i = 0; i < tests.size(); i++) {
      places.put(tests.get(i), i);
      inText |= tests.get(i).isInText();
    }
    this.hasInText = inText;
  }

  int size() {
    return tests.size();
  }

  ValueTest test(int place) {
    return tests.get(place);
  }

  /** Returns the place of a test, or -1. */
  int placeOf(ValueTest test) {
    return places.getOrDefault(test, -1);
  }

  boolean hasInText() {
    return hasInText;
  }

  /** Returns what is needed for whole values. */
  WholeTests whole() {
    return whole.get();
  }

  /** Returns what is needed for text. */
  TextTests within() {
    return within.get();
  }

  /** Returns of that the tests whose finds never go beyond a line. */
  TextTests withinLines() {
    return withinLines.get();
  }

  /** Returns the others. */
  TextTests beyondLines() {
    return beyondLines.get();
  }

  private WholeTests makeWhole() {
    Map<ScanPattern, List<Integer>> patterns = PatternGroup.newMap();
    List<Integer> alone = new ArrayList<>();
    List<Integer> words = new ArrayList<>();
    Set<String> lists = new TreeSet<>();
    for (int i = 0; i < tests.size(); i++) {
      ValueTest test = tests.get(i);
      Optional<ScanPattern> pattern = scanned(test).filter(UnionAutomaton::takes);
      boolean unknown = test.hasPattern() ? pattern.isEmpty() : !test.usesDictionary();
      if (unknown || test.hasOwnWords()) {
        alone.add(i);
        continue;
      }
      int place = i;
      pattern.ifPresent(scan -> PatternGroup.add(patterns, scan, place));
      if (test.usesDictionary()) {
        words.add(i);
        lists.addAll(test.dictionaries());
      }
    }
    PatternGroup group = PatternGroup.of(patterns);
    return new WholeTests(
        group, UnionAutomaton.of(group.patterns()), words, WordHashes.of(lists), alone);
  }

  private TextTests makeWithin(Reach reach) {
    Map<ScanPattern, List<Integer>> patterns = PatternGroup.newMap();
    List<Integer> alone = new ArrayList<>();
    for (int i = 0; i < tests.size(); i++) {
      ValueTest test = tests.get(i);
      if (!test.isInText()) {
        continue;
      }
      // A word of a list may be found where the pattern is not.
      Optional<ScanPattern> pattern =
          scanned(test).filter(scan -> !test.usesDictionary() && TokenFilter.takes(scan.syntax()));
      if (pattern.isEmpty()) {
        if (reach != Reach.LINES) {
          alone.add(i);
        }
      } else if (reach.admits(test.staysInLine())) {
        PatternGroup.add(patterns, pattern.get(), i);
      }
    }
    PatternGroup group = PatternGroup.of(patterns);
    return new TextTests(group, TokenFilter.of(group.patterns(), TEXT_BYTES), alone);
  }

  private static Optional<ScanPattern> scanned(ValueTest test) {
    NormalizerChain chain = test.chain();
    Optional<Syntax> syntax = test.syntax();
    return chain.isScannable()
        ? syntax.map(parsed -> new ScanPattern(parsed, chain.stripped(), chain.raisesCase()))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return tests.size() + " tests";
  }

  /** Which tests of a text. */
  private enum Reach {
    ALL,
    LINES,
    BEYOND_LINES;

    boolean admits(boolean staysInLine) {
      return this == ALL || staysInLine == (this == LINES);
    }
  }
}
