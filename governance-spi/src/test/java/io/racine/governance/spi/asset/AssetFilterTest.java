package io.racine.governance.spi.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.racine.governance.spi.HostileNames;
import io.racine.governance.spi.Serialized;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AssetFilterTest {
  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "customer, shop.customer, true",
        "customer, customer, true",
        "customer, db.shop.customer, true",
        "customer, shop.CUSTOMER, true",
        "CUSTOMER, shop.customer, true",
        "customer, shop.customers, false",
        "customer, shop.my_customer, false",
        "customer, customer.orders, false",
        "hr.*, hr.people, true",
        "hr.*, corp.hr.people, true",
        "hr.*, hr, false",
        "hr.*, hr.people.by_name, false",
        "*.*.tmp_*, a.b.tmp_1, true",
        "*.*.tmp_*, b.tmp_1, false",
        "*, anything, true",
        "*, \"any.thing\", true",
        "cust?mer, shop.customer, true",
        "cust?mer, shop.custmer, false",
        "a**b, ab, true",
        "a**b, a-x-b, true",
        "*_log, a_log_log, true",
        "\"a*\", \"a*\", true",
        "\"a*\", ab, false",
        "\"A?\", \"a?\", true",
        "\"a.b\".c, \"a.b\".c, true",
        "\"a.b\".c, a.b.c, false",
        "\"say \"\"hi\"\"\".*, \"say \"\"hi\"\"\".x, true",
        "total(*, shop.\"total(integer)\", true",
        "part[1], shop.\"part[1]\", true",
        "straße, shop.STRASSE, false",
        "größe, shop.GRÖSSE, false",
        "über, shop.ÜBER, true"
      })
  void acceptsByPattern(String pattern, String path, boolean accepted) {
    AssetPath asset = AssetPath.parse(path);

    assertThat(AssetFilter.of(List.of(pattern), List.of()).accepts(asset)).isEqualTo(accepted);
    assertThat(AssetFilter.of(List.of(), List.of(pattern)).accepts(asset)).isEqualTo(!accepted);
  }

  @Test
  void everyPathInQuotesMatchesItself() {
    Random random = new Random(11);
    for (int i = 0; i < 2_000; i++) {
      AssetPath path = new AssetPath(HostileNames.some(random, 3));
      String literal =
          String.join(
              ".", path.names().stream().map(n -> "\"" + n.replace("\"", "\"\"") + "\"").toList());

      assertThat(AssetFilter.of(List.of(literal), List.of()).accepts(path)).isTrue();
    }
  }

  @Test
  void needsAnIncludeAndNoExclude() {
    AssetFilter filter = AssetFilter.of(List.of("shop.*", "hr.*"), List.of("*_tmp", "hr.secret"));

    assertThat(filter.accepts(AssetPath.of("shop", "customer"))).isTrue();
    assertThat(filter.accepts(AssetPath.of("hr", "people"))).isTrue();
    assertThat(filter.accepts(AssetPath.of("hr", "secret"))).isFalse();
    assertThat(filter.accepts(AssetPath.of("shop", "x_tmp"))).isFalse();
    assertThat(filter.accepts(AssetPath.of("other", "x"))).isFalse();
    assertThat(filter.acceptsAll()).isFalse();
  }

  @Test
  void withoutPatternsAcceptsAll() {
    assertThat(AssetFilter.all().acceptsAll()).isTrue();
    assertThat(AssetFilter.all().accepts(AssetPath.of("x"))).isTrue();
    assertThat(AssetFilter.of(List.of(), List.of())).isEqualTo(AssetFilter.all());
  }

  @Test
  void isNotSlowedByHostilePatterns() {
    AssetFilter filter = AssetFilter.of(List.of("*a".repeat(200) + "b"), List.of());
    AssetPath path = AssetPath.of("a".repeat(100_000));

    assertThat(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> filter.accepts(path)))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.", ".a", "\"a", "a\"b", "\"a\"b"})
  void refusesPatternsThatAreNoPath(String pattern) {
    assertThatThrownBy(() -> AssetFilter.of(List.of(pattern), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Invalid path '" + pattern + "': ");
    assertThatThrownBy(() -> AssetFilter.of(List.of(), List.of(pattern)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void survivesSerialisation() {
    AssetFilter filter = AssetFilter.of(List.of("shop.*"), List.of("x"));

    AssetFilter copy = Serialized.copy(filter);

    assertThat(copy).isEqualTo(filter).hasSameHashCodeAs(filter);
    assertThat(copy.accepts(AssetPath.of("shop", "y"))).isTrue();
    assertThat(copy.accepts(AssetPath.of("shop", "x"))).isFalse();
  }
}
