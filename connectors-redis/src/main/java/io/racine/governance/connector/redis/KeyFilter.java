package io.racine.governance.connector.redis;

import io.racine.governance.connector.redis.KeyPatterns.Match;
import org.jspecify.annotations.Nullable;

/** Tells the keys of the table that is read from others, and lets each by once. */
final class KeyFilter {
  private final TableRef table;
  private final KeyPatterns patterns;
  private final SeenKeys seen;

  KeyFilter(TableRef table, KeyPatterns patterns, int duplicateCheckKeys) {
    this.table = table;
    this.patterns = patterns;
    this.seen = new SeenKeys(duplicateCheckKeys);
  }

  @Nullable FoundKey accept(byte[] key) {
    if (!table.slots().isAll() && !table.slots().holds(key)) {
      return null;
    }
    Match match = patterns.match(Bytes.keyText(key));
    return match.pattern().equals(table.pattern()) && seen.addNew(key)
        ? new FoundKey(key, match.values())
        : null;
  }

  boolean mayRepeat() {
    return seen.isFull();
  }
}
