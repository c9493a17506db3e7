package io.racine.governance.classifier.regex.column;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MasksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Anna.Berg@example.com|Aaaa.Aaaa@aaaaaaa.aaa",
        "DE89 3704 0044|AA99 9999 9999",
        "+49 (30) 901820-0|+99 (99) 999999-9",
        "Jürgen Ößle|Aaaaaa Aaaa",
        "Ольга 7|Aaaaa 9",
        "東京都|aaa",
        "١٢٣|999",
        "½ Ⅳ|9 9",
        "ǅ|A",
        "Ⓐⓑ|Aa",
        "$1,250.00|$9,999.99"
      })
  void keepsTheFormAlone(String value, String mask) {
    assertThat(Masks.of(value)).isEqualTo(mask);
  }

  @Test
  void readsAMarkAsPartOfItsLetter() {
    assertThat(Masks.of("e\u0301te\u0301")).isEqualTo("aaa");
    assertThat(Masks.of("\u0301")).isEmpty();
    assertThat(Masks.of("\u0301".repeat(1_000_000) + "a")).isEmpty();
  }

  @Test
  void keepsPairsWhole() {
    assertThat(Masks.of("\uD83D\uDE00")).isEqualTo("\uD83D\uDE00");
    assertThat(Masks.of("\uD835\uDC00\uD835\uDFCE"))
        .as("mathematical letter, digit")
        .isEqualTo("A9");
    assertThat(Masks.of("-".repeat(63) + "\uD83D\uDE00")).isEqualTo("-".repeat(63));
    assertThat(Masks.of("-".repeat(62) + "\uD83D\uDE00")).hasSize(64);
  }

  @Test
  void doesNotKeepWhatHasNoForm() {
    assertThat(Masks.of("\uD83D")).isEqualTo("?");
    assertThat(Masks.of("a\uDE00\uD83Db")).isEqualTo("a??a");
    assertThat(Masks.of("a\u0000\u200B\uE000\n")).isEqualTo("a????");
  }

  @Test
  void cutsLongValues() {
    assertThat(Masks.of("x".repeat(1_000_000))).isEqualTo("a".repeat(64));
  }

  @Test
  void isTheSameOfAMask() {
    String mask = Masks.of("Ünïcode\u0000 № 12 \uD83D\uDE00\uD83D");

    assertThat(Masks.of(mask)).isEqualTo(mask);
  }
}
