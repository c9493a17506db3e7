package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.ColumnDescriptor;
import io.racine.governance.spi.asset.FieldPath;
import io.racine.governance.spi.asset.KeyDescriptor;
import io.racine.governance.spi.asset.LogicalType;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parts a table of MySQL or MariaDB by its primary key, or else by a unique one.
 *
 * <p>Where the key begins with a whole number, its range is cut where the optimiser says that equal
 * numbers of rows lie between the cuts: keys have gaps, and most rows may lie at one end. Any other
 * key, and one whose first column has few values, is parted by its checksum.
 */
final class MySqlSplit {
  /** A piece that is not to be cut may have so many times its share of the rows. */
  private static final double TOLERATED = 1.5;

  /** Each is a look into the index of less than a millisecond. */
  private static final int MOST_LOOKS = 600;

  /** From a number on, inclusive, to another, exclusive; about so many rows have keys in it. */
  private record Piece(BigInteger from, BigInteger to, long rows) {
    boolean canBeCut() {
      return to.subtract(from).compareTo(BigInteger.ONE) > 0;
    }

    BigInteger middle() {
      return from.add(to).shiftRight(1);
    }
  }

  private final Session session;
  private final AssetDescriptor asset;
  private final int count;

  MySqlSplit(Session session, AssetDescriptor asset, int count) {
    this.session = session;
    this.asset = asset;
    this.count = count;
  }

  List<String> tokens() throws SQLException {
    Optional<KeyDescriptor> key =
        asset.keys().stream()
            .filter(each -> each.kind() != KeyDescriptor.Kind.FOREIGN)
            .min(Comparator.comparing(KeyDescriptor::kind).thenComparing(KeyDescriptor::name));
    if (key.isEmpty()) {
      return List.of("");
    }
    List<String> columns = key.get().columns().stream().map(FieldPath::name).toList();
    Optional<ColumnDescriptor> first = column(columns.get(0));
    if (first.isPresent() && isWholeNumber(first.get())) {
      List<String> tokens = ranges(first.get(), key.get().name(), columns.size() == 1);
      if (!tokens.isEmpty()) {
        return tokens;
      }
    }
    return HashedKey.tokens(columns, count);
  }

  private Optional<ColumnDescriptor> column(String name) {
    return asset.columns().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** A range would miss nulls; and drivers disagree on what the number of a bit or a year is. */
  private static boolean isWholeNumber(ColumnDescriptor column) {
    String type = CanonicalText.lower(column.nativeType());
    return column.logicalType() == LogicalType.INTEGER
        && column.nullable().equals(Optional.of(false))
        && !type.startsWith("bit")
        && !type.startsWith("year");
  }

  /**
   * Returns tokens of ranges; none when they would be too uneven.
   *
   * @param unique whether each number is that of one row, so that the parts can be made even
   */
  private List<String> ranges(ColumnDescriptor column, String index, boolean unique)
      throws SQLException {
    String table = session.dialect().qualified(session, asset.path());
    String key = session.names().quoted(column.name());
    List<BigInteger> ends = ends(table, key);
    if (ends.isEmpty()) {
      return List.of("");
    }
    BigInteger least = ends.get(0);
    BigInteger most = ends.get(1);
    List<Piece> pieces = new ArrayList<>();
    boolean looked = Drafts.ifAllowed(() -> cut(pieces, new Looks(table, key, index), least, most));
    if (!looked) {
      return KeyRanges.tokens(KeyRanges.cuts(least, most, count), column.name());
    }
    long all = pieces.stream().mapToLong(Piece::rows).sum();
    long heaviest = pieces.stream().mapToLong(Piece::rows).max().orElse(0);
    return !unique && (double) heaviest > TOLERATED * ((double) all / count + 1)
        ? List.of()
        : KeyRanges.tokens(joined(pieces, all), column.name());
  }

  private List<BigInteger> ends(String table, String key) throws SQLException {
    return session
        .queries()
        .list(
            "SELECT MIN(%1$s), MAX(%1$s) FROM %2$s".formatted(key, table),
            row -> {
              @Nullable String least = row.getString(1);
              return least == null
                  ? List.<BigInteger>of()
                  : List.of(new BigInteger(least), new BigInteger(row.getString(2)));
            })
        .get(0);
  }

  /** Halves the heaviest piece until none is heavier than half of a part. */
  private void cut(List<Piece> pieces, Looks looks, BigInteger least, BigInteger most)
      throws SQLException {
    pieces.add(looks.at(least, most.add(BigInteger.ONE)));
    for (int i = 0; i < MOST_LOOKS; i += 2) {
      long all = pieces.stream().mapToLong(Piece::rows).sum();
      Optional<Piece> heaviest =
          pieces.stream().filter(Piece::canBeCut).max(Comparator.comparingLong(Piece::rows));
      if (heaviest.isEmpty() || heaviest.get().rows() <= Math.max(1, all / count / 2)) {
        return;
      }
      Piece cutting = heaviest.get();
      int place = pieces.indexOf(cutting);
      pieces.set(place, looks.at(cutting.from(), cutting.middle()));
      pieces.add(place + 1, looks.at(cutting.middle(), cutting.to()));
    }
  }

  /** Joins neighbours up to the share of a part, and returns the cuts between what results. */
  private List<BigInteger> joined(List<Piece> pieces, long all) {
    List<BigInteger> cuts = new ArrayList<>();
    long gone = 0;
    for (int i = 0; i < pieces.size() - 1; i++) {
      gone += pieces.get(i).rows();
      if (gone * count >= all * (cuts.size() + 1) && cuts.size() < count - 1) {
        cuts.add(pieces.get(i).to());
      }
    }
    return cuts;
  }

  /** Asks the optimiser, which looks into the index, how many rows a range has. */
  private final class Looks {
    private final String question;

    Looks(String table, String key, String index) throws SQLException {
      this.question =
          "EXPLAIN SELECT COUNT(*) FROM "
              + table
              + " FORCE INDEX ("
              + session.names().quoted(index)
              + ") WHERE "
              + key
              + " BETWEEN ";
    }

    Piece at(BigInteger from, BigInteger to) throws SQLException {
      long rows =
          session
              .queries()
              .first(
                  question + from + " AND " + to.subtract(BigInteger.ONE),
                  row -> row.getLong("rows"))
              .orElse(0L);
      return new Piece(from, to, rows);
    }
  }
}
