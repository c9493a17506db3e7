package io.racine.governance.connector.redis;

import io.racine.governance.spi.connector.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.Protocol;

/**
 * A mark of all that was ever written to some servers.
 *
 * <p>Redis counts writes of a server, not of keys, so that any write makes all marks differ. The
 * count begins anew when the data are saved; the time of that has whole seconds, so right after it
 * there is no mark.
 */
final class WriteMark {
  /** What changes with a write, a save, an expiry, an eviction or another run of the server. */
  private static final List<String> FACTS =
      List.of(
          "run_id",
          "rdb_last_save_time",
          "rdb_changes_since_last_save",
          "master_replid",
          "master_repl_offset",
          "expired_keys",
          "evicted_keys");

  private static final long SETTLED_SECONDS = 2;

  private final StringBuilder text = new StringBuilder();
  private boolean sure = true;

  void add(Session server) throws RedisFault {
    List<Object> answers =
        server.callAll(
            List.of(
                Command.of(Protocol.Command.TIME),
                Command.of(Protocol.Command.INFO).add("server"),
                Command.of(Protocol.Command.INFO).add("persistence"),
                Command.of(Protocol.Command.INFO).add("replication"),
                Command.of(Protocol.Command.INFO).add("stats")));
    Map<String, String> facts = new HashMap<>();
    for (Object answer : answers.subList(1, answers.size())) {
      if (answer instanceof RedisFault fault) {
        requireDenial(fault);
        sure = false;
      } else {
        facts.putAll(Answers.info(answer));
      }
    }
    for (String fact : FACTS) {
      String value = facts.get(fact);
      sure = sure && value != null;
      text.append(value).append(' ');
    }
    sure = sure && savedLongBefore(answers.get(0), facts.getOrDefault("rdb_last_save_time", ""));
  }

  private static void requireDenial(RedisFault fault) throws RedisFault {
    if (fault.reason() != RedisFault.Reason.DENIED) {
      throw fault;
    }
  }

  private static boolean savedLongBefore(Object time, String saved) throws RedisFault {
    if (time instanceof RedisFault || !saved.matches("\\d{1,12}")) {
      return false;
    }
    long now = Long.parseLong(Answers.text(Answers.list(time).get(0)));
    return now - Long.parseLong(saved) >= SETTLED_SECONDS;
  }

  Optional<Fingerprint> fingerprint() {
    if (!sure) {
      return Optional.empty();
    }
    // A hash, for the facts of many servers are too long for a mark.
    byte[] facts = text.toString().getBytes(StandardCharsets.UTF_8);
    return Optional.of(
        Fingerprint.of(
            "%016x%016x".formatted(Bytes.hash(facts, 1), Bytes.hash(facts, Long.MAX_VALUE))));
  }
}
