package io.racine.governance.classifier.regex.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.MetadataSignal;
import io.racine.governance.spi.classifier.NameSignal;
import io.racine.governance.spi.classifier.RuleDefinition;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TypeGateTest {
  private static final Set<LogicalType> TEXTS =
      EnumSet.of(
          LogicalType.TEXT,
          LogicalType.JSON,
          LogicalType.XML,
          LogicalType.OTHER,
          LogicalType.ARRAY);
  private static final Set<LogicalType> NUMBERS =
      EnumSet.of(LogicalType.INTEGER, LogicalType.DECIMAL, LogicalType.FLOAT);

  private static RuleDefinition named(LogicalType... types) {
    return Judged.rule("x", "X").name(NameSignal.of(List.of("x"))).types(Set.of(types)).build();
  }

  @ParameterizedTest
  @EnumSource(LogicalType.class)
  void letsTextAndNumbersThroughWhereARuleNamesNoType(LogicalType type) {
    double weight = TypeGate.weight(named(), type);

    assertThat(weight)
        .isEqualTo(TEXTS.contains(type) || NUMBERS.contains(type) ? 0 : TypeGate.CLOSED);
  }

  @ParameterizedTest
  @EnumSource(LogicalType.class)
  void letsATypeThroughThatTheRuleNames(LogicalType type) {
    assertThat(TypeGate.weight(named(type), type)).isZero();
  }

  @ParameterizedTest
  @EnumSource(LogicalType.class)
  void letsAnythingThroughWhereARuleHasNeitherValuesNorNames(LogicalType type) {
    RuleDefinition described =
        Judged.rule("x", "X")
            .metadata(MetadataSignal.builder().environments(Set.of("test")).build())
            .build();

    assertThat(TypeGate.weight(described, type)).isZero();
  }

  @Test
  void closesForDatesWhereARuleIsOfText() {
    assertThat(TypeGate.weight(named(LogicalType.TEXT), LogicalType.DATE))
        .isEqualTo(TypeGate.CLOSED);
    assertThat(TypeGate.weight(Judged.badge().build(), LogicalType.BOOLEAN))
        .isEqualTo(TypeGate.CLOSED);
  }

  @Test
  void doubtsNumbersWhereARuleIsOfText() {
    assertThat(TypeGate.weight(named(LogicalType.TEXT), LogicalType.INTEGER))
        .isCloseTo(-2.995732273553991, within(1e-12));
    assertThat(TypeGate.weight(named(LogicalType.DATE), LogicalType.INTEGER))
        .isEqualTo(TypeGate.CLOSED);
    assertThat(TypeGate.weight(named(LogicalType.DECIMAL), LogicalType.INTEGER)).isZero();
  }

  @Test
  void doubtsTextWhereARuleIsOfBytes() {
    assertThat(TypeGate.weight(named(LogicalType.BINARY), LogicalType.TEXT))
        .isCloseTo(-2.3025850929940455, within(1e-12));
    assertThat(TypeGate.weight(named(LogicalType.DATE), LogicalType.TEXT)).isZero();
  }
}
