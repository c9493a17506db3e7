package io.racine.governance.classifier.regex.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PartedAutomatonTest {
  private static PartedAutomaton whole(long byteLimit, String... patterns) {
    List<ScanPattern> scanned = new ArrayList<>();
    List<Syntax> syntaxes = new ArrayList<>();
    for (String pattern : patterns) {
      syntaxes.add(Syntax.parse(pattern));
      scanned.add(ScanPattern.of(Syntax.parse(pattern)));
    }
    return PartedAutomaton.of(scanned, syntaxes, byteLimit);
  }

  @Test
  void worksOutEachMoveOnceAndNeverAgain() {
    PartedAutomaton automaton = whole(1 << 20, "ab*", "a[bc]");

    assertThat(automaton.match("abb")).containsExactly(0);
    // start -a-> one -b-> two -b-> three
    assertThat(automaton.steps()).isEqualTo(3);
    assertThat(automaton.states()).isEqualTo(4);
    assertThat(automaton.match("ab")).containsExactly(0, 1);
    assertThat(automaton.match("abb")).containsExactly(0);
    assertThat(automaton.steps()).isEqualTo(3);
    // Three b lead back to three: a move more, and no state more.
    assertThat(automaton.match("abbb")).containsExactly(0);
    assertThat(automaton.steps()).isEqualTo(4);
    assertThat(automaton.states()).isEqualTo(4);
  }

  @Test
  void remembersWhereNothingIsReached() {
    PartedAutomaton automaton = whole(1 << 20, "ab");

    assertThat(automaton.match("ax")).isEmpty();
    assertThat(automaton.match("ax")).isEmpty();
    assertThat(automaton.match("ay")).isEmpty();
    assertThat(automaton.match("xa")).isEmpty();

    assertThat(automaton.steps()).isEqualTo(3);
    assertThat(automaton.states()).isEqualTo(2);
  }

  @Test
  void growsWithoutForgetting() {
    PartedAutomaton automaton = whole(1 << 20, "a{100}");
    String value = "a".repeat(100);

    assertThat(automaton.match(value)).containsExactly(0);
    assertThat(automaton.steps()).isEqualTo(100);
    assertThat(automaton.states()).isEqualTo(101);
    assertThat(automaton.match(value)).containsExactly(0);
    assertThat(automaton.steps()).isEqualTo(100);
    assertThat(automaton.flushes()).isZero();
  }

  @Test
  void dropsItsStatesAtTheLimitAndGoesOn() {
    PartedAutomaton automaton = whole(8_000, "a{100}");

    assertThat(automaton.match("a".repeat(100))).containsExactly(0);
    assertThat(automaton.match("a".repeat(99))).isEmpty();
    assertThat(automaton.match("a".repeat(101))).isEmpty();

    assertThat(automaton.flushes()).isPositive();
    assertThat(automaton.states()).isLessThan(50);
  }

  /** No limit is so small that a text cannot be matched: one state beside the first remains. */
  @Test
  void matchesWithNoMemoryAtAll() {
    PartedAutomaton automaton = whole(0, "(?:ab)*", "a.*");

    assertThat(automaton.match("abab")).containsExactly(0, 1);
    assertThat(automaton.match("aab")).containsExactly(1);
    assertThat(automaton.match("ba")).isEmpty();
    assertThat(automaton.states()).isLessThanOrEqualTo(2);
  }

  /** Each letter is in a set of its own, so that each brings a class that rows have no room for. */
  @Test
  void makesRoomForClassesThatTurnUpLater() {
    List<String> patterns = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      patterns.add("[\\x{" + Integer.toHexString(0x430 + i) + "}1]x");
    }
    PartedAutomaton automaton = whole(1 << 20, patterns.toArray(new String[0]));
    for (int i = 0; i < 40; i++) {
      String value = Character.toString(0x430 + i) + "x";
      assertThat(automaton.match(value)).as("U+%04X", 0x430 + i).containsExactly(i);
    }
    assertThat(automaton.match("1x")).hasSize(40);
    assertThat(automaton.match("é")).isEmpty();
  }

  @Test
  void readsPairsAndHalvesOfPairs() {
    PartedAutomaton automaton = whole(1 << 20, ".", "..", "\\x{1F600}", "[^a]b");

    assertThat(automaton.match("\ud83d\ude00")).containsExactly(0, 2);
    assertThat(automaton.match("\ud83d")).containsExactly(0);
    assertThat(automaton.match("\ude00\ud83d")).containsExactly(1);
    assertThat(automaton.match("\ud83db")).containsExactly(1, 3);
    assertThat(automaton.match("\ud83d\ude00b")).containsExactly(1, 3);
  }

  @Test
  void heedsConditionsAtEveryPlace() {
    List<String> patterns =
        List.of(
            "^a$",
            "(?m)a$\\nb",
            "(?m)a\\n^b",
            "a\\b.b",
            "a\\Bb",
            "a\\bb",
            "\\Ba",
            "a\\z",
            "(?s).\\Ab",
            "\\b",
            "\\B",
            "^$",
            "(?m)^\\n$",
            "(?:a|\\b)+-",
            "(?:^a)+",
            "(?m)(?:^a\\n)+",
            "-\\B-",
            "é\\b");
    List<Pattern> reference = patterns.stream().map(Pattern::compile).toList();
    UnionAutomaton automaton = UnionAutomaton.compile(patterns);

    for (String value :
        List.of(
            "", "a", "b", "a\nb", "a-b", "ab", "\n", "a-", "-", "aa-", "a\na\n", "--", "é", "éa",
            "aa", "\nb")) {
      List<Integer> wanted = new ArrayList<>();
      for (int i = 0; i < patterns.size(); i++) {
        if (reference.get(i).matches(value)) {
          wanted.add(i);
        }
      }
      assertThat(automaton.matchWhole(value))
          .as("%s", value.codePoints().boxed().toList())
          .containsExactly(wanted.toArray(Integer[]::new));
    }
  }

  @Test
  void neverSeesWhatAPatternStrips() {
    var stripping = new ScanPattern(Syntax.parse("AB1"), CharSet.of('-').or(CharSet.of(' ')), true);
    var plain = ScanPattern.of(Syntax.parse("a-b1"));
    PartedAutomaton automaton =
        PartedAutomaton.of(
            List.of(stripping, plain), List.of(stripping.syntax(), plain.syntax()), 1 << 20);

    assertThat(automaton.match("a-b1")).containsExactly(0, 1);
    assertThat(automaton.match(" AB - 1 ")).containsExactly(0);
    assertThat(automaton.match("a_b1")).isEmpty();
  }

  @Test
  void tellsItsSize() {
    PartedAutomaton automaton = whole(1 << 20, "ab");
    long empty = automaton.bytes();

    automaton.match("ab");

    assertThat(automaton).hasToString("3 states");
    assertThat(automaton.bytes()).isGreaterThan(empty);
  }
}
