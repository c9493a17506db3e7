package io.racine.governance.classifier.regex.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.classifier.regex.check.CheckContext;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.ValueSignal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextFinderTest {
  private final RuleSet card = set("\\d{16}", List.of("strip-separators"), List.of("luhn"));
  private final RuleSet plate = set("[A-Z]{2}-\\d{3}", List.of("upper"), List.of());

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "pay 4111 1111 1111 1111 now, 4111 1111 1111 1111",
    "4111-1111-1111-1111, 4111-1111-1111-1111",
    "(4111111111111111), 4111111111111111",
    "pay\u00a04111\u00a01111\u00a01111\u00a01111., 4111\u00a01111\u00a01111\u00a01111",
    "on 12 4111111111111111 and 3, 4111111111111111",
  })
  void findsWithSeparators(String text, String expected) {
    assertThat(found(card, text)).containsExactly(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "4111 1111 1111 1112",
    "14111111111111111",
    "x4111111111111111",
    "4111  1111  1111  1111",
    "4111 1111, 1111 1111",
  })
  void doesNotFind(String text) {
    assertThat(found(card, text)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'see ab 12 cd, or ab12x', ab 12 cd",
    "'Straße ab 12 cd', ab 12 cd",
    "'straß 12 ab 34 cd', ab 34 cd",
    "'12 a b 1 2 cd 12', a b 1 2 cd",
  })
  void findsWindowsThatBeginAsThePatternDoes(String text, String expected) {
    RuleSet spaced = set("[A-Z]{2}[0-9]{2}[A-Z]{2}", List.of("strip-spaces", "upper"), List.of());

    assertThat(found(spaced, text)).containsExactly(expected);
  }

  @Test
  void searchesAPatternOnlyBetweenTokens() {
    assertThat(found(plate, "ab-123,CD-456 and xab-123 and ab-1234; ef-789"))
        .containsExactly("ab-123", "CD-456", "ef-789");
  }

  private static List<String> found(RuleSet set, String text) {
    List<String> found = new ArrayList<>();
    for (TextSearch.Hit hit : set.search().find(text)) {
      found.add(text.substring(hit.start(), hit.end()));
    }
    return found;
  }

  private static RuleSet set(String pattern, List<String> normalize, List<String> checks) {
    RuleDefinition rule =
        RuleDefinition.builder("test/rule", EntityType.of("X"), SensitivityLevel.PII)
            .value(
                ValueSignal.builder()
                    .pattern(pattern)
                    .normalize(normalize)
                    .checks(checks)
                    .inText(true)
                    .build())
            .build();
    CompiledRule compiled =
        CompiledRule.compile(rule, CheckContext.of(Clock.systemUTC()), new ArrayList<>());
    assertThat(compiled).isNotNull();
    return new RuleSet(List.of(compiled));
  }
}
