package io.racine.governance.spi.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.HostileNames;
import io.racine.governance.spi.Serialized;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldPathTest {
  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anyStepsSurviveTheTextForm(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      List<FieldPath.Step> steps = new ArrayList<>();
      HostileNames.some(random, 4)
          .forEach(name -> steps.add(new FieldPath.Step(name, random.nextInt(4))));
      FieldPath path = new FieldPath(steps);

      assertThat(FieldPath.parse(path.toString())).isEqualTo(path);
    }
  }

  @Test
  void writesAndReadsNestedPaths() {
    FieldPath path = FieldPath.of("orders").elements().child("line.no").child("parts").elements();

    assertThat(path).hasToString("orders[].\"line.no\".parts[]");
    assertThat(path.elements()).hasToString("orders[].\"line.no\".parts[][]");
    assertThat(path.name()).isEqualTo("parts");
    assertThat(path.root()).isEqualTo(FieldPath.of("orders"));
    assertThat(path.isNested()).isTrue();
    assertThat(path.isRepeated()).isTrue();
  }

  @Test
  void takesTheNameOfAColumnAsItIs() {
    FieldPath path = FieldPath.of("tags[].x");

    assertThat(path.steps()).containsExactly(new FieldPath.Step("tags[].x", 0));
    assertThat(path).hasToString("\"tags[].x\"");
    assertThat(path.isNested()).isFalse();
    assertThat(path.isRepeated()).isFalse();
  }

  @Test
  void aChildOfAnArrayIsRepeated() {
    assertThat(FieldPath.parse("tags[]").isNested()).isTrue();
    assertThat(FieldPath.parse("a.b").isNested()).isTrue();
    assertThat(FieldPath.parse("a.b").isRepeated()).isFalse();
    assertThat(FieldPath.parse("a[].b").isRepeated()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.", "a[", "a[0]", "a[][", "\"a\"x", "a[]b", "[]", "a..b"})
  void refusesWhatIsNoTextForm(String text) {
    assertThatThrownBy(() -> FieldPath.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesImpossibleSteps() {
    assertThatThrownBy(() -> new FieldPath(List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FieldPath.of("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FieldPath.Step("a", -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("repeated must not be negative but was -1");
  }

  @Test
  void survivesSerialisation() {
    FieldPath path = FieldPath.parse("orders[].\"line.no\"");

    assertThat(Serialized.copy(path)).isEqualTo(path);
  }
}
