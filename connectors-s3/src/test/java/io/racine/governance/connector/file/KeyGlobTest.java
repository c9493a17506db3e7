package io.racine.governance.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeyGlobTest {
  @ParameterizedTest(name = "{0} on {1} is {2}")
  @CsvSource({
    "*.csv, a.csv, true",
    "*.csv, x/a.csv, false",
    "**.csv, x/y/a.csv, true",
    "**/*.csv, a.csv, true",
    "**/*.csv, x/y/a.csv, true",
    "**/*.csv, x/y/a.tsv, false",
    "raw/**, raw/a/b, true",
    "raw/**, rawer/a, false",
    "a?c, abc, true",
    "a?c, a/c, false",
    "**/b/*, b/c, true",
    "**/b/*, ab/c, false",
    "a*b*c, aXbYc, true",
    "'', '', true",
    "*, '', true"
  })
  void matches(String glob, String key, boolean expected) {
    assertThat(new KeyGlob(glob).matches(key)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "raw/a.csv, raw/a.csv, raw/a.csv",
    "raw/a.csv, raw/b*, raw/",
    "raw/*.csv, raw/*.tsv, raw/",
    "raw/a?, raw/ab, raw/a",
    "**/a, raw/a, ''",
    "raw, raw/a, raw"
  })
  void tellsWhatAllWantedKeysBeginWith(String first, String second, String start) {
    assertThat(KeyGlob.commonStart(List.of(first, second))).isEqualTo(start);
    assertThat(KeyGlob.commonStart(List.of())).isEmpty();
  }

  @Test
  void takesNoLongerForHostilePatterns() {
    String glob = "*a".repeat(500) + "b";
    String key = "a".repeat(1_000);

    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertThat(new KeyGlob(glob).matches(key)).isFalse());
  }
}
