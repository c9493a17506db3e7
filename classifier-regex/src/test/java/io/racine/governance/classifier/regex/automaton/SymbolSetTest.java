package io.racine.governance.classifier.regex.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.racine.governance.classifier.regex.automaton.Syntax.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets of characters hold what RE2 says they hold. */
final class SymbolSetTest {
  private static final int LAST = 0x2FFF;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "é",
        "K",
        "\\.",
        "\\x{212A}",
        "\\x{2F00}",
        ".",
        "(?s:.)",
        "\\d",
        "\\D",
        "\\w",
        "\\W",
        "\\s",
        "\\S",
        "[a-f]",
        "[^a-f]",
        "[]a]",
        "[^]a]",
        "[a-]",
        "[a\\-z]",
        "[\\x20-\\x{2010}]",
        "[^\\x{80}-\\x{ff}]",
        "[\\d.]",
        "[\\D]",
        "[^\\D]",
        "[\\w-]",
        "[^\\w\\s]",
        "[\\n\\t]",
        "[\\x41-\\103]",
        "[à-ü]",
        "[[:alnum:]]",
        "[[:alpha:]]",
        "[[:ascii:]]",
        "[[:blank:]]",
        "[[:cntrl:]]",
        "[[:digit:]]",
        "[[:graph:]]",
        "[[:lower:]]",
        "[[:print:]]",
        "[[:punct:]]",
        "[[:space:]]",
        "[[:upper:]]",
        "[[:word:]]",
        "[[:xdigit:]]",
        "[[:^alpha:]]",
        "[^[:^digit:]]",
        "[[:alpha:]_]",
        "\\pL",
        "\\PL",
        "\\p{Greek}",
        "\\p{^Greek}",
        "[\\pN-]",
        "[^\\p{Lu}]",
        "[\\PL]",
        "(?i:a)",
        "(?i:k)",
        "(?i:S)",
        "(?i:é)",
        "(?i:1)",
        "(?i:[a-f])",
        "(?i:[^k])",
        "(?i:[j-l])",
        "(?i:[R-T])",
        "(?i:[à-ü])",
        "(?i:\\w)",
        "(?i:\\W)",
        "(?i:\\d)",
        "(?i:\\p{Lu})",
        "(?i:[[:lower:]])",
        "(?i:ς)",
        "(?i:[\\W_])",
        "(?i:[^\\x{212A}])",
        "(?i:ſ)"
      })
  void holdsWhatRe2Matches(String pattern) {
    SymbolSet set = ((Symbol) Syntax.parse(pattern)).set();
    Pattern reference = Pattern.compile(pattern);

    for (int c = 0; c <= LAST; c++) {
      assertThat(set.contains(c))
          .as("U+%04X", c)
          .isEqualTo(reference.matches(Character.toString(c)));
    }
    for (int c : new int[] {0xD7FF, 0xE000, 0xFB00, 0xFFFF, 0x10000, 0x1F600, 0x10FFFF}) {
      assertThat(set.contains(c))
          .as("U+%04X", c)
          .isEqualTo(reference.matches(Character.toString(c)));
    }
  }

  @Test
  void countsItsAsciiCharacters() {
    assertThat(SymbolSet.of(CharSet.range('0', '9')).width()).isEqualTo(10);
    assertThat(SymbolSet.of(CharSet.range('a', 'z').or(CharSet.of('-'))).width()).isEqualTo(27);
    assertThat(SymbolSet.of('é').width()).isZero();
  }

  @Test
  void hasOneBitForAllBeyondAsciiInItsShape() {
    assertThat(SymbolSet.of('a').shape()).isEqualTo(CharSet.of('a'));
    assertThat(SymbolSet.of('é').shape()).isEqualTo(new CharSet(0, 0, true));
    assertThat(ClassParser.ANY.shape()).isEqualTo(CharSet.ALL);
  }

  /** What a set of upper-case letters sees before the text is raised to upper case. */
  @Test
  void takesBothCasesOfALetterThatIsRaised() {
    SymbolSet before = SymbolSet.of(CharSet.range('A', 'C').or(CharSet.of('7'))).beforeUpper();

    assertThat(before.ascii())
        .isEqualTo(CharSet.range('A', 'C').or(CharSet.range('a', 'c')).or(CharSet.of('7')));
  }

  @Test
  void neverSeesALowerCaseLetterWhenTheTextIsRaised() {
    assertThat(SymbolSet.of(CharSet.range('a', 'z')).beforeUpper().ascii()).isEqualTo(CharSet.NONE);
    assertThat(SymbolSet.of(CharSet.of('@').or(CharSet.of('{'))).beforeUpper().ascii())
        .isEqualTo(CharSet.of('@').or(CharSet.of('{')));
  }
}
