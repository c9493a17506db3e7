package io.racine.governance.connector.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " [ ] ",
        "{\"a\": [1, -2.5E+3, true, false, null, \"x\\\"\\\\\"]}",
        "[{\"a\": {}}, []]"
      })
  void documentsAreDocuments(String text) {
    assertThat(JsonText.isDocument(text, false)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "17",
        "\"text\"",
        "{",
        "{}x",
        "{a: 1}",
        "[1,]",
        "{\"a\" 1}",
        "[nul]",
        "{user:1}",
        "[a]"
      })
  void otherTextsAreNone(String text) {
    assertThat(JsonText.isDocument(text, false)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"a", "{\"a\": [1, {\"b\": tr", "[1, "})
  void theBeginningOfOneMayBeOne(String text) {
    assertThat(JsonText.isDocument(text, true)).isTrue();
  }

  @Test
  void noDepthIsTooDeepToAnswer() {
    assertThat(JsonText.isDocument("[".repeat(100_000), true)).isFalse();
  }
}
