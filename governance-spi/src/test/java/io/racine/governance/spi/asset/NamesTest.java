package io.racine.governance.spi.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NamesTest {
  @ParameterizedTest
  @ValueSource(strings = {"warehouse", "Kunden (alt)", "a/b:c", "漢字"})
  void aSourceNameIsAnyShortLine(String text) {
    assertThat(SourceName.of(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " a", "a ", "a\nb", "a\u0000", "\u0085x\u0085"})
  void aSourceNameIsNothingElse(String text) {
    assertThatThrownBy(() -> SourceName.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSourceNameHasAtMost200Characters() {
    assertThatCode(() -> SourceName.of("a".repeat(200))).doesNotThrowAnyException();
    assertThatThrownBy(() -> SourceName.of("a".repeat(201)))
        .hasMessage("Source name must have at most 200 characters but had 201");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MYSQL", "S3", "SQL_SERVER", "X_1"})
  void aSourceTypeIsUpperSnake(String text) {
    assertThat(DataSourceType.of(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "mysql", "MY-SQL", "_X", "X_", "X__Y", "3S", "MYSQL\n"})
  void aSourceTypeIsNothingElse(String text) {
    assertThatThrownBy(() -> DataSourceType.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
