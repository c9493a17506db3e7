package io.racine.governance.classifier.regex.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SeparatorsTest {
  @ParameterizedTest
  @ValueSource(
      ints = {
        0xA0, 0x2000, 0x2009, 0x200A, 0x200B, 0x200C, 0x200D, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF
      })
  void makesABlankOfEveryBlankThatIsSeenOrNot(int blank) {
    assertThat(Separators.fold("a" + (char) blank + "b")).isEqualTo("a b");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0xAD, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFE63, 0xFF0D})
  void makesAHyphenOfEveryHyphenAndDash(int hyphen) {
    assertThat(Separators.fold("1" + (char) hyphen + "2")).isEqualTo("1-2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19",
        "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669",
        "\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9",
        "\u0966\u0967\u0968\u0969\u096a\u096b\u096c\u096d\u096e\u096f"
      })
  void makesAsciiOfOtherDigits(String digits) {
    assertThat(Separators.fold(digits)).isEqualTo("0123456789");
  }

  @Test
  void leavesLettersAndHalvesOfPairsAsTheyAre() {
    String text = "Müller\n\t\ud83d\ude00\ud83d\u212a";

    assertThat(Separators.fold(text)).isSameAs(text);
  }

  @org.junit.jupiter.params.ParameterizedTest
  @org.junit.jupiter.params.provider.CsvSource(
      quoteCharacter = '|',
      value = {
        "\"abc\",abc",
        "'abc',abc",
        "`a`,a",
        "\" a b \",a b",
        "\"abc,\"abc",
        "abc',abc'",
        "\"abc',\"abc'",
        "\"\",\"\"",
        "\",\"",
        "'a'b',a'b",
        "a\"b\",a\"b\""
      })
  void aPairOfQuotationMarksAroundAValueIsNoPartOfIt(String value, String bare) {
    assertThat(Separators.bare(value)).isEqualTo(bare);
  }
}
