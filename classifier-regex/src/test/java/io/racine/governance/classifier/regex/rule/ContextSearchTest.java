package io.racine.governance.classifier.regex.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.classifier.regex.check.CheckContext;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.ValueSignal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ContextSearchTest {
  private static final ContextSearch SEARCH =
      new ContextSearch(
          List.of(
              compiled(passport().nameRequired(true).build()),
              compiled(
                  RuleDefinition.builder("test/free", EntityType.of("FREE"), SensitivityLevel.PII)
                      .value(ValueSignal.builder().pattern("[0-9]{9}").build())
                      .name(NameSignal.of(List.of("passport")))
                      .build())));

  private static RuleDefinition.Builder passport() {
    return RuleDefinition.builder("test/passport", EntityType.of("PASSPORT"), SensitivityLevel.PII)
        .value(ValueSignal.builder().pattern("[A-Z]?[0-9]{9}").normalize(List.of("upper")).build())
        .name(
            NameSignal.of(
                List.of("passport number", "Reisepaß", "passport"), List.of("issued"), List.of()));
  }

  private static CompiledRule compiled(RuleDefinition rule) {
    return Objects.requireNonNull(
        CompiledRule.compile(rule, CheckContext.of(Clock.systemUTC()), new ArrayList<>()),
        rule.id());
  }

  private static List<String> found(String text) {
    return SEARCH.find(text).stream()
        .map(hit -> hit.ordinal() + ":" + text.substring(hit.start(), hit.end()))
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my passport number is 912803456",
        "PassportNumber: 912803456.",
        "Reisepass 912803456 und mehr",
        "passport number is, if I recall it well, 912803456",
        "the passport, no. 912803456 (new)"
      })
  void findsWhatANameGivesAway(String text) {
    assertThat(found(text)).containsExactly("0:912803456");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "912803456 is the number of my passport",
        "passport number 91280345",
        "my passports 912803456",
        "passport office, first floor, ask there for form 912803456",
        "passport number issued 912803456",
        "the number is 912803456",
        "passport number",
        ""
      })
  void isSilentWithoutTheNameRightBefore(String text) {
    assertThat(found(text)).isEmpty();
  }

  @Test
  void givesEachValueItsPlaceInTheText() {
    String text = "passport number A123456789, passport number B987654321";

    assertThat(SEARCH.find(text)).extracting(hit -> hit.start()).contains(16, 44);
  }

  @Test
  void looksAtEachNameInALongTextOnce() {
    String text = "passport number ".repeat(20_000);

    assertThat(SEARCH.find(text)).isEmpty();
  }
}
