package io.racine.governance.spi.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import io.racine.governance.spi.classifier.StatisticSignal.Range;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SignalTest {
  @Test
  void aSignalMustAskForSomething() {
    assertThatThrownBy(() -> MetadataSignal.builder().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("must have");
    assertThatThrownBy(() -> StatisticSignal.builder().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("must have a range");
    assertThatThrownBy(() -> ValueSignal.builder().build())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> CompositeSignal.of(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("blank");
    assertThatThrownBy(() -> InferenceSignal.of(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("blank");
  }

  @Test
  void aShareLiesBetweenNoneAndAll() {
    assertThatThrownBy(() -> MetadataSignal.builder().share(1.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("share must be between 0 and 1 but was 1.1");
    assertThatThrownBy(() -> StatisticSignal.builder().share(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new InferenceSignal("a", -0.1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new CompositeSignal("A", CompositeSignal.Scope.TABLE, false, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRangeHoldsItsEnds() {
    Range range = new Range(0.5, 1);

    assertThat(range.contains(0.5)).isTrue();
    assertThat(range.contains(1)).isTrue();
    assertThat(range.contains(0.49)).isFalse();
    assertThat(range.contains(1.01)).isFalse();
    assertThat(range.contains(Double.NaN)).isFalse();
    assertThatThrownBy(() -> new Range(2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Range(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> StatisticSignal.builder().leastDistinct(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nativeTypesAreComparedInLowerCase() {
    MetadataSignal signal = MetadataSignal.builder().nativeTypes(Set.of("INET")).build();

    assertThat(signal.nativeTypes()).containsExactly("inet");
    assertThat(signal.isTypeOnly()).isTrue();
    assertThat(MetadataSignal.builder().attributes(Map.of("a", "b")).build().isTypeOnly())
        .isFalse();
  }

  @Test
  void aQuestionNamesNoSample() {
    InferenceRequest request =
        InferenceRequest.builder(ColumnDescriptor.of("code", LogicalType.TEXT))
            .entities(Map.of(EntityType.of("IBAN"), "an account number"))
            .samples(List.of("DE89"), false)
            .build();

    assertThat(request).hasToString("code for [IBAN], 1 samples");
    assertThat(request.samples()).containsExactly("DE89");
    assertThat(request.isMasked()).isFalse();
  }

  @Test
  void nothingIsShownUnlessAllowed() {
    ColumnDescriptor column = ColumnDescriptor.of("code", LogicalType.TEXT);
    HashKey key = new HashKey(1, 2);

    assertThat(ColumnContext.builder(column, key).build().inference())
        .isEqualTo(InferencePolicy.OFF);
    assertThat(
            ColumnContext.builder(column, key)
                .inference(InferencePolicy.MASKED)
                .build()
                .inference())
        .isEqualTo(InferencePolicy.MASKED);
    assertThat(ColumnContext.builder(column, key).environment("TEST").build().environment())
        .contains("TEST");
  }
}
