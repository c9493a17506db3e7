package io.racine.governance.classifier.regex.automaton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.racine.governance.classifier.regex.ClassifierEngine;
import io.racine.governance.spi.classifier.RuleDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UnionAutomatonTest {
  private static List<RuleDefinition> builtInRules() {
    return ClassifierEngine.builtIn().rules().stream()
        .filter(rule -> rule.value() != null && rule.value().pattern() != null)
        .toList();
  }

  private static List<String> builtInPatterns() {
    return builtInRules().stream().map(rule -> rule.value().pattern()).toList();
  }

  private static int[] expected(List<Pattern> patterns, String value) {
    return IntStream.range(0, patterns.size())
        .filter(i -> patterns.get(i).matches(value))
        .toArray();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void matchesGeneratedPatternsAsRe2Does(long seed) {
    var random = new RandomPatterns(seed);
    int matches = 0;
    for (int set = 0; set < 50; set++) {
      List<String> patterns = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        patterns.add(random.pattern());
      }
      List<Pattern> reference = patterns.stream().map(Pattern::compile).toList();
      UnionAutomaton automaton = UnionAutomaton.compile(patterns);
      for (int i = 0; i < 30; i++) {
        String value = random.value();
        int[] wanted = expected(reference, value);
        matches += wanted.length;
        assertThat(automaton.matchWhole(value)).as("%s", patterns).isEqualTo(wanted);
      }
    }
    assertThat(matches).isGreaterThan(500);
  }

  @Test
  void refusesWhatRe2RefusesAndNothingElse() {
    var random = new RandomPatterns(99);
    int refused = 0;
    for (int i = 0; i < 5_000; i++) {
      String pattern = random.pattern(2);
      boolean isRe2 = true;
      try {
        Pattern.compile(pattern);
      } catch (PatternSyntaxException notRe2) {
        isRe2 = false;
        refused++;
      }
      boolean isTaken = true;
      try {
        UnionAutomaton.compile(List.of(pattern));
      } catch (IllegalArgumentException notTaken) {
        isTaken = false;
      }
      assertThat(isTaken).as(pattern).isEqualTo(isRe2);
    }
    assertThat(refused).isGreaterThan(100);
  }

  @Test
  void matchesTheBuiltInPatternsAsRe2Does() {
    List<RuleDefinition> rules = builtInRules();
    List<String> patterns = builtInPatterns();
    List<Pattern> reference = patterns.stream().map(Pattern::compile).toList();
    UnionAutomaton automaton = UnionAutomaton.compile(patterns);
    var random = new RandomPatterns(11);
    int matches = 0;
    for (RuleDefinition rule : rules) {
      List<String> examples = new ArrayList<>(rule.examples().accepts());
      examples.addAll(rule.examples().rejects());
      for (String example : examples) {
        for (String value : List.of(example, random.changed(example), random.changed(example))) {
          int[] wanted = expected(reference, value);
          matches += wanted.length;
          assertThat(automaton.matchWhole(value)).as(rule.id()).isEqualTo(wanted);
        }
      }
    }
    assertThat(matches).isGreaterThan(5_000);
  }

  @Test
  void answersTheSameWithHardlyAnyMemory() {
    List<String> patterns = builtInPatterns();
    UnionAutomaton roomy = UnionAutomaton.compile(patterns);
    UnionAutomaton tight = UnionAutomaton.compile(patterns, 1 << 16);

    for (RuleDefinition rule : builtInRules()) {
      for (String value : rule.examples().accepts()) {
        assertThat(tight.matchWhole(value)).isEqualTo(roomy.matchWhole(value));
      }
    }

    assertThat(tight.flushes()).isGreaterThan(10);
    assertThat(roomy.flushes()).isZero();
    assertThat(tight.unionBytes()).isLessThan(4 << 16);
  }

  @Test
  void answersTheSameToManyThreads() throws Exception {
    List<String> patterns = builtInPatterns();
    List<String> values = new ArrayList<>();
    builtInRules().forEach(rule -> values.addAll(rule.examples().accepts()));
    UnionAutomaton alone = UnionAutomaton.compile(patterns);
    List<int[]> wanted = values.stream().map(alone::matchWhole).toList();
    // So little memory that states are dropped while others stand on them.
    UnionAutomaton shared = UnionAutomaton.compile(patterns, 1 << 18);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Integer>> results = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, values.size()).boxed().toList());
        Collections.rotate(order, thread * 97);
        results.add(
            threads.submit(
                () -> {
                  int wrong = 0;
                  for (int i : order) {
                    wrong += Arrays.equals(shared.matchWhole(values.get(i)), wanted.get(i)) ? 0 : 1;
                  }
                  return wrong;
                }));
      }
      for (Future<Integer> result : results) {
        assertThat(result.get()).isZero();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(shared.flushes()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(((a*)*)*)*b",
        "(a|a|a|a)*(a|aa)*c",
        "(?:a?){300}a{300}",
        ".*.*.*.*.*x",
        "(?:.*a){20}",
        "(x+x+)+y",
        "[ab]*a[ab]{14}"
      })
  void takesOneStepForACharacterWhateverThePattern(String pattern) {
    UnionAutomaton automaton = UnionAutomaton.compile(List.of(pattern), 1 << 20);
    String value = "ab".repeat(20_000);

    automaton.matchWhole(value);
    automaton.matchWhole("a".repeat(40_000));

    assertThat(automaton.steps()).isLessThanOrEqualTo(80_000);
    assertThat(automaton.unionBytes()).isLessThan(4 << 20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((a{1000}){1000}){1000}",
        "(a{1000}){1000}",
        "((((a{0,100}){0,100}){0,100}){0,100}){0,100}",
        "(|a{1000}){1000}"
      })
  void refusesRepeatsThatWouldFillTheMemory(String pattern) {
    assertThatThrownBy(() -> UnionAutomaton.compile(List.of(pattern)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 100000 parts");
  }

  @Test
  void refusesGroupsNestedWithoutEnd() {
    String pattern = "(".repeat(5_000) + "a" + ")".repeat(5_000);

    assertThatThrownBy(() -> UnionAutomaton.compile(List.of(pattern)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nested more than 100 deep");
  }

  @Test
  void takesTheDeepestGroupsOnASmallStack() throws InterruptedException {
    String pattern = "(".repeat(99) + "a" + "|b)c?".repeat(99);
    var matched = new AtomicReference<int[]>();
    var thread =
        new Thread(
            null,
            () -> matched.set(UnionAutomaton.compile(List.of(pattern)).matchWhole("bc")),
            "small",
            256 << 10);
    thread.start();
    thread.join();

    assertThat(matched.get()).containsExactly(0);
  }

  @Test
  void leavesThousandsOfAlternativesToRe2() {
    List<String> words = IntStream.range(0, 5_000).mapToObj(i -> "w" + i * 7919).toList();
    UnionAutomaton automaton = UnionAutomaton.compile(List.of(String.join("|", words), "w[0-9]+"));

    assertThat(automaton.matchWhole("w7919")).containsExactly(0, 1);
    assertThat(automaton.matchWhole("w7918")).containsExactly(1);
  }

  @Test
  void countsByThePatternAloneWhatTheUnionDoesNotCount() {
    UnionAutomaton automaton = UnionAutomaton.compile(List.of("(?:[ab]{1000}){15}", "a+", "b"));

    assertThat(automaton.matchWhole("a".repeat(15_000))).containsExactly(0, 1);
    assertThat(automaton.matchWhole("a".repeat(14_999))).containsExactly(1);
    assertThat(automaton.matchWhole("b")).containsExactly(2);
  }

  @Test
  void matchesAValueOfFiftyMillionCharacters() {
    UnionAutomaton automaton = UnionAutomaton.compile(List.of("[a-z]+", "[a-y]+", "(?:ab)*"));
    String value = "ab".repeat(25_000_000);

    assertThat(automaton.matchWhole(value)).containsExactly(0, 1, 2);
    assertThat(automaton.states()).isLessThan(10);
  }

  @Test
  void findsWhereMatchesBeginAndEnd() {
    UnionAutomaton automaton =
        UnionAutomaton.compile(
            List.of("[0-9]{3}-[0-9]{4}", "\\pL+@\\pL+\\.com", "555", "\\bat\\b"));
    List<String> found = new ArrayList<>();

    automaton.search(
        "call 555-1234 or jörg@shop.com, not 9555-1234 nor a555, at 555",
        (pattern, start, end) -> found.add(pattern + ":" + start + "-" + end));

    assertThat(found).containsExactlyInAnyOrder("3:56-58", "2:5-8", "0:5-13", "1:17-30", "2:59-62");
  }

  @Test
  void stopsSearchingWhenTheSinkHasEnough() {
    UnionAutomaton automaton = UnionAutomaton.compile(List.of("[0-9]+"));
    List<Integer> ends = new ArrayList<>();

    automaton.search("1 2 3 4", (pattern, start, end) -> ends.add(end) && ends.size() < 2);

    assertThat(ends).containsExactly(1, 3);
  }
}
