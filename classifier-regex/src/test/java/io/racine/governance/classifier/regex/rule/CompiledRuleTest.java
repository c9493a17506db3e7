package io.racine.governance.classifier.regex.rule;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.classifier.regex.check.CheckContext;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExamples;
import io.racine.governance.spi.classifier.RuleProblem;
import io.racine.governance.spi.classifier.ValueSignal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a changed rule shares with the one that it was, and what it must not. */
final class CompiledRuleTest {
  private static final CheckContext CONTEXT = CheckContext.of(Clock.systemUTC());
  private static final RuleDefinition DAY =
      RuleDefinition.builder("test/day", EntityType.of("DAY"), SensitivityLevel.PII)
          .value(ValueSignal.builder().pattern("[0-9]{8}").checks(List.of("luhn")).build())
          .name(NameSignal.of(List.of("day")))
          .build();

  private final CompiledRule rule = compiled(DAY);

  @Test
  void sharesWhatIsTheSame() {
    ChanceRates rates = rule.rates();

    CompiledRule changed = changed(DAY.toBuilder().threshold(0.9).build());

    assertThat(changed.definition().threshold()).isEqualTo(0.9);
    assertThat(changed.test()).isSameAs(rule.test());
    assertThat(changed.name()).isSameAs(rule.name());
    assertThat(changed.rates()).isSameAs(rates);
    assertThat(changed(DAY)).isSameAs(rule);
  }

  @Test
  void keepsTheValuesWhereNamesChange() {
    CompiledRule changed = changed(DAY.toBuilder().name(NameSignal.of(List.of("tag"))).build());

    assertThat(changed.test()).isSameAs(rule.test());
    assertThat(changed.name()).isNotSameAs(rule.name());
  }

  /** A rule without p0 has it estimated by its examples. */
  @Test
  void estimatesChanceAnewWhereExamplesChange() {
    assertThat(rule.rates().check()).isEqualTo(0.1);
    RuleDefinition more =
        DAY.toBuilder()
            .examples(new RuleExamples(List.of("20240110"), List.of(), List.of(), List.of()))
            .build();

    CompiledRule changed = changed(more);

    assertThat(changed.test()).isSameAs(rule.test());
    assertThat(changed.rates()).isEqualTo(compiled(more).rates());
    assertThat(changed.rates().check()).isNotEqualTo(0.1);
  }

  @Test
  void tellsWhatIsWrongWithAChange() {
    List<RuleProblem> problems = new ArrayList<>();
    RuleDefinition broken =
        DAY.toBuilder().value(ValueSignal.builder().pattern("[").build()).build();

    assertThat(rule.changedTo(broken, CONTEXT, problems)).isNull();
    assertThat(problems).extracting(RuleProblem::where).containsExactly("test/day");
  }

  private CompiledRule changed(RuleDefinition definition) {
    return requireNonNull(rule.changedTo(definition, CONTEXT, new ArrayList<>()));
  }

  private static CompiledRule compiled(RuleDefinition definition) {
    return requireNonNull(CompiledRule.compile(definition, CONTEXT, new ArrayList<>()));
  }
}
