package io.racine.governance.spi.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.SensitivityLevel;
import io.racine.governance.spi.Serialized;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.LogicalType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FindingTest {
  private static final EntityType EMAIL = EntityType.of("EMAIL_ADDRESS");
  private static final Finding FINDING =
      Finding.builder("core-pii/email", EMAIL, SensitivityLevel.PII, Verdict.CONTAINS, 0.987)
          .ruleVersion("2")
          .regulations(Set.of("GDPR"))
          .evidence(new Evidence(100, 10, 80, 20, 19))
          .prevalence(new Interval(0.1, 0.2, 0.3))
          .reasons(List.of(new Reason("20 of 80 values match", 4.5)))
          .build();

  @Test
  void comesBackFromItsBuilderAndFromBytes() {
    assertThat(FINDING.toBuilder().build()).isEqualTo(FINDING).hasSameHashCodeAs(FINDING);
    assertThat(Serialized.copy(FINDING)).isEqualTo(FINDING);
    assertThat(FINDING.toBuilder().confidence(0.5).build()).isNotEqualTo(FINDING);
    ColumnVerdict verdict = new ColumnVerdict(100, 10, 80, List.of(FINDING));
    assertThat(Serialized.copy(verdict)).isEqualTo(verdict);
    assertThat(verdict.top()).hasValue(FINDING);
    assertThat(verdict.withFindings(List.of()).top()).isEmpty();
  }

  @Test
  void isShownInOneLine() {
    assertThat(FINDING).hasToString("CONTAINS EMAIL_ADDRESS (PII, 0.99, core-pii/email)");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
  void refusesAConfidenceOutsideOf0To1(double confidence) {
    assertThatThrownBy(() -> FINDING.toBuilder().confidence(confidence))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TextSpan("a/b", EMAIL, SensitivityLevel.PII, confidence, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, 0, 0, 0",
    "-1, 0, 0, 0, 0",
    "9, 0, 5, 6, 0",
    "9, 0, 5, 4, 5",
    "9, 0, 5, 4, -1"
  })
  void refusesCountsThatCannotBe(long read, long nulls, long distinct, long matched, long valid) {
    assertThatThrownBy(() -> new Evidence(read, nulls, distinct, matched, valid))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"0.3, 0.2, 0.4", "0.1, 0.5, 0.4", "-0.1, 0, 0", "0, 0, 1.1", "NaN, NaN, NaN"})
  void refusesIntervalsThatCannotBe(double low, double estimate, double high) {
    assertThatThrownBy(() -> new Interval(low, estimate, high))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"0, 3, 3, 5, false", "0, 3, 2, 5, true", "2, 5, 0, 3, true", "0, 9, 3, 4, true"})
  void spansOverlapWhenTheyShareACharacter(int s1, int e1, int s2, int e2, boolean overlap) {
    TextSpan one = new TextSpan("a/b", EMAIL, SensitivityLevel.PII, 0.5, s1, e1);
    TextSpan two = new TextSpan("a/b", EMAIL, SensitivityLevel.PII, 0.5, s2, e2);

    assertThat(one.overlaps(two)).isEqualTo(overlap);
  }

  @Test
  void refusesSpansThatEndBeforeTheyBegin() {
    assertThatThrownBy(() -> new TextSpan("a/b", EMAIL, SensitivityLevel.PII, 0.5, 2, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TextSpan("a/b", EMAIL, SensitivityLevel.PII, 0.5, -1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aContextSurvivesSerialisation() {
    ColumnContext context =
        ColumnContext.builder(
                ColumnDescriptor.of("email", LogicalType.TEXT), HashKey.of(1234567, 7654321))
            .table(AssetPath.of("shop", "customer"))
            .tableComment("who buys")
            .sourceType(DataSourceType.POSTGRESQL)
            .siblings(List.of(FieldPath.of("email"), FieldPath.of("city")))
            .locales(Set.of("DE", "FR"))
            .build();

    assertThat(Serialized.copy(context)).usingRecursiveComparison().isEqualTo(context);
    assertThat(context).hasToString("shop.customer email");
  }

  @Test
  void aKeyDoesNotShowItself() {
    assertThat(HashKey.of(1234567, 7654321)).hasToString("HashKey");
    assertThat(Serialized.copy(HashKey.of(1, 2))).isEqualTo(HashKey.of(1, 2));
  }

  @Test
  void aReasonHasAWeightThatIsANumber() {
    assertThat(new Reason("for", 0.1).speaksFor()).isTrue();
    assertThat(new Reason("against", -0.1).speaksFor()).isFalse();
    assertThatThrownBy(() -> new Reason("neither", Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
