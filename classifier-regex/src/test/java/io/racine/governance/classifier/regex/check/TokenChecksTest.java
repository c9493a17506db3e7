package io.racine.governance.classifier.regex.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class TokenChecksTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-15T12:00:00Z"), ZoneOffset.UTC);

  private static boolean passes(String check, String value) {
    return ValueChecks.parse(check, CLOCK).passes(value);
  }

  @Test
  void readsHeaderOfWebToken() {
    // RFC 7515, appendix A.1.
    assertThat(passes("json-header(key=alg)", "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.e30.x"))
        .isTrue();
    assertThat(passes("json-header(key=alg)", "eyJ0eXAiOiJKV1QifQ.e30.x")).isFalse();
    assertThat(passes("json-header(key=alg)", "not base64!.e30.x")).isFalse();
    assertThat(passes("json-header(key=alg)", "eyJhbGciOiJub25lIn0")).isFalse();
  }

  @Test
  void checksTokenByItsLastSixCharacters() {
    // The example of GitHub's announcement of the format.
    assertThat(passes("crc32-base62", "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")).isTrue();
    assertThat(passes("crc32-base62", "ghp_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq18")).isFalse();
    assertThat(passes("crc32-base62", "ghp_")).isFalse();
  }

  @Test
  void checksAddressInBase58() {
    // The address of the first block.
    assertThat(passes("base58-check", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")).isTrue();
    assertThat(passes("base58-check", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb")).isFalse();
    assertThat(passes("base58-check", "1A1zP1eP5QGefi2DMPTfTL5SLmv7Divf0a")).isFalse();
    assertThat(passes("base58-check", "z".repeat(200))).isFalse();
  }

  @Test
  void measuresRandomness() {
    assertThat(passes("entropy(min=3)", "abcdefgh")).isTrue();
    assertThat(passes("entropy(min=3)", "aabbccdd")).isFalse();
    assertThat(passes("entropy(min=1)", "")).isFalse();
  }

  @Test
  void refusesWhatIsWrittenInsteadOfValues() {
    assertThat(passes("not-repeated", "111111111")).isFalse();
    assertThat(passes("not-repeated", "111111112")).isTrue();
    assertThat(passes("not-sequential", "1234567890")).isFalse();
    assertThat(passes("not-sequential", "987654321")).isFalse();
    assertThat(passes("not-sequential", "123456788")).isTrue();
    assertThat(passes("not-in(values=078051120 219099999)", "078051120")).isFalse();
    assertThat(passes("not-in(values=078051120 219099999)", "078051121")).isTrue();
    assertThat(passes("not-placeholder", "N/A")).isFalse();
    assertThat(passes("not-placeholder", "****")).isFalse();
    assertThat(passes("not-placeholder", "hunter2")).isTrue();
    assertThat(passes("occurrences(most=3; distinct=3)", "11123")).isTrue();
    assertThat(passes("occurrences(most=3; distinct=3)", "11112")).isFalse();
    assertThat(passes("mixed", "abc1")).isTrue();
    assertThat(passes("mixed", "abcd")).isFalse();
  }

  @Test
  void knowsCountriesByTheirCodes() {
    assertThat(passes("country-code", "DE")).isTrue();
    assertThat(passes("country-code", "XX")).isFalse();
    assertThat(passes("country-code(alpha=3)", "DEU")).isTrue();
    assertThat(passes("country-code(from=5; to=6)", "DEUTDEFF")).isTrue();
    assertThat(passes("country-code(also=XS)", "XS")).isTrue();
  }

  @Test
  void looksForWordsOfAList() {
    assertThat(passes("words(list=street-words)", "12 Main Street")).isTrue();
    assertThat(passes("words(list=street-words)", "Main")).isFalse();
    assertThat(passes("words(list=weekdays; max-words=1)", "Monday")).isTrue();
    assertThat(passes("words(list=weekdays; max-words=1)", "Monday morning")).isFalse();
    assertThat(passes("words(list=weekdays; position=last)", "last Monday")).isTrue();
    assertThat(passes("words(list=weekdays; position=last)", "Monday last")).isFalse();
  }

  @Test
  void knowsNamesOfPeople() {
    assertThat(passes("person-name", "Mary Johnson")).isTrue();
    assertThat(passes("person-name", "García López, María")).isTrue();
    assertThat(passes("person-name", "John F. Kennedy")).isTrue();
    assertThat(passes("person-name", "Blue Chair")).isFalse();
    assertThat(passes("person-name", "Mary")).isFalse();
    assertThat(passes("person-name", "Mary 12")).isFalse();
  }
}
