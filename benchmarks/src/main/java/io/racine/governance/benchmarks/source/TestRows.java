package io.racine.governance.benchmarks.source;

import java.util.List;

/** Rows of ten columns as a shop has them: a number, and texts of which most are distinct. */
final class TestRows {
  static final List<String> COLUMNS =
      List.of("id", "email", "digest", "name", "phone", "card", "address", "note", "ip", "sku");

  private TestRows() {}

  /** Returns the values of a row. */
  static List<String> row(long number) {
    return List.of(
        Long.toString(number),
        "user" + number + "@example.com",
        Long.toHexString(number * 0x9E3779B97F4A7C15L),
        "Customer " + number,
        "+1 415 555 " + number % 10_000,
        Long.toString(4_000_000_000_000_000L + number),
        number + " Main Street",
        "note number " + number + " about nothing",
        "10." + number / 65_536 % 256 + "." + number / 256 % 256 + "." + number % 256,
        "SKU-" + number);
  }
}
