package io.racine.governance.classification;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.Governance;
import io.racine.governance.classifier.regex.RegexClassifierFactory;
import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.ClassificationRuleType;
import io.racine.governance.spi.classifier.ColumnStatistic;
import io.racine.governance.spi.classifier.CompositeSignal;
import io.racine.governance.spi.classifier.EntityType;
import io.racine.governance.spi.classifier.Finding;
import io.racine.governance.spi.classifier.InferenceSignal;
import io.racine.governance.spi.classifier.MetadataSignal;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import io.racine.governance.spi.classifier.StatisticSignal;
import io.racine.governance.spi.classifier.TableVerdict;
import io.racine.governance.spi.classifier.ValueSignal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A rule of every type, made at run time, speaks through the service. */
final class RuleTypesTest {
  private static final EntityType MARK = EntityType.of("MARK");
  private static final AssetPath TABLE = AssetPath.of("works", "ledger");
  private static final List<String> CODES =
      IntStream.range(0, 40)
          .mapToObj(i -> "q" + (char) ('a' + i % 7) + "-" + (1000 + i * 37))
          .toList();
  private static final List<String> PEOPLE =
      List.of("Mary Johnson", "José García", "Ahmed Hassan", "Anna Schmidt", "Paul Martin");

  private static RuleDefinition.Builder rule() {
    return RuleDefinition.builder("own/mark", MARK, SensitivityLevel.RESTRICTED).title("Mark");
  }

  private static RuleDefinition rule(ClassificationRuleType type) {
    return switch (type) {
      case REGEX_PATTERN ->
          rule()
              .chanceRate(0.001)
              .value(ValueSignal.builder().pattern("q[a-g]-[0-9]{4}").build())
              .build();
      case DICTIONARY_LOOKUP -> rule().value(ValueSignal.builder().words(CODES).build()).build();
      case COLUMN_NAME_PATTERN -> rule().name(NameSignal.of(List.of("works mark"))).build();
      case TABLE_NAME_PATTERN ->
          rule().name(NameSignal.of(List.of(), List.of(), List.of("ledger"))).build();
      case DATA_TYPE_PATTERN ->
          rule().metadata(MetadataSignal.builder().nativeTypes(Set.of("marktype")).build()).build();
      case VALUE_RANGE_PATTERN ->
          rule()
              .chanceRate(0.01)
              .value(ValueSignal.builder().length(7, 7).build())
              .name(NameSignal.of(List.of("works mark")))
              .build();
      case STATISTICAL_PATTERN ->
          rule()
              .statistics(
                  StatisticSignal.builder()
                      .range(ColumnStatistic.MEAN_LENGTH, new StatisticSignal.Range(7, 7))
                      .build())
              .build();
      case METADATA_PATTERN ->
          rule()
              .metadata(MetadataSignal.builder().comments(List.of("mark of the works")).build())
              .build();
      case COMPOSITE_PATTERN ->
          rule().composite(CompositeSignal.of("not PERSON_NAME and sibling PERSON_NAME")).build();
      case ML_INFERENCE ->
          rule()
              .chanceRate(0.001)
              .value(
                  ValueSignal.builder()
                      .checks(List.of("model(id=value-words; label=CODE; least=0.6)"))
                      .build())
              .build();
      case AI_INFERENCE -> rule().inference(InferenceSignal.of("the mark of a works")).build();
    };
  }

  private static Governance governance() {
    return Governance.builder().plugin(new RegexClassifierFactory()).build();
  }

  private static TableVerdict classify(Governance governance) {
    Map<ColumnDescriptor, List<String>> columns = new LinkedHashMap<>();
    columns.put(
        ColumnDescriptor.builder(FieldPath.of("works_mark"), LogicalType.TEXT)
            .nativeType("MARKTYPE(9)")
            .comment("The mark of the works")
            .build(),
        CODES);
    columns.put(ColumnDescriptor.of("full_name", LogicalType.TEXT), PEOPLE);
    return governance.classifications().classifyTable(TABLE, columns);
  }

  private static boolean isMarked(TableVerdict verdict) {
    return verdict.columns().get(FieldPath.of("works_mark")).findings().stream()
        .map(Finding::entity)
        .anyMatch(MARK::equals);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AI_INFERENCE")
  void speaksWhenItIsMadeAndNotBefore(ClassificationRuleType type) {
    try (Governance governance = governance()) {
      assertThat(isMarked(classify(governance))).isFalse();

      ClassificationRule made = governance.classifications().createRule(rule(type));

      assertThat(made.definition().type()).isEqualTo(type);
      assertThat(isMarked(classify(governance))).isTrue();
      governance.classifications().setRuleThreshold("own/mark", 1);
      assertThat(isMarked(classify(governance))).isFalse();
      governance.classifications().setRuleThreshold("own/mark", 0.5);
      governance.classifications().setRuleActive("own/mark", false);
      assertThat(isMarked(classify(governance))).isFalse();
    }
  }

  @Test
  void aTableHasFindingsOfItsOwn() {
    try (Governance governance = governance()) {
      governance
          .classifications()
          .createRule(
              rule()
                  .composite(
                      new CompositeSignal(
                          "any PERSON_NAME", CompositeSignal.Scope.TABLE, false, 0.9))
                  .build());

      assertThat(classify(governance).findings()).extracting(Finding::entity).containsExactly(MARK);
    }
  }
}
