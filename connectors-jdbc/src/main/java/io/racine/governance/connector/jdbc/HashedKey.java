package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetPath;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Parts a table of MySQL or MariaDB by a checksum of its key, whatever the key's types, lengths and
 * collations: each row is in one part, for it depends on that row alone.
 *
 * <p>A token names the columns and holds no value, which the bounds of ranges of texts would be.
 * The price is that every part goes through all rows; what it sends are its own.
 *
 * <p>A token is {@code hash|part|parts|columns}, the columns quoted as in a path.
 */
final class HashedKey {
  static final String PREFIX = "hash|";

  private static final Pattern TOKEN =
      Pattern.compile("hash\\|(\\d{1,6})\\|(\\d{1,6})\\|(.+)", Pattern.DOTALL);

  private HashedKey() {}

  static List<String> tokens(List<String> columns, int count) {
    String names = new AssetPath(columns).toString();
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tokens.add(PREFIX + i + "|" + count + "|" + names);
    }
    return tokens;
  }

  /**
   * Returns the condition of a token.
   *
   * @throws SQLException if the token is none of ours
   */
  static String condition(Session session, String token) throws SQLException {
    Matcher parts = TOKEN.matcher(token);
    if (!parts.matches()) {
      throw KeyRanges.unknownToken();
    }
    List<String> hexes = new ArrayList<>();
    for (String column : columns(parts.group(3))) {
      hexes.add("HEX(" + ReadTask.ALIAS + "." + session.names().quoted(column) + ")");
    }
    // As hexadecimal digits, for texts of different character sets cannot be joined.
    return "MOD(CRC32(CONCAT_WS(',', "
        + hexes.stream().collect(Collectors.joining(", "))
        + ")), "
        + parts.group(2)
        + ") = "
        + parts.group(1);
  }

  private static List<String> columns(String names) throws SQLException {
    try {
      return AssetPath.parse(names).names();
    } catch (IllegalArgumentException e) {
      throw KeyRanges.unknownToken();
    }
  }
}
