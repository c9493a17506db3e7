package io.racine.governance.connector.redis;

import io.racine.governance.spi.asset.AssetPath;
import java.util.OptionalInt;

/** The number of a database, and its name in paths. */
final class Database {
  private static final String PREFIX = "db";
  private static final int MOST_DIGITS = 5;

  private Database() {}

  static AssetPath path(int number) {
    return AssetPath.of(PREFIX + number);
  }

  /** Returns the number of the database of which {@code name} is the name, if it is one. */
  static OptionalInt numberOf(String name) {
    return name.startsWith(PREFIX)
        ? parseNumber(name.substring(PREFIX.length()))
        : OptionalInt.empty();
  }

  static OptionalInt parseNumber(String text) {
    boolean number =
        !text.isEmpty()
            && text.length() <= MOST_DIGITS
            && text.chars().allMatch(c -> c >= '0' && c <= '9')
            && (text.length() == 1 || text.charAt(0) != '0');
    return number ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
  }
}
