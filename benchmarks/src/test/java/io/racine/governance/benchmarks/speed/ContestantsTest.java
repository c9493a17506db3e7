package io.racine.governance.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ContestantsTest {
  private static final PatternChoice WORDS =
      new PatternChoice(List.of("[a-z]+", "ab|cd", "[0-9]{3}"), List.of("[0-9]{3}", "x-[0-9]+"));

  private static Map<String, Long> whole(PatternChoice patterns, String... values) {
    Map<String, Long> found = new LinkedHashMap<>();
    for (String name : Contestants.available()) {
      if (!name.equals(Contestants.FLOOR)) {
        try (Contestant contestant = Contestants.make(name, patterns)) {
          found.put(name, contestant.whole(values, 0, values.length));
        }
      }
    }
    return found;
  }

  @Test
  void countPairsOfValueAndPattern() {
    assertThat(whole(WORDS, "ab", "abc", "123", "1234", "x1").values()).containsOnly(4L);
  }

  @Test
  void agreeOnEveryValueThatIsMeasured() {
    String[] values = Workload.shortValues(2_000);

    Map<String, Long> found = whole(PatternChoice.sixty(), values);

    assertThat(found.values()).doesNotContain(0L);
    assertThat(Map.copyOf(found).values().stream().distinct()).hasSize(1);
  }

  @Test
  void findInText() {
    String[] texts = {"call 123 or x-4", "nothing 12345 here", ""};
    for (String name : Contestants.available()) {
      if (!name.equals(Contestants.FLOOR)) {
        try (Contestant contestant = Contestants.make(name, WORDS)) {
          assertThat(contestant.within(texts, 0, 3)).as(name).isEqualTo(2);
          assertThat(contestant.within(texts, 1, 3)).as(name).isZero();
        }
      }
    }
  }

  @Test
  void floorSumsCharacters() {
    assertThat(new FloorContestant().whole(new String[] {"AB", "C"}, 0, 2)).isEqualTo(198);
  }

  @Test
  void refusesAnUnknownName() {
    assertThatThrownBy(() -> Contestants.make("grep", WORDS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No contestant 'grep'");
  }
}
