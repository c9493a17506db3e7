package io.racine.governance.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.Governance;
import io.racine.governance.fixture.Shop;
import io.racine.governance.fixture.StoreKind;
import io.racine.governance.fixture.TokenClassifierFactory;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ColumnStatistic;
import io.racine.governance.spi.classifier.CompositeSignal;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.InferenceSignal;
import io.racine.governance.spi.classifier.MetadataSignal;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.RuleExamples;
import io.racine.governance.spi.classifier.RuleProblem;
import io.racine.governance.spi.classifier.StatisticSignal;
import io.racine.governance.spi.classifier.TextSpan;
import io.racine.governance.spi.classifier.ValueSignal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RuleTest {
  private static final EntityType BADGE = EntityType.of("BADGE");

  /** A rule that uses everything a rule can say, so that the store must keep all of it. */
  private static final RuleDefinition RULE =
      RuleDefinition.builder("own/badge", BADGE, SensitivityLevel.EMPLOYEE_DATA)
          .version("7")
          .title("Badge number")
          .regulations(Set.of("GDPR"))
          .threshold(0.4)
          .chanceRate(0.01)
          .value(
              ValueSignal.builder()
                  .pattern("B[0-9]{3}")
                  .normalize(List.of("upper"))
                  .checks(List.of("luhn"))
                  .range("1", "9")
                  .length(2, 8)
                  .dictionaries(List.of("d"))
                  .words(List.of("gold badge"))
                  .inText(true)
                  .build())
          .name(NameSignal.of(List.of("badge"), List.of("badge count"), List.of("staff")))
          .nameRequired(true)
          .metadata(
              MetadataSignal.builder()
                  .types(Set.of(LogicalType.TEXT))
                  .nativeTypes(Set.of("varchar"))
                  .comments(List.of("badge of staff"))
                  .key(false)
                  .attributes(Map.of("tag", "*"))
                  .environments(Set.of("PRODUCTION"))
                  .share(0.7)
                  .build())
          .statistics(
              StatisticSignal.builder()
                  .atLeast(ColumnStatistic.UNIQUENESS, 0.5)
                  .atMost(ColumnStatistic.NULL_SHARE, 0.25)
                  .range(ColumnStatistic.MEAN_LENGTH, new StatisticSignal.Range(4, 4))
                  .leastDistinct(5)
                  .share(0.75)
                  .build())
          .composite(
              new CompositeSignal("sibling LAST_NAME", CompositeSignal.Scope.TABLE, true, 0.8))
          .inference(new InferenceSignal("the number on a badge", 0.6))
          .types(Set.of(LogicalType.TEXT))
          .excludes(List.of(EntityType.of("CREDIT_CARD")))
          .locales(Set.of("DE"))
          .references(List.of("house rule 12"))
          .examples(
              new RuleExamples(
                  List.of("B123"), List.of("B12"), List.of("badge"), List.of("badge count")))
          .build();

  @ParameterizedTest
  @EnumSource
  void keepsAllThatARuleSays(StoreKind store) {
    try (Governance governance = Shop.builder(store.open(), Shop.memory()).build()) {
      governance.classifications().createRule(RULE);

      ClassificationRule kept = governance.classifications().listRules().get(0);

      assertThat(kept.definition()).isEqualTo(RULE);
      assertThat(kept.builtIn()).isFalse();
      assertThat(kept.active()).isTrue();
      assertThat(kept.findCreatedBy()).contains("system");
    }
  }

  @ParameterizedTest
  @EnumSource
  void judgesByOwnRulesAtOnce(StoreKind store) {
    try (Governance governance = Shop.builder(store.open(), Shop.memory()).build()) {
      ClassificationService service = governance.classifications();
      List<String> values = List.of("B123", "B456");
      assertThat(service.classifyValues(values).findings()).isEmpty();

      service.createRule(RULE);
      assertThat(service.classifyValues(values).top().orElseThrow().entity()).isEqualTo(BADGE);
      assertThat(service.classifyText("badge B123 was lost"))
          .extracting(TextSpan::entity, TextSpan::start, TextSpan::end)
          .containsExactly(org.assertj.core.api.Assertions.tuple(BADGE, 6, 10));

      service.setRuleActive("own/badge", false);
      assertThat(service.classifyValues(values).findings()).isEmpty();

      service.setRuleActive("own/badge", true);
      service.setRuleThreshold("own/badge", 0.9);
      assertThat(service.classifyValues(values).findings()).isEmpty();

      service.deleteRule("own/badge");
      assertThatThrownBy(() -> service.deleteRule("own/badge"))
          .isInstanceOf(NoSuchRuleException.class)
          .hasMessage("There is no rule 'own/badge'.");
    }
  }

  @ParameterizedTest
  @EnumSource
  void switchesOffAClassifiersRuleForOneOrganizationOnly(StoreKind store) {
    try (Governance governance = Shop.builder(store.open(), Shop.memory()).build()) {
      var other =
          governance.as(
              io.racine.governance.organization.Caller.system(
                  governance
                      .organizations()
                      .create(io.racine.governance.organization.OrganizationRequest.of("other"))
                      .id()));
      List<String> mails = List.of("ada@example.com");

      governance.classifications().setRuleActive(TokenClassifierFactory.EMAIL_RULE, false);

      assertThat(governance.classifications().classifyValues(mails).findings()).isEmpty();
      assertThat(other.classifications().classifyValues(mails).findings()).hasSize(1);
      assertThat(governance.classifications().listRules())
          .filteredOn(rule -> !rule.active())
          .extracting(ClassificationRule::id, ClassificationRule::builtIn)
          .containsExactly(
              org.assertj.core.api.Assertions.tuple(TokenClassifierFactory.EMAIL_RULE, true));
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesWhatCannotWork(StoreKind store) {
    try (Governance governance = Shop.builder(store.open(), Shop.memory()).build()) {
      ClassificationService service = governance.classifications();
      RuleDefinition broken =
          RULE.toBuilder().value(ValueSignal.builder().pattern("[").build()).build();

      assertThatThrownBy(() -> service.createRule(broken))
          .isInstanceOf(InvalidRuleException.class)
          .hasMessage("Cannot use rule 'own/badge': the pattern does not compile");
      service.createRule(RULE);
      assertThatThrownBy(() -> service.createRule(RULE))
          .hasMessage("There is already a rule 'own/badge'.");
      assertThatThrownBy(() -> service.setRuleThreshold("own/badge", 1.5))
          .hasMessage("threshold must be between 0 and 1 but was 1.5");
      assertThatThrownBy(() -> service.updateRule(named("test/email")))
          .isInstanceOf(NoSuchRuleException.class);
      assertThat(service.checkRule(named("own/new")))
          .extracting(RuleProblem::severity)
          .containsExactly(RuleProblem.Severity.WARNING);
    }
  }

  private static RuleDefinition named(String id) {
    return RuleDefinition.builder(id, BADGE, SensitivityLevel.INTERNAL)
        .name(NameSignal.of(List.of("badge")))
        .build();
  }
}
