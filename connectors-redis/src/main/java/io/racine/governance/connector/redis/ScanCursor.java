package io.racine.governance.connector.redis;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;

/** Where one SCAN over the keys of a kind is. */
final class ScanCursor {
  private static final String END = "0";

  private final ValueKind kind;
  private final @Nullable String glob;
  private final int count;
  private String cursor = END;
  private boolean started;

  ScanCursor(ValueKind kind, @Nullable String glob, int count) {
    this.kind = kind;
    this.glob = glob;
    this.count = count;
  }

  ValueKind kind() {
    return kind;
  }

  boolean hasMore() {
    return !started || !cursor.equals(END);
  }

  Command next() {
    Command scan = Command.of(Protocol.Command.SCAN).add(cursor);
    if (glob != null) {
      scan.add("MATCH").add(glob);
    }
    return scan.add("COUNT").add(count).add("TYPE").add(kind.word());
  }

  /** Takes the answer to the command that was made last; the keys may have come before. */
  List<byte[]> keys(Object answer) throws RedisFault {
    List<Object> parts = Answers.list(answer);
    cursor = Answers.text(parts.get(0));
    started = true;
    List<byte[]> keys = new ArrayList<>();
    for (Object key : Answers.list(parts.get(1))) {
      keys.add(Answers.bytes(key));
    }
    return keys;
  }
}
