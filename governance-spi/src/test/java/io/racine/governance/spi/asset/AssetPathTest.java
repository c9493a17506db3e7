package io.racine.governance.spi.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.racine.governance.spi.HostileNames;
import io.racine.governance.spi.Serialized;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AssetPathTest {
  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anyNamesSurviveTheTextForm(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      AssetPath path = new AssetPath(HostileNames.some(random, 4));

      assertThat(AssetPath.parse(path.toString())).isEqualTo(path);
    }
  }

  @Test
  void differentPathsHaveDifferentTexts() {
    assertThat(AssetPath.of("a.b").toString()).isEqualTo("\"a.b\"");
    assertThat(AssetPath.of("a", "b").toString()).isEqualTo("a.b");
    assertThat(AssetPath.of("say \"hi\"").toString()).isEqualTo("\"say \"\"hi\"\"\"");
    assertThat(AssetPath.of("shop", "total(integer, text)"))
        .hasToString("shop.\"total(integer, text)\"");
    assertThat(AssetPath.of("straße", "x-1", "$y_")).hasToString("straße.x-1.$y_");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", ".", "a.", ".a", "a..b", "\"a", "a\"b", "\"a\"b", "\"\"", "a[]", "a[0].b", "\"a\"\""
      })
  void refusesWhatIsNoTextForm(String text) {
    assertThatThrownBy(() -> AssetPath.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> AssetPath.parse("shop.\"customer"))
        .hasMessage("Invalid path 'shop.\"customer': a quote is not closed");
    assertThatThrownBy(() -> AssetPath.parse("shop..customer"))
        .hasMessage("Invalid path 'shop..customer': a name is missing");
  }

  @Test
  void refusesEmptyNames() {
    assertThatThrownBy(() -> new AssetPath(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Asset path must have at least one name");
    assertThatThrownBy(() -> AssetPath.of("a", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Asset path must not contain an empty name");
  }

  @ParameterizedTest
  @CsvSource({
    "shop.customer, shop, true",
    "shop.customer, shop.customer, true",
    "shop, shop.customer, false",
    "shopping.customer, shop, false",
    "a.b.c, a.c, false"
  })
  void knowsWhatItLiesIn(String path, String other, boolean within) {
    assertThat(AssetPath.parse(path).isWithin(AssetPath.parse(other))).isEqualTo(within);
  }

  @Test
  void goesUpAndDown() {
    AssetPath table = AssetPath.of("shop", "customer");

    assertThat(table.parent()).hasValue(AssetPath.of("shop"));
    assertThat(AssetPath.of("shop").parent()).isEmpty();
    assertThat(table.child("by email").toString()).isEqualTo("shop.customer.\"by email\"");
    assertThat(table.name()).isEqualTo("customer");
  }

  @Test
  void sortsParentsBeforeWhatLiesBelow() {
    List<AssetPath> sorted =
        List.of(
            AssetPath.of("a"),
            AssetPath.of("a", "z"),
            AssetPath.of("a", "z", "0"),
            AssetPath.of("a-b"),
            AssetPath.of("a.b"),
            AssetPath.of("b"));
    List<AssetPath> shuffled = new ArrayList<>(sorted);
    Collections.shuffle(shuffled, new Random(1));
    Collections.sort(shuffled);

    assertThat(shuffled).isEqualTo(sorted);
  }

  @Test
  void isOrderedConsistentlyWithEquals() {
    Random random = new Random(3);
    List<AssetPath> paths =
        IntStream.range(0, 60).mapToObj(i -> new AssetPath(HostileNames.some(random, 3))).toList();
    for (AssetPath one : paths) {
      for (AssetPath two : paths) {
        assertThat(one.compareTo(two) == 0).isEqualTo(one.equals(two));
        assertThat(Integer.signum(one.compareTo(two)))
            .isEqualTo(-Integer.signum(two.compareTo(one)));
      }
    }
  }

  @Test
  void survivesSerialisation() {
    AssetPath path = AssetPath.of("shop", "odd \"name\"");

    assertThat(Serialized.copy(path)).isEqualTo(path);
  }
}
