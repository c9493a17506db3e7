package io.racine.governance.spi.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.Serialized;
import io.racine.governance.spi.asset.LogicalType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RuleDefinitionTest {
  private static final EntityType IBAN = EntityType.of("IBAN");
  private static final ValueSignal PATTERN = ValueSignal.builder().pattern("[A-Z]+").build();
  private static final NameSignal NAME = NameSignal.of(List.of("iban"));

  private static RuleDefinition.Builder rule() {
    return RuleDefinition.builder("core-pii/iban", IBAN, SensitivityLevel.PCI);
  }

  @Test
  void derivesTheTypeFromItsSignals() {
    assertThat(rule().value(PATTERN).name(NAME).build().type())
        .isEqualTo(ClassificationRuleType.REGEX_PATTERN);
    assertThat(rule().name(NAME).build().type())
        .isEqualTo(ClassificationRuleType.COLUMN_NAME_PATTERN);
    assertThat(
            rule()
                .value(ValueSignal.builder().dictionaries(List.of("cities")).build())
                .build()
                .type())
        .isEqualTo(ClassificationRuleType.DICTIONARY_LOOKUP);
    assertThat(rule().value(ValueSignal.builder().range("1", "9").build()).build().type())
        .isEqualTo(ClassificationRuleType.VALUE_RANGE_PATTERN);
    assertThat(rule().value(PATTERN).type(ClassificationRuleType.COMPOSITE_PATTERN).build().type())
        .isEqualTo(ClassificationRuleType.COMPOSITE_PATTERN);
    assertThat(rule().name(NameSignal.of(List.of(), List.of(), List.of("a"))).build().type())
        .isEqualTo(ClassificationRuleType.TABLE_NAME_PATTERN);
    assertThat(rule().value(ValueSignal.builder().words(List.of("a")).build()).build().type())
        .isEqualTo(ClassificationRuleType.DICTIONARY_LOOKUP);
    assertThat(
            rule()
                .value(ValueSignal.builder().checks(List.of("model(id=m; label=L)")).build())
                .build()
                .type())
        .isEqualTo(ClassificationRuleType.ML_INFERENCE);
    assertThat(
            rule()
                .metadata(MetadataSignal.builder().nativeTypes(Set.of("inet")).build())
                .build()
                .type())
        .isEqualTo(ClassificationRuleType.DATA_TYPE_PATTERN);
    assertThat(rule().metadata(MetadataSignal.builder().key(true).build()).build().type())
        .isEqualTo(ClassificationRuleType.METADATA_PATTERN);
    assertThat(
            rule()
                .statistics(StatisticSignal.builder().atLeast(ColumnStatistic.ENTROPY, 4).build())
                .build()
                .type())
        .isEqualTo(ClassificationRuleType.STATISTICAL_PATTERN);
    assertThat(rule().composite(CompositeSignal.of("A and B")).build().type())
        .isEqualTo(ClassificationRuleType.COMPOSITE_PATTERN);
    assertThat(rule().inference(InferenceSignal.of("an account")).build().type())
        .isEqualTo(ClassificationRuleType.AI_INFERENCE);
  }

  @Test
  void refusesAnIdThatNoStoreHasRoomFor() {
    String longest = "a/" + "b".repeat(298);

    assertThat(RuleDefinition.builder(longest, IBAN, SensitivityLevel.PCI).name(NAME).build().id())
        .isEqualTo(longest);
    assertThatThrownBy(() -> RuleDefinition.builder(longest + "c", IBAN, SensitivityLevel.PCI))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Rule id must have at most 300 characters but has 301: '" + longest + "c'");
  }

  @Test
  void refusesAnEntityThatNoStoreHasRoomFor() {
    assertThat(EntityType.of("X".repeat(100)).name()).hasSize(100);
    assertThatThrownBy(() -> EntityType.of("X".repeat(101)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Entity type must have at most 100 characters but has 101: '" + "X".repeat(101) + "'");
  }

  @Test
  void knowsARuleThatRestsOnOtherFindingsAlone() {
    assertThat(rule().composite(CompositeSignal.of("A")).build().isCompositeOnly()).isTrue();
    assertThat(rule().composite(CompositeSignal.of("A")).name(NAME).build().isCompositeOnly())
        .isFalse();
    assertThat(rule().name(NAME).build().isCompositeOnly()).isFalse();
  }

  @Test
  void comesBackFromItsBuilderAndFromBytes() {
    RuleDefinition rule =
        rule()
            .version("3")
            .title("International bank account number")
            .regulations(Set.of("GDPR", "PCI_DSS"))
            .threshold(0.8)
            .chanceRate(0.01)
            .value(
                ValueSignal.builder()
                    .pattern("[A-Z]{2}[0-9]{2}")
                    .dictionaries(List.of("d"))
                    .words(List.of("w"))
                    .length(4, 34)
                    .normalize(List.of("upper"))
                    .checks(List.of("iban"))
                    .range("1", "2")
                    .inText(true)
                    .build())
            .name(NameSignal.of(List.of("iban"), List.of("urban"), List.of("account")))
            .nameRequired(true)
            .metadata(
                MetadataSignal.builder()
                    .types(Set.of(LogicalType.TEXT))
                    .nativeTypes(Set.of("VARCHAR"))
                    .comments(List.of("bank account"))
                    .key(false)
                    .attributes(Map.of("tag", "*"))
                    .environments(Set.of("PRODUCTION"))
                    .share(0.7)
                    .build())
            .statistics(
                StatisticSignal.builder()
                    .atLeast(ColumnStatistic.UNIQUENESS, 0.9)
                    .atMost(ColumnStatistic.NULL_SHARE, 0.1)
                    .leastDistinct(30)
                    .share(0.8)
                    .build())
            .composite(new CompositeSignal("sibling BIC", CompositeSignal.Scope.COLUMN, true, 0.9))
            .inference(new InferenceSignal("an international account number", 0.8))
            .types(Set.of(LogicalType.TEXT))
            .excludes(List.of(EntityType.of("BIC")))
            .locales(Set.of("DE"))
            .references(List.of("ISO 13616"))
            .examples(
                new RuleExamples(List.of("a"), List.of("b"), List.of("iban"), List.of("urban")))
            .build();

    assertThat(rule.toBuilder().build()).isEqualTo(rule).hasSameHashCodeAs(rule);
    assertThat(Serialized.copy(rule)).isEqualTo(rule);
    assertThat(rule.toBuilder().threshold(0.7).build()).isNotEqualTo(rule);
  }

  @Test
  void hasDefaults() {
    RuleDefinition rule = rule().value(PATTERN).build();

    assertThat(rule.threshold()).isEqualTo(0.5);
    assertThat(rule.chanceRate()).isEmpty();
    assertThat(rule.isNameRequired()).isFalse();
    assertThat(rule.examples()).isEqualTo(RuleExamples.NONE);
    assertThat(rule).hasToString("core-pii/iban 1");
  }

  @Test
  void needsASignal() {
    RuleDefinition.Builder bare = rule();

    assertThatThrownBy(bare::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Rule 'core-pii/iban' must have a signal");
    ValueSignal.Builder empty = ValueSignal.builder().inText(true);
    assertThatThrownBy(empty::build).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "iban", "core/", "/iban", "Core/iban", "a/b/c", "a/b_c", "a-/b", "a/b\n"})
  void refusesIdsThatAreNotPackAndRule(String id) {
    assertThatThrownBy(() -> RuleDefinition.builder(id, IBAN, SensitivityLevel.PCI))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesSharesOutsideOf0To1(double share) {
    assertThatThrownBy(() -> rule().threshold(share)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> rule().chanceRate(share)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAChanceOfNothing() {
    assertThatThrownBy(() -> rule().chanceRate(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("chanceRate must be above 0 and at most 1 but was 0.0");
    assertThat(rule().value(PATTERN).chanceRate(1).build().chanceRate()).hasValue(1);
  }

  @Test
  void countsExamplesAndDoesNotShowThem() {
    assertThat(new RuleExamples(List.of("4111"), List.of("4112", "x"), List.of(), List.of()))
        .hasToString("1 accepted, 2 rejected values");
  }
}
