package io.racine.governance.benchmarks.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SourceArgumentsTest {
  private static final List<String> KINDS = List.of("csv", "mongo");

  private static SourceArguments parse(String... words) {
    return SourceArguments.parse(List.of(words), KINDS, Set.of("--rows"));
  }

  @Test
  void measuresAllKindsUnlessSomeAreNamed() {
    assertThat(parse().kinds()).containsExactly("csv", "mongo");
    assertThat(parse("mongo").kinds()).containsExactly("mongo");
    assertThat(parse("mongo", "csv").kinds()).containsExactly("mongo", "csv");
  }

  @Test
  void takesNumbersAnywhere() {
    SourceArguments arguments = parse("--rows", "12", "csv");
    assertThat(arguments.find("--rows")).contains(12L);
    assertThat(arguments.kinds()).containsExactly("csv");
    assertThat(parse("csv").get("--rows", 7)).isEqualTo(7);
  }

  @Test
  void refusesEverythingElse() {
    for (List<String> words :
        List.of(
            List.of("oracle"),
            List.of("--count", "1"),
            List.of("--rows"),
            List.of("--rows", "0"),
            List.of("--rows", "many"),
            List.of("--rows", "1234567890123"))) {
      assertThatThrownBy(() -> parse(words.toArray(String[]::new)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + words.get(0) + "'");
    }
  }
}
