package io.racine.governance.classifier.regex.automaton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PatternMeasureTest {
  private static final String MANY = "2147483647";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          a!         1! 1! 1
          abc!       4! 3! 3
          a|bcd!     6! 1! 3
          a*!        2! 0! 2147483647
          a+!        4! 1! 2147483647
          a?!        2! 0! 1
          a{3}!      6! 3! 3
          a{2,5}!   10! 2! 5
          a{4,}!    10! 4! 2147483647
          (?:ab){3}! 12! 6! 6
          (?:ab|c)?!  6! 0! 2
          a{0}!      2! 0! 0
          (?:^){2,}! 6! 0! 0
          ''!        1! 0! 0
          """)
  void countsPartsAndLengths(String pattern, long nodes, long least, long most) {
    PatternMeasure measure = PatternMeasure.of(Syntax.parse(pattern));

    assertThat(measure.nodes()).as("nodes").isEqualTo(nodes);
    assertThat(measure.least()).as("least").isEqualTo(least);
    assertThat(measure.most()).as("most").isEqualTo(most);
  }

  @Test
  void knowsConditionsWhereverTheyStand() {
    for (String pattern : new String[] {"^a", "a$|b", "a|\\bb", "(?:a\\b)*", "x(?:^){2}"}) {
      assertThat(PatternMeasure.of(Syntax.parse(pattern)).asserts()).as(pattern).isTrue();
    }
    for (String pattern : new String[] {"a", "a|b", "(?:ab)*", "\\^"}) {
      assertThat(PatternMeasure.of(Syntax.parse(pattern)).asserts()).as(pattern).isFalse();
      assertThat(Syntax.parse(pattern).hasConditions()).as(pattern).isFalse();
    }
    assertThat(Syntax.parse("^a").hasConditions()).isTrue();
  }

  @Test
  void isFixedWhenThereIsOneLength() {
    assertThat(PatternMeasure.of(Syntax.parse("a{3}b")).isFixed()).isTrue();
    assertThat(PatternMeasure.of(Syntax.parse("ab?")).isFixed()).isFalse();
  }

  @Test
  void staysBoundedWhateverIsRepeated() {
    PatternMeasure measure =
        PatternMeasure.of(Syntax.parse("(?:(?:(?:(?:a{1000}){1000}){1000}){1000}){1000}"));

    assertThat(measure.nodes()).isEqualTo(Long.parseLong(MANY));
    assertThat(measure.least()).isEqualTo(Long.parseLong(MANY));
    assertThat(measure.most()).isEqualTo(Long.parseLong(MANY));
  }

  @Test
  void isCheckedAgainstTheLimit() {
    PatternLimits.check(Syntax.parse("(?:a{49}){1000}b{499}c"));

    assertThatThrownBy(() -> PatternLimits.check(Syntax.parse("(?:a{49}){1000}b{499}cc")))
        .isInstanceOf(OversizedPatternException.class)
        .hasMessage("repeats, written out, have more than 100000 parts");
  }
}
