package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Parts a table by ranges of a whole-number key.
 *
 * <p>A token is {@code key|from|to|column}, from inclusive and to exclusive, either of them empty
 * at an open end. The bounds are computed between the smallest and largest key and stand for no
 * row.
 */
final class KeyRanges {
  static final String PREFIX = "key|";

  /** The smallest and largest key; none when the table is empty. */
  record Span(String column, long least, long most) {
    /** Returns how many keys there are at most. */
    long size() {
      long size = most - least + 1;
      return size > 0 ? size : Long.MAX_VALUE;
    }
  }

  private KeyRanges() {}

  /** Returns the only column of the primary key when it holds whole numbers. */
  static Optional<String> keyOf(AssetDescriptor asset) {
    List<ColumnDescriptor> keys = asset.columns().stream().filter(ColumnDescriptor::isKey).toList();
    return keys.size() == 1 && keys.get(0).logicalType() == LogicalType.INTEGER
        ? Optional.of(keys.get(0).name())
        : Optional.empty();
  }

  /** Returns the ends of a key; two look-ups in its index. */
  static Optional<Span> span(Session session, AssetPath table, String column) throws SQLException {
    String key = session.names().quoted(column);
    String from = session.dialect().qualified(session, table) + " " + ReadTask.ALIAS;
    String named = ReadTask.ALIAS + "." + key;
    return session
        .queries()
        .list(
            "SELECT MIN(" + named + "), MAX(" + named + ") FROM " + from,
            row -> {
              long least = row.getLong(1);
              boolean none = row.wasNull();
              return none
                  ? Optional.<Span>empty()
                  : Optional.of(new Span(column, least, row.getLong(2)));
            })
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * Returns tokens that part the table by its key, or one for the whole when it has no such key.
   */
  static List<String> split(Session session, AssetDescriptor asset, int count) throws SQLException {
    Optional<String> key = asset.type() == CatalogItemType.TABLE ? keyOf(asset) : Optional.empty();
    Optional<Span> span = key.isEmpty() ? Optional.empty() : span(session, asset.path(), key.get());
    return span.isEmpty() ? List.of("") : tokens(span.get(), count);
  }

  static List<String> tokens(Span span, int count) {
    return tokens(
        cuts(BigInteger.valueOf(span.least), BigInteger.valueOf(span.most), count), span.column);
  }

  /** Returns numbers that cut the range of a key into so many parts of one width, or fewer. */
  static List<BigInteger> cuts(BigInteger least, BigInteger most, int count) {
    BigInteger width = most.subtract(least).add(BigInteger.ONE);
    return IntStream.range(1, count)
        .mapToObj(
            i -> least.add(width.multiply(BigInteger.valueOf(i)).divide(BigInteger.valueOf(count))))
        .filter(cut -> cut.compareTo(least) > 0)
        .distinct()
        .toList();
  }

  /** Returns the tokens of what lies before, between and behind some cuts. */
  static List<String> tokens(List<BigInteger> cuts, String column) {
    List<String> tokens = new ArrayList<>();
    String from = "";
    for (BigInteger cut : cuts) {
      tokens.add(PREFIX + from + "|" + cut + "|" + column);
      from = cut.toString();
    }
    tokens.add(PREFIX + from + "||" + column);
    return tokens;
  }

  /**
   * Returns the condition of a token.
   *
   * @throws SQLException if the token is none of ours
   */
  static String condition(Session session, String token) throws SQLException {
    if (token.isEmpty()) {
      return "";
    }
    String[] parts = token.split("\\|", 4);
    if (parts.length < 4 || !token.startsWith(PREFIX)) {
      throw unknownToken();
    }
    String key = ReadTask.ALIAS + "." + session.names().quoted(parts[3]);
    @Nullable String from = parts[1].isEmpty() ? null : key + " >= " + number(parts[1]);
    @Nullable String to = parts[2].isEmpty() ? null : key + " < " + number(parts[2]);
    if (from == null) {
      return to == null ? "" : to;
    }
    return to == null ? from : from + " AND " + to;
  }

  /** A token may have come over a wire: nothing but a number gets into the query. */
  private static String number(String text) throws SQLException {
    try {
      return new BigInteger(text).toString();
    } catch (NumberFormatException e) {
      throw unknownToken();
    }
  }

  static SQLException unknownToken() {
    return new SQLException("The partition's token is unknown", "22023");
  }
}
