package io.racine.governance.classifier.regex.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DateChecksTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-15T12:00:00Z"), ZoneOffset.UTC);

  private static boolean passes(String check, String value) {
    return ValueChecks.parse(check, CLOCK).passes(value);
  }

  @Test
  void findsDateAtItsPositions() {
    assertThat(passes("date-in(pattern=yyMMdd)", "840229")).isTrue();
    assertThat(passes("date-in(pattern=ddMMyy)", "290284")).isTrue();
    assertThat(passes("date-in(pattern=yyMMdd)", "840230")).isFalse();
    assertThat(passes("date-in(pattern=yyMMdd)", "841301")).isFalse();
    assertThat(passes("date-in(pattern=yyMMdd)", "84022")).isFalse();
    assertThat(passes("date-in(pattern=yyMMdd)", "84022X")).isFalse();
    assertThat(passes("date-in(from=7; to=14; pattern=yyyyMMdd)", "11010519491231002X")).isTrue();
  }

  @Test
  void takesOffWhatRegistersAdd() {
    assertThat(passes("date-in(pattern=yyMMdd)", "022829")).isFalse();
    assertThat(passes("date-in(pattern=yyMMdd; months=20 40)", "022809")).isTrue();
    assertThat(passes("date-in(pattern=yyMMdd; days=60)", "811288")).isTrue();
    assertThat(passes("date-in(pattern=yyMMdd; days=60)", "811292")).isFalse();
  }

  @Test
  void refusesDatesToCome() {
    assertThat(passes("date-in(pattern=yyyyMMdd)", "20260115")).isTrue();
    assertThat(passes("date-in(pattern=yyyyMMdd)", "20260116")).isFalse();
    assertThat(passes("date(before=today)", "2026-01-15")).isTrue();
    assertThat(passes("date(before=today)", "2026-01-16")).isFalse();
    assertThat(passes("date", "2026-01-16")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1980-02-29",
        "1980-02-29T23:59:59Z",
        "1980-02-29 00:00:00.000",
        "29.02.1980",
        "29/2/80",
        "2/29/1980",
        "19800229",
        "Feb 29, 1980",
        "29 February 1980",
        "29-FEB-80",
        "1980/02/29"
      })
  void readsDatesAsPeopleWriteThem(String value) {
    assertThat(passes("date(after=1900-01-01; before=today)", value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1981-02-29",
        "30.02.1980",
        "13/13/1980",
        "1880-01-01",
        "12",
        "1980",
        "Monday",
        ""
      })
  void refusesWhatIsNoDateOrTooOld(String value) {
    assertThat(passes("date(after=1900-01-01; before=today)", value)).isFalse();
  }
}
