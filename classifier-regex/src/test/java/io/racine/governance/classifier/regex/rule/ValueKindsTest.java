package io.racine.governance.classifier.regex.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ValueKindsTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "1700000000, EPOCH",
    "1700000000123, EPOCH",
    "1700000000123456, EPOCH",
    "20061105, COMPACT_DAY",
    "20061105000000, COMPACT_DAY",
    "550e8400-e29b-41d4-a716-446655440000, UUID",
    "01ARZ3NDEKTSV4RRFFQ69G5FAV, ULID",
    "d41d8cd98f00b204e9800998ecf8427e, HEX_DIGEST",
    "da39a3ee5e6b4b0d3255bfef95601890afd80709, HEX_DIGEST",
    "1.20.3, VERSION",
    "4006381333931, PRODUCT_CODE",
    "9780306406157, PRODUCT_CODE",
    "N/A, PLACEHOLDER",
    "000-00-0000, PLACEHOLDER",
    "123-45-6789, PLACEHOLDER",
    "true, BOOLEAN",
    "Y, BOOLEAN",
    "-12, INTEGER",
    "12, INTEGER",
    "3.14, DECIMAL",
    "2024-02-29, DAY",
    "2024-02-29T23:59:59Z, INSTANT",
    "It was a bright cold day in April and the clocks were striking, TEXT",
  })
  void recognises(String value, ValueKind kind) {
    assertThat(ValueKinds.of(value) & kind.bit()).isNotZero();
  }

  @ParameterizedTest(name = "{0} is not {1}")
  @CsvSource({
    "2700000000, EPOCH",
    "20061345, COMPACT_DAY",
    "550e8400-e29b-41d4-a716-44665544000g, UUID",
    "d41d8cd98f00b204e9800998ecf8427, HEX_DIGEST",
    "4006381333932, PRODUCT_CODE",
    "1.2, VERSION",
    "Nadia, PLACEHOLDER",
    "12a, INTEGER",
    "12, LETTERS",
  })
  void doesNotRecognise(String value, ValueKind kind) {
    assertThat(ValueKinds.of(value) & kind.bit()).isZero();
  }
}
