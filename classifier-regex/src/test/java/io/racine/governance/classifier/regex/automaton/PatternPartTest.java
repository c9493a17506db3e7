package io.racine.governance.classifier.regex.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PatternPartTest {
  private static List<PatternPart> parts(int mostNumbers, boolean conditions, String... patterns) {
    return PatternPart.of(
        Stream.of(patterns).map(Syntax::parse).toList(), mostNumbers, conditions, 1200);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "[0-9]+",
        "[0-9]{2}[A-Z]",
        "-?[0-9]",
        "\\+[0-9]",
        "(?:[0-9]|-)[a-z]",
        "[0-9]?-[a-z]",
        "(?:-[a-z])+",
        "[-+.]a",
        "\\b[0-9]"
      })
  void putsAPatternThatCannotBeginWithALetterApart(String pattern) {
    assertThat(parts(1, false, "a", pattern))
        .containsExactly(new PatternPart(List.of(1), 400), new PatternPart(List.of(0), 800));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"z", "[0-9Z]", "-?a", "[0-9]*a", "1|a", "(?:a-)?1", "é", "[^a-zA-Z]", "(?:|-)A"})
  void leavesAPatternThatMayBeginWithALetterAmongTheOthers(String pattern) {
    assertThat(parts(1, false, "a", pattern)).containsExactly(new PatternPart(List.of(0, 1), 1200));
  }

  @Test
  void putsConditionsApartWhereTheyAreAskedFor() {
    assertThat(parts(3, true, "a", "\\bb", "[0-9]$", "c"))
        .containsExactly(new PatternPart(List.of(1, 2), 400), new PatternPart(List.of(0, 3), 800));
    assertThat(parts(3, false, "a", "\\bb", "[0-9]$", "c"))
        .containsExactly(new PatternPart(List.of(2), 400), new PatternPart(List.of(0, 1, 3), 800));
  }

  @Test
  void dealsNumbersOutEvenly() {
    String[] patterns = IntStream.range(0, 7).mapToObj(i -> i + "").toArray(String[]::new);

    assertThat(parts(3, true, patterns))
        .containsExactly(
            new PatternPart(List.of(0, 3, 6), 400),
            new PatternPart(List.of(1, 4), 400),
            new PatternPart(List.of(2, 5), 400));
    assertThat(parts(7, true, patterns)).hasSize(1);
    assertThat(parts(6, true, patterns)).hasSize(2);
  }

  @Test
  void isOnePartWhenThereAreFew() {
    assertThat(parts(3, true, "1", "a", "\\bb"))
        .containsExactly(new PatternPart(List.of(0, 1, 2), 1200));
  }

  @Test
  void isOnePartWithoutPatterns() {
    assertThat(parts(3, true)).containsExactly(new PatternPart(List.of(), 1200));
  }
}
