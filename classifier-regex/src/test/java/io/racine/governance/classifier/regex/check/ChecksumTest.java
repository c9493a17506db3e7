package io.racine.governance.classifier.regex.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers published by the standards and authorities that define each checksum. */
final class ChecksumTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-15T12:00:00Z"), ZoneOffset.UTC);

  private static boolean passes(String check, String value) {
    return ValueChecks.parse(check, CLOCK).passes(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        // ISO/IEC 7812-1: the example of the standard, and the networks' test cards.
        "luhn ! 79927398713",
        "luhn ! 4111111111111111",
        "luhn(prefix=80840) ! 1234567893",
        // ISO 6166.
        "luhn(letters=base36) ! US0378331005",
        "luhn(letters=base36) ! GB0002634946",
        // J. Verhoeff 1969: 236 has check digit 3.
        "verhoeff ! 2363",
        // ISO 7064, examples of the annexes.
        "mod-11-2 ! 07940",
        "mod-11-2 ! 079X",
        "mod-97-10 ! 79444",
        "mod-97-10 ! 5493001KJTIIGC8Y1R12",
        "mod-37-2 ! G123489654321Y",
        "mod-11-10 ! 07945",
        "mod-37-36 ! A12425GABC1234002M",
        // ISO 2108, ISO 3297.
        "weighted-sum(weights=10 9 8 7 6 5 4 3 2; mod=11; complement; map=10:X 11:0) ! 0306406152",
        "weighted-sum(weights=10 9 8 7 6 5 4 3 2; mod=11; complement; map=10:X 11:0) ! 080442957X",
        "weighted-sum(weights=8 7 6 5 4 3 2; mod=11; complement; map=10:X 11:0) ! 2434561X",
        // NHS Data Dictionary; ABA; 49 CFR 565; ATO.
        "weighted-sum(weights=10 9 8 7 6 5 4 3 2; mod=11; complement; map=11:0) ! 9434765919",
        "weighted-sum(weights=3 7 1 3 7 1 3 7 1; mod=10; equals=0) ! 111000025",
        "weighted-sum(weights=8 7 6 5 4 3 2 10 0 9 8 7 6 5 4 3 2; mod=11; at=9; map=10:X;"
            + " letters=vin) ! 1M8GDM9AXKP042788",
        "weighted-sum(weights=1 4 3 7 5 8 6 9 10; mod=11; equals=0) ! 123456782",
        // ANSI X9.6: the digits of each product are added.
        "weighted-sum(weights=1 2 1 2 1 2 1 2; mod=10; complement; letters=base36; product=sum)"
            + " ! 037833100",
        // CAS: weights count from the right.
        "weighted-sum(keep=digits; align=right; weights=9 8 7 6 5 4 3 2 1; mod=10) ! 7732-18-5",
        // Inland Revenue: the second weights where the first give 10.
        "weighted-sum(align=right; weights=3 2 7 6 5 4 3 2; second=7 4 3 2 5 2 7 6; mod=11;"
            + " complement; map=11:0) ! 136410132",
        // Orden INT/2058/2008; INSEE.
        "remainder(mod=23; table=TRWAGMYFPDXBNJZSQVHLCKE) ! 12345678Z",
        "remainder(replace=2A:19 2B:18; mod=97; complement) ! 255081416802538",
        "odd-even-letters ! RSSMRA85T10A562S",
        // Pension fund of Russia: two check digits. GB 32100-2015: an alphabet without I, O, S, V,
        // Z.
        "weighted-sum(weights=9 8 7 6 5 4 3 2 1; mod=101; digits=2) ! 11223344595",
        "weighted-sum(alphabet=0123456789ABCDEFGHJKLMNPQRTUWXY; mod=31; complement;"
            + " weights=1 3 9 27 19 26 16 17 20 29 25 13 8 24 10 30 28;"
            + " table=0123456789ABCDEFGHJKLMNPQRTUWXY) ! 91350100M000100Y43",
        // National Tax Service of Korea: only of the ninth product the digits are added.
        "weighted-sum(weights=1 3 7 1 3 7 1 3 5; sums=9; mod=10; complement) ! 2208162517",
        // ISO 13616 registry.
        "iban ! GB29NWBK60161331926819",
        "iban ! MT84MALT011000012345MTLCAST001S",
        "iban ! NO9386011117947"
      })
  void acceptsPublishedNumbersAndNoNeighbour(String check, String value) {
    assertThat(passes(check, value)).isTrue();
    int last = value.length() - 1;
    char other = value.charAt(last) == '7' ? '8' : '7';
    assertThat(passes(check, value.substring(0, last) + other)).isFalse();
    assertThat(passes(check, "")).isFalse();
    assertThat(passes(check, "\uD83D\uDE00?")).isFalse();
  }

  @Test
  void refusesAccountNumberOfWrongLengthForItsCountry() {
    // Remainder 1, but Germany has 22 characters.
    assertThat(passes("mod-97-10", "500DE89")).isFalse();
    assertThat(passes("iban", "DE8937040044053201300")).isFalse();
    assertThat(passes("iban", "ZZ89370400440532013000")).isFalse();
  }

  @Test
  void knowsRangesOfIssuersWithTheirLengths() {
    assertThat(passes("card-range", "4111111111111111")).isTrue();
    assertThat(passes("card-range", "2223003122003222")).isTrue();
    assertThat(passes("card-range", "378282246310005")).isTrue();
    assertThat(passes("card-range", "3782822463100050")).isFalse();
    assertThat(passes("card-range", "9999999999999995")).isFalse();
  }

  @Test
  void refusesCheckPartsAndPlacesThatDoNotExist() {
    assertThatThrownBy(() -> passes("weighted-sum(weights=1 2; mod=10; digits=0)", "123"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Argument 'digits' of check 'weighted-sum' must be from 1 to 9 but was 0");
    assertThatThrownBy(() -> passes("weighted-sum(weights=1 2; mod=10; sums=3)", "123"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Argument 'sums' of check 'weighted-sum' must be places of weights but was 3");
    assertThat(passes("weighted-sum(weights=9 8 7 6 5 4 3 2 1; mod=101; digits=2)", "1122334459"))
        .isFalse();
  }

  @Test
  void looksAtThePartThatItIsToldTo() {
    assertThat(passes("matching(from=3; to=4; pattern=CD)", "ABCDEF")).isTrue();
    assertThat(passes("matching(from=-2; pattern=EF)", "ABCDEF")).isTrue();
    assertThat(passes("matching(strip=-.; cut=1; pattern=BC)", "A-B.C")).isTrue();
    assertThat(passes("matching(keep=digits; prefix=9; pattern=912)", "A1B2")).isTrue();
    assertThat(passes("matching(replace-first=X:0; replace=B:18; pattern=0X18)", "XXB")).isTrue();
    assertThat(passes("matching(from=5; pattern=.*)", "ABC")).isFalse();
  }
}
