package io.racine.governance.classifier.regex.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PatternStartsTest {
  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "[A-Z]{2}[0-9]{2}[A-Z]+; an AB1 and AB12C; 11",
        "[0-9]{1,3}\\.[0-9]+; 12 345 6.7; 7",
        "(?i)bearer [a-z]+; a bear and Bearer abc; 11",
        "(?i)ask; at aſk; 3",
        "(?:ab|cd)?ef; ab cdef; 3",
        "a*b; xb b aab; 3",
        "x+y; xxxxxxxxxxxxy; 0",
        "[0-9]{9}Z; 1234567 123456789Z; 8",
        "AB-[0-9]; xAB-1 AB-2; 6",
      })
  void findsWhereAMatchMayBegin(String pattern, String text, int expected) {
    assertThat(next(PatternShape.of(pattern), text, 0)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "[A-Z]{2}[0-9]{2}; an AB1 and xAB12",
        "[0-9]{1,3}\\.[0-9]; 1234.5",
        "(?i)bearer [a-z]+; bear with me",
        "(?:ab|cd)ef; abcd",
        "AB-[0-9]; AB-",
      })
  void findsNoPlaceWhereNoneMatches(String pattern, String text) {
    assertThat(next(PatternShape.of(pattern), text, 0)).isEqualTo(-1);
  }

  @Test
  void goesOnFromAPlace() {
    PatternShape shape = PatternShape.of("[0-9]{2}-[0-9]");

    assertThat(next(shape, "12-3 45-6", 1)).isEqualTo(5);
    assertThat(next(shape, "12-3 45-6", 6)).isEqualTo(-1);
  }

  @Test
  void anythingBeginsWhereThePatternHasTooManyStarts() {
    String pattern = "(?:[a-z]{1,6}[0-9]{1,6}|[0-9]{1,6}[a-z]{1,6}|[-+]{1,6}[a-z]{1,6})!";

    assertThat(next(PatternShape.of(pattern), "a ?", 0)).isEqualTo(0);
  }

  private static int next(PatternShape shape, String text, int from) {
    return shape.nextStart(text, 0, from, text.length());
  }
}
