package io.racine.governance.classifier.regex.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ValueTraitsTest {
  private final ValueTraits traits = new ValueTraits();

  // Entropies by hand: of two characters in equal parts 1 bit, of four 2 bits, and so on.
  @ParameterizedTest
  @CsvSource({
    "aaaa, 4, 0, 0, 1",
    "abab, 4, 1, 0, 1",
    "abcd, 4, 2, 0, 1",
    "0123456789abcdef, 16, 4, 0.625, 0.375",
    "aaab, 4, 0.8113, 0, 1",
    "12-34, 5, 2.3219, 0.8, 0",
    "AB 12, 5, 2.3219, 0.4, 0.4"
  })
  void tellsLengthEntropyAndShares(
      String value, int length, double entropy, double digits, double letters) {
    long packed = traits.of(value);

    assertThat(ValueTraits.length(packed)).isEqualTo(length);
    assertThat(ValueTraits.entropy(packed)).isCloseTo(entropy, within(1 / 64.0));
    assertThat(ValueTraits.digitShare(packed)).isCloseTo(digits, within(0.006));
    assertThat(ValueTraits.letterShare(packed)).isCloseTo(letters, within(0.006));
  }

  @Test
  void sameShapesAreToldFromOthers() {
    assertThat(shape("Ab-12")).isEqualTo(shape("Xy-90")).isEqualTo(shape("Éé-33"));
    assertThat(shape("Ab-12")).isNotEqualTo(shape("ab-12"));
    assertThat(shape("Ab-12")).isNotEqualTo(shape("Ab_12"));
    assertThat(shape("Ab-12")).isNotEqualTo(shape("Ab-123"));
  }

  private int shape(String value) {
    return ValueTraits.shape(traits.of(value));
  }

  @Test
  void nothingOfAValueIsLeftForTheNext() {
    long first = traits.of("abcd");
    traits.of("dddddddddd-éééé");

    assertThat(traits.of("abcd")).isEqualTo(first);
  }

  @Test
  void countsLongValuesAsWell() {
    long packed = traits.of("ab".repeat(5_000));

    assertThat(ValueTraits.length(packed)).isEqualTo(4095);
    assertThat(ValueTraits.entropy(packed)).isEqualTo(1);
    assertThat(ValueTraits.length(traits.of(""))).isZero();
  }
}
