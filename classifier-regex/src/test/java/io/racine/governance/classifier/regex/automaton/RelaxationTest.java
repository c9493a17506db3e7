package io.racine.governance.classifier.regex.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RelaxationTest {
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "a",
        "[a-z]{2,7}",
        "[a-z]{6,}",
        "[a-x]{6}",
        "[0-9]{1,24}",
        "[0-9]{24,}",
        "[a-z]{128}",
        "[a-w]{1,24}",
        "(?:[a-z]+x)?",
        "(?:ab){96}",
        "(?:a+)*|b"
      })
  void leavesAShortCountAsItIs(String pattern) {
    Syntax syntax = Syntax.parse(pattern);

    assertThat(Relaxation.of(syntax).syntax()).isSameAs(syntax);
    assertThat(Relaxation.of(syntax).proof()).isEqualTo(Relaxation.Proof.NONE);
  }

  @ParameterizedTest(name = "{0} becomes {1}, told by {2}")
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          [a-z]{2,8}!             [a-z]+!                    LENGTH
          [a-z]{0,6}!             [a-z]*!                    LENGTH
          [a-z]{7,}!              [a-z]+!                    LENGTH
          [a-x]{7,}!              [a-x]+!                    LENGTH
          [0-9]{1,25}!            [0-9]+!                    LENGTH
          [0-9]{25,}!             [0-9]+!                    LENGTH
          a{129}!                 a+!                        LENGTH
          x[a-z]{1,80}-[0-9]{3}!  x[a-z]+-[0-9]{3}!          LENGTH
          x[a-z]{1,80}y?!         x[a-z]+y?!                 PATTERN
          [a-z]{1,80}-[a-z]{1,9}! [a-z]+-[a-z]+!             PATTERN
          b|[a-z]{1,80}!          b|[a-z]+!                  PATTERN
          (?:x[a-z]{1,80}|b)c!    (?:x[a-z]+|b)c!            PATTERN
          (?:x[a-z]+){2,}!        (?:x[a-z]+)+!              PATTERN
          (?:x[a-z]+){0,2}!       (?:x[a-z]+)*!              PATTERN
          (?:ab){129}!            (?:ab)+!                   PATTERN
          (?:x[a-z]{1,80})?!      (?:x[a-z]+)?!              PATTERN
          """)
  void leavesALongCountOut(String pattern, String relaxed, Relaxation.Proof proof) {
    Relaxation relaxation = Relaxation.of(Syntax.parse(pattern));

    assertThat(relaxation.syntax()).isEqualTo(Syntax.parse(relaxed));
    assertThat(relaxation.proof()).isEqualTo(proof);
  }

  @Test
  void tellsTheLengthsOfTheExactPattern() {
    Relaxation relaxation = Relaxation.of(Syntax.parse("x[a-z]{1,80}-[0-9]{3}"));

    assertThat(relaxation.least()).isEqualTo(6);
    assertThat(relaxation.most()).isEqualTo(85);
  }

  @Test
  void isMadeUpForByLengthInCharactersAndNotInJavaOnes() {
    UnionAutomaton automaton = UnionAutomaton.compile(List.of("[^\\n]{2,30}"));

    assertThat(automaton.matchWhole("\ud83d\ude00".repeat(30))).containsExactly(0);
    assertThat(automaton.matchWhole("\ud83d\ude00".repeat(31))).isEmpty();
    assertThat(automaton.matchWhole("ab")).containsExactly(0);
    assertThat(automaton.matchWhole("\ud83d\ude00")).isEmpty();
  }
}
