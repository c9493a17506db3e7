package io.racine.governance.classifier.regex.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressChecksTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-15T12:00:00Z"), ZoneOffset.UTC);

  private static boolean passes(String check, String value) {
    return ValueChecks.parse(check, CLOCK).passes(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.1",
        "0.0.0.0",
        "255.255.255.255",
        "::",
        "::1",
        "2001:db8::1",
        "fe80::1%eth0",
        "2001:db8:0:0:1:0:0:1",
        "::ffff:192.0.2.1",
        "64:ff9b::192.0.2.33",
        "1:2:3:4:5:6:192.0.2.1",
        "192.0.2.0/24",
        "2001:db8::/32"
      })
  void acceptsAddressesOfRfc4291(String value) {
    assertThat(passes("ip", value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.256",
        "192.0.2",
        "192.0.2.01",
        "192.0.2.1.",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        ":1",
        "1:",
        "12345::",
        "1:2:3:4:5:6:7:192.0.2.1",
        "192.0.2.0/33",
        "192.0.2.0/",
        "::/129",
        "",
        "x"
      })
  void refusesOtherAddresses(String value) {
    assertThat(passes("ip", value)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"00:00:5E:00:53:01", "00-00-5e-00-53-01", "0000.5e00.5301"})
  void acceptsHardwareAddresses(String value) {
    assertThat(passes("mac", value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"00:00:00:00:00:00", "FF:FF:FF:FF:FF:FF", "00:00:5E-00-53-01", "00:00:5E"})
  void refusesOtherHardwareAddresses(String value) {
    assertThat(passes("mac", value)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jane@example.com",
        "jane+x@mail.example.org",
        "jane@[192.0.2.1]",
        "jane@bücher.example"
      })
  void acceptsMailAddresses(String value) {
    assertThat(passes("email", value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@example.com",
        "jane@example",
        ".jane@example.com",
        "ja..ne@example.com",
        "jane@-a.com",
        "jane@example.c",
        "jane@report.pdf",
        "jane@example.c-m"
      })
  void refusesOtherMailAddresses(String value) {
    assertThat(passes("email", value)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/a?b#c", "http://[2001:db8::1]:80/", "ftp://u:p@example.org/x",
        "http://localhost:8080/", "http://192.0.2.1", "http://example.com/a%20b"
      })
  void acceptsWebAddresses(String value) {
    assertThat(passes("url", value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://",
        "http://-host/",
        "http://example.com/../../etc",
        "http://example.com/a/%2e%2E/%2E%2e/b",
        "http://example.com:70000/",
        "http://[::1]:99999/",
        "http://a b/",
        "http://:@example.com/",
        "http://example.com/a%2"
      })
  void refusesOtherWebAddresses(String value) {
    assertThat(passes("url", value)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+1 650-253-0000", "0044 20 7946 0000", "(650) 253-0000"})
  void acceptsTelephoneNumbers(String value) {
    assertThat(passes("phone(regions=US)", value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+1 123", "12345", "(111) 253-0000", "+999 650-253-0000", "abcdefgh"})
  void refusesOtherTelephoneNumbers(String value) {
    assertThat(passes("phone(regions=US)", value)).isFalse();
  }
}
