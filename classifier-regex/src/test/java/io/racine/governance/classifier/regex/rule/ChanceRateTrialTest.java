package io.racine.governance.classifier.regex.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.racine.governance.classifier.regex.check.CheckContext;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExamples;
import io.racine.governance.spi.classifier.ValueSignal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the trial of a rule says for and against a declared p0. */
final class ChanceRateTrialTest {
  private static final CheckContext CONTEXT =
      CheckContext.of(Clock.fixed(Instant.parse("2026-01-15T12:00:00Z"), ZoneOffset.UTC));
  private static final int DRAWS = 2_000;

  private static ChanceRateTrial trial(
      String pattern, String check, List<String> others, String... examples) {
    return ChanceRateTrial.of(rule(pattern, check, examples), CONTEXT, DRAWS, others);
  }

  private static RuleDefinition rule(String pattern, String check, String... examples) {
    return RuleDefinition.builder("test/rule", EntityType.of("TEST"), SensitivityLevel.PII)
        .title("test")
        .value(ValueSignal.builder().pattern(pattern).checks(List.of(check)).build())
        .examples(new RuleExamples(List.of(examples), List.of(), List.of(), List.of()))
        .build();
  }

  @Test
  void oneCheckDigitPassesOneInTen() {
    ChanceRateTrial trial = trial("[0-9]{8}", "luhn", List.of(), "12345674");

    assertThat(trial.estimate()).isBetween(0.08, 0.12);
    assertThat(trial.objection(0.1)).isEmpty();
    assertThat(trial.objection(0.06)).isEmpty();
    assertThat(trial.objection(0.01)).hasValueSatisfying(why -> assertThat(why).contains("2000"));
    assertThat(trial.objection(0.5)).isPresent();
  }

  /** Neighbours share the date, so that the digit is all they fail by. */
  @Test
  void takesTheShareOfNeighboursWhereTheyPassMoreOften() {
    RuleDefinition dated =
        rule("[0-9]{11}", "luhn", "80010112349").toBuilder()
            .value(
                ValueSignal.builder()
                    .pattern("[0-9]{11}")
                    .checks(List.of("luhn", "date-in(to=6; pattern=yyMMdd)"))
                    .build())
            .build();
    ChanceRateTrial trial = ChanceRateTrial.of(dated, CONTEXT, DRAWS, List.of());

    assertThat(trial.anew().passed()).isLessThan(40);
    assertThat(trial.objection(0.1)).isEmpty();
    assertThat(trial.objection(0.0037)).isPresent();
  }

  /** How many columns of other things begin with a date, look-alikes do not tell. */
  @Test
  void leavesARateOpenUpwardsWhereNeighboursAllPass() {
    ChanceRateTrial trial =
        trial("[0-9]{10}", "date-in(to=6; pattern=yyMMdd)", List.of(), "8001011234");

    assertThat(trial.isBlindAtTheEnd()).isTrue();
    assertThat(trial.objection(0.04)).isEmpty();
    assertThat(trial.objection(0.9)).isEmpty();
    assertThat(trial.objection(0.001)).isPresent();
  }

  @Test
  void asksOtherThingsAsTheyAre() {
    List<String> days = Collections.nCopies(50, "2024-02-29");
    ChanceRateTrial trial =
        trial("[0-9]{4}-[0-9]{2}-[0-9]{2}", "date(before=today)", days, "1980-11-30");

    assertThat(trial.others()).isEqualTo(new ChanceRateTrial.Share(50, 50, 50));
    assertThat(trial.objection(0.9)).isEmpty();
    assertThat(trial.objection(0.1)).isPresent();
  }

  @Test
  void takesNoLettersDrawnAnewForWords() {
    String names = "\\pL+ \\pL+";
    List<String> others =
        List.of("Blue Chair", "Green Table", "Main Road", "Old Town", "Next Week");
    List<String> many = Collections.nCopies(20, others).stream().flatMap(List::stream).toList();

    ChanceRateTrial alone = trial(names, "person-name", List.of(), "Mary Johnson", "Peter Smith");
    ChanceRateTrial beside = trial(names, "person-name", many, "Mary Johnson", "Peter Smith");

    assertThat(alone.words()).isTrue();
    assertThat(alone.objection(0.5)).isEmpty();
    assertThat(beside.objection(0.02)).isEmpty();
    assertThat(beside.objection(0.5)).isPresent();
  }

  @Test
  void saysNothingWhereNothingHasTheForm() {
    ChanceRateTrial trial = trial("fixed-[0-9]{2}", "luhn", List.of("x"), "no example of it");

    assertThat(trial.anew().fits()).isZero();
    assertThat(trial.objection(1e-6)).isEmpty();
    assertThat(trial.objection(1)).isEmpty();
  }

  @Test
  void refusesARuleWithoutExamples() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trial("[0-9]{8}", "luhn", List.of()))
        .withMessage("Rule 'test/rule' has no values to try");
  }
}
