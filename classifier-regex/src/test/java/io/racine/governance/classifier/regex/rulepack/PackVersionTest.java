package io.racine.governance.classifier.regex.rulepack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PackVersionTest {
  @ParameterizedTest(name = "{0} against {1}: {2}")
  @CsvSource({
    "1.0.0, 1.0.0, 0",
    "1, 1.0.0, 0",
    "1.10, 1.9, 1",
    "2, 10, -1",
    "1.0.1, 1, 1",
    "latest, 0, -1",
    "1.0-beta, 0, -1"
  })
  void comparesNumberByNumber(String one, String other, int order) {
    PackVersion left = PackVersion.of(one);
    PackVersion right = PackVersion.of(other);

    assertThat(Integer.signum(left.compareTo(right))).isEqualTo(order);
    assertThat(Integer.signum(right.compareTo(left))).isEqualTo(-order);
    assertThat(left.equals(right)).isEqualTo(order == 0);
    assertThat(left.hashCode() == right.hashCode()).isEqualTo(order == 0);
  }

  @ParameterizedTest
  @CsvSource({"1, true", "1.2.3.4.5, true", "1.2.3.4.5.6, false", "v1, false", "1., false"})
  void tellsWhatIsAVersion(String text, boolean expected) {
    assertThat(PackVersion.isVersion(text)).isEqualTo(expected);
  }
}
