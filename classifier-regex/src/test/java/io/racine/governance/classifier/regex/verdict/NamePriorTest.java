package io.racine.governance.classifier.regex.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.racine.governance.classifier.regex.name.NameMatch;
import io.racine.governance.classifier.regex.name.NameMatch.Strength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NamePriorTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "EXCLUDED, 0.003, 0.003, rules the entity out",
    "NONE, 0.003, 0.003, says nothing",
    "ABOUT, 0.003, 0.003, 'is about the entity, not the entity itself'",
    "GENERIC, 0.12, 0.12, is one that many things have",
    "AMBIGUOUS, 0.4, 0.4, is a word of the entity that also means other things",
    "INSIDE, 0.5, 0.5, has words of the entity",
    "TABLE, 0.6, 0.6, is of a table that has such columns",
    "END, 0.8, 0.8, ends in the words of the entity",
    "WHOLE, 0.9, 0.93, is a name of the entity"
  })
  void believesMoreOfAClearerName(
      Strength strength, double prior, double inItsTable, String words) {
    var match = new NameMatch(strength, 0, 1, false);

    assertThat(NamePrior.of(match, false)).isEqualTo(prior);
    assertThat(NamePrior.of(new NameMatch(strength, 0, 1, true), false)).isEqualTo(inItsTable);
    assertThat(NamePrior.of(match, true)).isEqualTo(0.02);
    assertThat(NamePrior.words(match)).isEqualTo(words);
  }
}
