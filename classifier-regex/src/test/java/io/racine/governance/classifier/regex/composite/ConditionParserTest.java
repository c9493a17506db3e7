package io.racine.governance.classifier.regex.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.classifier.regex.composite.Condition.Place;
import io.racine.governance.spi.classifier.EntityType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConditionParserTest {
  private static final Map<String, Double> FOUND =
      Map.of("HERE A", 0.9, "SIBLING B", 0.6, "ANY C", 0.8, "ANY A", 0.2);

  private static double degree(String text) {
    return ConditionParser.parse(text)
        .degree((entity, place) -> FOUND.getOrDefault(place + " " + entity, 0.0));
  }

  @ParameterizedTest
  @CsvSource({
    "A, 0.9",
    "sibling B, 0.6",
    "any C, 0.8",
    "B, 0",
    "sibling A, 0",
    "any A, 0.2",
    "A and sibling B, 0.6",
    "A or sibling B, 0.9",
    "not A, 0.1",
    "not not A, 0.9",
    "A and not any C, 0.2",
    "B or A and any C, 0.8",
    "(B or A) and sibling B, 0.6",
    "B and A or any C, 0.8",
    "B and (A or any C), 0",
    "not (A and B), 1",
    " ( A )and(any C) , 0.8"
  })
  void bindsNotBeforeAndBeforeOr(String text, double degree) {
    assertThat(degree(text)).isCloseTo(degree, org.assertj.core.data.Offset.offset(1e-9));
  }

  @Test
  void knowsWhatItAsksFor() {
    assertThat(ConditionParser.parse("A and (sibling B or not any C)").entities())
        .extracting(EntityType::name)
        .containsExactly("A", "B", "C");
    assertThat(ConditionParser.parse("sibling B"))
        .isEqualTo(new Condition.Found(EntityType.of("B"), Place.SIBLING));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|an entity at word 1 but has the end",
        "A and|an entity at word 3 but has the end",
        "and|an entity at word 1 but has 'and'",
        "A B|'and', 'or' or the end at word 2 but has 'B'",
        "(A|')' at word 3 but has the end",
        "A )|'and', 'or' or the end at word 2 but has ')'",
        "sibling any A|an entity at word 2 but has 'any'"
      })
  void saysWhatIsWrongAndWhere(String text, String message) {
    assertThatThrownBy(() -> ConditionParser.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the condition '" + text + "' must have " + message);
  }

  @Test
  void refusesNamesThatAreNoEntities() {
    assertThatThrownBy(() -> ConditionParser.parse("creditCard"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("UPPER_SNAKE");
  }

  @Test
  void refusesConditionsThatNobodyWrote() {
    assertThatThrownBy(() -> ConditionParser.parse("(".repeat(4000) + "A" + ")".repeat(4000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nested more than 50 deep");
    assertThatThrownBy(() -> ConditionParser.parse("not ".repeat(60) + "A"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ConditionParser.parse("A or ".repeat(3000) + "A"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("longer than");
  }
}
