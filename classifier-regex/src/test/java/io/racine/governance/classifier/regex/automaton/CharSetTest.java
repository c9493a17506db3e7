package io.racine.governance.classifier.regex.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CharSetTest {
  private static String members(CharSet set) {
    return IntStream.range(0, 128)
        .filter(set::contains)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  @Test
  void holdsARangeAcrossItsTwoHalves() {
    assertThat(members(CharSet.range('>', 'B'))).isEqualTo(">?@AB");
    assertThat(CharSet.range('>', 'B').contains('é')).isFalse();
    assertThat(CharSet.range('y', 200).contains('é')).isTrue();
    assertThat(members(CharSet.range('}', 200))).isEqualTo("}~\u007f");
    assertThat(CharSet.range(127, 127).other()).isFalse();
  }

  @Test
  void holdsOneCharacter() {
    assertThat(members(CharSet.of('?'))).isEqualTo("?");
    assertThat(members(CharSet.of('@'))).isEqualTo("@");
    assertThat(CharSet.of(127)).isEqualTo(new CharSet(0, Long.MIN_VALUE, false));
    assertThat(CharSet.of(128)).isEqualTo(new CharSet(0, 0, true));
  }

  @Test
  void knowsWhatIsWithinAnother() {
    CharSet digits = CharSet.range('0', '9');
    CharSet word = digits.or(CharSet.range('a', 'z'));

    assertThat(digits.isWithin(word)).isTrue();
    assertThat(word.isWithin(digits)).isFalse();
    assertThat(digits.or(CharSet.of('é')).isWithin(word)).isFalse();
    assertThat(digits.isWithin(CharSet.of('é').or(digits))).isTrue();
    assertThat(CharSet.of('é').isWithin(CharSet.of('ü'))).isTrue();
    assertThat(CharSet.of('+').isWithin(word)).isFalse();
  }

  @Test
  void meetsAndExcludes() {
    CharSet some = CharSet.range('a', 'f').or(CharSet.of('3')).or(CharSet.of('é'));

    assertThat(members(some.and(CharSet.range('e', 'z')))).isEqualTo("ef");
    assertThat(members(some.and(CharSet.range('0', '9')))).isEqualTo("3");
    assertThat(some.and(CharSet.of('é')).other()).isTrue();
    assertThat(some.and(CharSet.of('e')).other()).isFalse();
    assertThat(some.negated().contains('a')).isFalse();
    assertThat(some.negated().contains('3')).isFalse();
    assertThat(some.negated().contains('g')).isTrue();
    assertThat(some.negated().contains('é')).isTrue();
  }

  @Test
  void addsTheOtherCaseAndWhatFoldsToIt() {
    assertThat(members(CharSet.of('b').ignoringCase())).isEqualTo("Bb");
    assertThat(members(CharSet.of('Z').or(CharSet.of('[')).ignoringCase())).isEqualTo("Z[z");
    assertThat(members(CharSet.of('3').ignoringCase())).isEqualTo("3");
    assertThat(CharSet.of('b').ignoringCase().other()).isFalse();
    for (char folded : "kKsS".toCharArray()) {
      assertThat(CharSet.of(folded).ignoringCase().other()).as("%s", folded).isTrue();
    }
    assertThat(members(CharSet.of('`').or(CharSet.of('{')).ignoringCase())).isEqualTo("`{");
  }

  @Test
  void tellsLettersAndDigitsOfAsciiFromTheirNeighbours() {
    assertThat(IntStream.range(0, 300).filter(c -> CharSet.isDigit((char) c)).toArray())
        .isEqualTo("0123456789".chars().toArray());
    assertThat(IntStream.range(0, 300).filter(c -> CharSet.isLetter((char) c)).toArray())
        .isEqualTo("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".chars().toArray());
  }
}
