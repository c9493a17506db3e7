package io.racine.governance.benchmarks.source;

import java.util.List;

/** Rows as a shop has them: a key, and ten columns of texts that are all distinct. */
final class TestRows {
  static final List<String> COLUMNS =
      List.of(
          "id", "email", "digest", "name", "phone", "number", "card", "address", "note", "ip",
          "sku");
  private static final long PHONES = 8_000_000;

  private TestRows() {}

  /** Returns the values of a row. */
  static List<String> row(long number) {
    return List.of(
        Long.toString(number),
        "user" + number + "@example.com",
        Long.toHexString(number * 0x9E3779B97F4A7C15L),
        "Customer " + number,
        "+1 415 " + (2_000_000 + number % PHONES),
        Long.toString(number * 7_919),
        Long.toString(4_000_000_000_000_000L + number),
        number + " Main Street",
        "note number " + number + " about nothing",
        "10." + number / 65_536 % 256 + "." + number / 256 % 256 + "." + number % 256,
        "SKU-" + number);
  }
}
