package io.racine.governance.connector.redis;

import io.racine.governance.spi.asset.AssetPath;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Which keys a partition is about.
 *
 * @param database the number of the database
 * @param pattern the name of the keys' pattern
 * @param kind the kind of their values
 * @param slots their slots
 * @param patterns the patterns of the database when it was split; null for those of now
 */
record TableRef(
    int database, String pattern, ValueKind kind, SlotRange slots, @Nullable KeyPatterns patterns) {
  private static final char TOKEN_PARTS = '\n';

  /** Returns what a partition is about, or nothing when it cannot be one of ours. */
  static Optional<TableRef> of(AssetPath path, String token) {
    OptionalInt database = Database.numberOf(path.names().get(0));
    Optional<ValueKind> kind = ValueKind.ofTable(path.name());
    if (path.names().size() != 2 || database.isEmpty() || kind.isEmpty()) {
      return Optional.empty();
    }
    String pattern = kind.get().patternOf(path.name());
    if (token.isEmpty()) {
      return Optional.of(
          new TableRef(database.getAsInt(), pattern, kind.get(), SlotRange.ALL, null));
    }
    int end = token.indexOf(TOKEN_PARTS);
    return SlotRange.parse(token.substring(0, Math.max(0, end)))
        .map(
            slots ->
                new TableRef(
                    database.getAsInt(),
                    pattern,
                    kind.get(),
                    slots,
                    KeyPatterns.parse(token.substring(end + 1))));
  }

  /** Returns the token of a part of this; it has the patterns, so that all parts mean the same. */
  String token(SlotRange range, KeyPatterns all) {
    return range.toString() + TOKEN_PARTS + all.toText();
  }

  /** Returns whether these patterns have such keys. */
  boolean isIn(KeyPatterns all) {
    return all.find(pattern).filter(found -> found.counts().count(kind) > 0).isPresent();
  }
}
