package io.racine.governance.classifier.regex.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.classifier.regex.automaton.CharSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class WordHashesTest {
  @Test
  void saysYesToEveryWordOfItsLists() {
    WordHashes hashes = WordHashes.of(WordLists.names());

    for (String name : WordLists.names()) {
      assertThat(WordLists.words(name))
          .isNotEmpty()
          .allMatch(word -> hashes.mayContain(word, CharSet.NONE));
    }
  }

  @Test
  void foldsWhatItIsAsked() {
    WordHashes hashes = WordHashes.ofWords(Set.of("anna maria", "o brien"));

    assertThat(hashes.mayContain("ANNA-Maria", CharSet.NONE)).isTrue();
    assertThat(hashes.mayContain("anna_maria", CharSet.of('_'))).isFalse();
    assertThat(hashes.mayContain("annamaria", CharSet.NONE)).isFalse();
    assertThat(hashes.mayContain("anna maria eva", CharSet.NONE)).isFalse();
  }

  @Test
  void knowsNumbersOnlyWhereWordsAreNumbers() {
    assertThat(WordHashes.ofWords(Set.of("7 11", "anna")).mayContain("7/11", CharSet.NONE))
        .isTrue();
    assertThat(WordHashes.ofWords(Set.of("anna")).mayContain("711", CharSet.NONE)).isFalse();
  }
}
