package io.racine.governance.classifier.regex.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WordListsTest {
  @Test
  void hasEveryListThatItNames() {
    assertThat(WordLists.names())
        .contains("first-names", "last-names", "cities", "countries", "states", "street-words")
        .allSatisfy(name -> assertThat(WordLists.load(name).size()).isGreaterThan(10));
  }

  @ParameterizedTest
  @CsvSource({
    "first-names, mary", "first-names, jose", "last-names, johnson", "last-names, muller",
    "cities, new york", "cities, sao paulo", "countries, france", "countries, deutschland",
    "states, california", "months, januar", "weekdays, monday", "currency-codes, eur",
    "job-words, engineer", "company-words, gmbh", "languages, english"
  })
  void knowsCommonWords(String list, String word) {
    assertThat(WordLists.load(list).contains(word)).isTrue();
    assertThat(WordLists.load(list).frequency(word)).isBetween(0.2, 1.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"first-names", "cities", "countries"})
  void knowsNoOtherWords(String list) {
    assertThat(WordLists.load(list).contains("xqzzt")).isFalse();
    assertThat(WordLists.load(list).contains("")).isFalse();
    assertThat(WordLists.load(list).frequency("xqzzt")).isZero();
  }

  @Test
  void namesTheListsThereAreWhenOneIsUnknown() {
    assertThatThrownBy(() -> WordLists.load("first-name"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("No word list 'first-name'")
        .hasMessageContaining("first-names");
    assertThatThrownBy(() -> WordLists.load("../check/Luhn"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "São Paulo, sao paulo",
    "O'Brien, obrien",
    "Saint-Étienne, saint etienne",
    "STRASSE, strasse",
    "Straße, strasse",
    "Łódź, lodz",
    "St. Louis, st louis",
    "' Ole  Bø ', ole bo",
    "abc, abc"
  })
  void foldsCaseAccentsAndSeparators(String text, String folded) {
    assertThat(WordLists.fold(text)).isEqualTo(folded);
  }

  @Test
  void findsEveryWordOfAFullTable() {
    PackedWordList.Builder builder = new PackedWordList.Builder(1000);
    for (int i = 0; i < 1000; i++) {
      builder.add("w" + i, i % 2 == 0 ? 1 : 0.5);
    }
    WordList list = builder.build();
    assertThat(list.size()).isEqualTo(1000);
    for (int i = 0; i < 1000; i++) {
      assertThat(list.contains("w" + i)).isTrue();
      assertThat(list.frequency("w" + i)).isEqualTo(i % 2 == 0 ? 1 : 0.5);
      assertThat(list.contains("v" + i)).isFalse();
    }
  }
}
