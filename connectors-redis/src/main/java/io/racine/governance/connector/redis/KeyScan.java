package io.racine.governance.connector.redis;

import io.racine.governance.spi.config.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Goes over all keys of a database and finds their patterns. */
final class KeyScan {
  private final Settings settings;

  KeyScan(Settings settings) {
    this.settings = settings;
  }

  /**
   * Returns the patterns of the database that the sessions are turned to.
   *
   * @param late whether there is no more time
   * @throws RedisFault also, with reason TIMED_OUT, when there was no more time
   */
  KeyPatterns run(ServerSessions sessions, BooleanSupplier late) throws RedisFault {
    var tree =
        new PatternTree(
            new PatternTree.Limits(
                settings.get(RedisSettings.LITERAL_KEYS),
                settings.get(RedisSettings.LITERAL_SHARE),
                settings.get(RedisSettings.KEYS_PER_PATTERN)));
    for (Shard shard : sessions.shards()) {
      scan(sessions.to(shard), tree, late);
    }
    return tree.patterns(settings.get(RedisSettings.MAX_PATTERNS));
  }

  private void scan(Session session, PatternTree tree, BooleanSupplier late) throws RedisFault {
    int count = settings.get(RedisSettings.SCAN_COUNT);
    List<ScanCursor> cursors = new ArrayList<>();
    Arrays.stream(ValueKind.values())
        .forEach(kind -> cursors.add(new ScanCursor(kind, null, count)));
    while (!cursors.isEmpty()) {
      if (late.getAsBoolean()) {
        throw new RedisFault(RedisFault.Reason.TIMED_OUT, null);
      }
      List<Object> answers = session.callAll(cursors.stream().map(ScanCursor::next).toList());
      for (int i = 0; i < answers.size(); i++) {
        for (byte[] key : cursors.get(i).keys(answers.get(i))) {
          tree.add(cursors.get(i).kind(), key);
        }
      }
      cursors.removeIf(cursor -> !cursor.hasMore());
    }
  }
}
