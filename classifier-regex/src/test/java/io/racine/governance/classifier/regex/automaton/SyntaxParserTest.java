package io.racine.governance.classifier.regex.automaton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.classifier.regex.automaton.Syntax.Assertion;
import io.racine.governance.classifier.regex.automaton.Syntax.Choice;
import io.racine.governance.classifier.regex.automaton.Syntax.Condition;
import io.racine.governance.classifier.regex.automaton.Syntax.Repeat;
import io.racine.governance.classifier.regex.automaton.Syntax.Sequence;
import io.racine.governance.classifier.regex.automaton.Syntax.Symbol;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class SyntaxParserTest {
  private static final Syntax A = letter('a');
  private static final Syntax B = letter('b');
  private static final Syntax EMPTY = new Sequence(List.of());

  private static Syntax letter(int c) {
    return new Symbol(SymbolSet.of(c), true);
  }

  private static Syntax inBothCases(char upper, char lower) {
    return new Symbol(SymbolSet.of(CharSet.of(upper).or(CharSet.of(lower))), false);
  }

  private static Syntax sequence(Syntax... parts) {
    return new Sequence(List.of(parts));
  }

  private static Syntax choice(Syntax... parts) {
    return new Choice(List.of(parts));
  }

  private static Stream<Arguments> patterns() {
    return Stream.of(
        Arguments.of("", EMPTY),
        Arguments.of("a", A),
        Arguments.of("ab", sequence(A, B)),
        Arguments.of("a|b|", choice(A, B, EMPTY)),
        Arguments.of("(a|b)a", sequence(choice(A, B), A)),
        Arguments.of("(?:a)(?P<x>b)(?<y>a)", sequence(A, B, A)),
        Arguments.of("a*", new Repeat(A, 0, Syntax.UNBOUNDED)),
        Arguments.of("a+?", new Repeat(A, 1, Syntax.UNBOUNDED)),
        Arguments.of("a?", new Repeat(A, 0, 1)),
        Arguments.of("a{3}", new Repeat(A, 3, 3)),
        Arguments.of("a{0,1000}", new Repeat(A, 0, 1000)),
        Arguments.of("a{1000,}", new Repeat(A, 1000, Syntax.UNBOUNDED)),
        Arguments.of("a{2,5}?b", sequence(new Repeat(A, 2, 5), B)),
        Arguments.of("(?:ab){2}", new Repeat(sequence(A, B), 2, 2)),
        Arguments.of("^a$", sequence(at(Condition.TEXT_START), A, at(Condition.TEXT_END))),
        Arguments.of(
            "(?m)^a$", sequence(EMPTY, at(Condition.LINE_START), A, at(Condition.LINE_END))),
        Arguments.of("(?m:^)^", sequence(at(Condition.LINE_START), at(Condition.TEXT_START))),
        Arguments.of("\\Aa\\z", sequence(at(Condition.TEXT_START), A, at(Condition.TEXT_END))),
        Arguments.of(
            "\\ba\\B", sequence(at(Condition.WORD_BOUNDARY), A, at(Condition.NO_WORD_BOUNDARY))),
        Arguments.of(".", new Symbol(ClassParser.NO_NEWLINE, false)),
        Arguments.of("(?s:.)", new Symbol(ClassParser.ANY, false)),
        Arguments.of(
            "(?s:.).",
            sequence(
                new Symbol(ClassParser.ANY, false), new Symbol(ClassParser.NO_NEWLINE, false))),
        Arguments.of("(?i:a)b", sequence(inBothCases('A', 'a'), B)),
        Arguments.of("(?i)a(?-i)b", sequence(EMPTY, inBothCases('A', 'a'), EMPTY, B)),
        Arguments.of("(?i-s:a).", sequence(inBothCases('A', 'a'), dot())),
        Arguments.of("(?U)a", sequence(EMPTY, A)),
        Arguments.of("\\Qa|\\Eb", sequence(A, letter('|'), B)),
        Arguments.of("\\Qab\\E*", sequence(A, new Repeat(B, 0, Syntax.UNBOUNDED))),
        Arguments.of("\\Qab", sequence(A, B)),
        Arguments.of("{", letter('{')),
        Arguments.of("a{b", sequence(A, letter('{'), B)),
        Arguments.of("a{,2}", sequence(A, letter('{'), letter(','), letter('2'), letter('}'))),
        Arguments.of("a{01}", sequence(A, letter('{'), letter('0'), letter('1'), letter('}'))),
        Arguments.of("a{1,b}", sequence(A, letter('{'), letter('1'), letter(','), B, letter('}'))),
        Arguments.of("\\.\\n\\a\\f\\r\\t\\v", escapes()),
        Arguments.of("\\x41\\x{1F600}\\07\\123", numbers()));
  }

  private static Syntax at(Condition condition) {
    return new Assertion(condition);
  }

  private static Syntax dot() {
    return new Symbol(ClassParser.NO_NEWLINE, false);
  }

  private static Syntax escapes() {
    return sequence(
        letter('.'), letter(10), letter(7), letter(12), letter(13), letter(9), letter(11));
  }

  private static Syntax numbers() {
    return sequence(letter(0x41), letter(0x1F600), letter(7), letter(83));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("patterns")
  void readsAPattern(String pattern, Syntax wanted) {
    assertThat(Syntax.parse(pattern)).isEqualTo(wanted);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          a)!unexpected closing parenthesis at position 1
          (a!missing closing parenthesis at position 2
          *a!nothing to repeat at position 1
          |+!nothing to repeat at position 2
          {2}a!nothing to repeat at position 3
          {+!nothing to repeat at position 2
          a**!repetition of a repetition at position 3
          a{2}{3}!repetition of a repetition at position 7
          a{1001}!count of a repetition at position 7
          a{3,2}!count of a repetition at position 6
          a{2,1001}!count of a repetition at position 9
          a{1001,}!count of a repetition at position 8
          a\\!trailing backslash at position 2
          [a\\!trailing backslash at position 3
          \\8!escape at position 2
          \\1!reference to a group at position 2
          \\19!reference to a group at position 2
          \\y!escape at position 2
          \\é!escape at position 2
          \\x4!unexpected end at position 3
          \\xg0!escape at position 3
          \\x{}!escape at position 4
          \\x{110000}!escape at position 9
          \\x{0000041}!escape at position 10
          \\Q\\E!empty quotation at position 4
          [a!unexpected end at position 2
          [b-a]!range of characters at position 4
          [[:nope:]]!class of characters at position 8
          (?P<>a)!name of a group at position 4
          (?P<é>a)!name of a group at position 5
          (?P<n>a)(?P<n>a)!name of a group at position 13
          (?P<n!name of a group at position 5
          (?-:a)!flags of a group at position 4
          (?i-:a)!flags of a group at position 5
          (?i--s:a)!flags of a group at position 5
          (?x:a)!flags of a group at position 3
          (?i!flags of a group at position 3
          (?i)*!nothing to repeat at position 5
          """)
  void leavesToRe2WhatItCannotRead(String pattern, String reason) {
    assertThatThrownBy(() -> Syntax.parse(pattern))
        .isInstanceOf(UnsupportedPatternException.class)
        .hasMessage(reason);
  }

  @Test
  void readsGroupsNestedAHundredDeepLessOne() {
    assertThat(Syntax.parse("(".repeat(99) + "a" + ")".repeat(99))).isEqualTo(A);
  }

  @Test
  void doesNotTakeOneGroupBesideAnotherForOneInside() {
    assertThat(Syntax.parse("(a)".repeat(1_500)))
        .isEqualTo(new Sequence(Collections.nCopies(1_500, A)));
  }

  @Test
  void refusesGroupsNestedDeeper() {
    assertThatThrownBy(() -> Syntax.parse("(".repeat(100) + "a" + ")".repeat(100)))
        .isInstanceOf(OversizedPatternException.class)
        .hasMessage("groups are nested more than 100 deep");
  }
}
