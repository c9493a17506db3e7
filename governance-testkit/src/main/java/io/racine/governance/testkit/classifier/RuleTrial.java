package io.racine.governance.testkit.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.spi.classifier.Classifier;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExamples;
import io.racine.governance.spi.classifier.RuleOverlay;
import io.racine.governance.spi.classifier.RuleProblem;
import io.racine.governance.spi.classifier.SupportsRules;
import java.util.List;

/**
 * Asks a classifier whether a rule takes an example, by checking the rule with that example alone.
 *
 * <p>Every question is asked both ways round: a classifier that never finds anything wrong would
 * otherwise pass.
 */
record RuleTrial(SupportsRules rules) {
  /** Stands in until a test begins. */
  static final RuleTrial NONE =
      new RuleTrial(
          new SupportsRules() {
            @Override
            public List<RuleDefinition> rules() {
              return List.of();
            }

            @Override
            public List<RuleProblem> check(RuleDefinition rule) {
              throw new IllegalStateException("No classifier is open");
            }

            @Override
            public Classifier withOverlay(RuleOverlay overlay) {
              throw new IllegalStateException("No classifier is open");
            }
          });

  void accepts(RuleDefinition rule, String value) {
    assertThat(isSound(rule, accepting(value))).as("%s accepts it", rule).isTrue();
    assertThat(isSound(rule, rejecting(value))).as("%s rejects it as well", rule).isFalse();
  }

  void rejects(RuleDefinition rule, String value) {
    assertThat(isSound(rule, rejecting(value))).as("%s rejects it", rule).isTrue();
    assertThat(isSound(rule, accepting(value))).as("%s accepts it as well", rule).isFalse();
  }

  void acceptsName(RuleDefinition rule, String name) {
    assertThat(isSound(rule, acceptingName(name))).as("%s accepts it", rule).isTrue();
    assertThat(isSound(rule, rejectingName(name))).as("%s rejects it as well", rule).isFalse();
  }

  void rejectsName(RuleDefinition rule, String name) {
    assertThat(isSound(rule, rejectingName(name))).as("%s rejects it", rule).isTrue();
    assertThat(isSound(rule, acceptingName(name))).as("%s accepts it as well", rule).isFalse();
  }

  boolean acceptsAny(RuleDefinition rule, List<String> values) {
    return values.stream().anyMatch(value -> isSound(rule, accepting(value)));
  }

  List<RuleProblem> errors(RuleDefinition rule) {
    return rules.check(rule).stream()
        .filter(problem -> problem.severity() == RuleProblem.Severity.ERROR)
        .toList();
  }

  List<RuleProblem> rejectProblems(RuleDefinition rule, String value) {
    return rules.check(rule.toBuilder().examples(rejecting(value)).build());
  }

  private boolean isSound(RuleDefinition rule, RuleExamples examples) {
    return errors(rule.toBuilder().examples(examples).build()).isEmpty();
  }

  private static RuleExamples accepting(String value) {
    return new RuleExamples(List.of(value), List.of(), List.of(), List.of());
  }

  private static RuleExamples rejecting(String value) {
    return new RuleExamples(List.of(), List.of(value), List.of(), List.of());
  }

  private static RuleExamples acceptingName(String name) {
    return new RuleExamples(List.of(), List.of(), List.of(name), List.of());
  }

  private static RuleExamples rejectingName(String name) {
    return new RuleExamples(List.of(), List.of(), List.of(), List.of(name));
  }
}
