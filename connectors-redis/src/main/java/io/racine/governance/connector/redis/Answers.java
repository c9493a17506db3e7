package io.racine.governance.connector.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisDataException;

/** Reads the server's answers; what is not as expected is a fault, never a cast that fails. */
final class Answers {
  /** Stands for an answer that is nothing. */
  static final Object NOTHING = new Object();

  private Answers() {}

  static Object understood(@Nullable Object answer) {
    if (answer instanceof JedisDataException failure) {
      return RedisFault.of(failure);
    }
    return answer == null ? NOTHING : answer;
  }

  static List<Object> list(@Nullable Object answer) throws RedisFault {
    if (!(answer instanceof List<?> parts)) {
      throw unexpected(answer);
    }
    List<Object> list = new ArrayList<>(parts.size());
    parts.forEach(part -> list.add(understood(part)));
    return list;
  }

  /** Returns the parts of an answer as they came: bytes, or null for nothing. */
  static List<?> raw(@Nullable Object answer) throws RedisFault {
    if (answer instanceof List<?> parts) {
      return parts;
    }
    throw unexpected(answer);
  }

  static byte[] bytes(@Nullable Object answer) throws RedisFault {
    if (answer instanceof byte[] bytes) {
      return bytes;
    }
    throw unexpected(answer);
  }

  static String text(@Nullable Object answer) throws RedisFault {
    return new String(bytes(answer), StandardCharsets.UTF_8);
  }

  static long number(@Nullable Object answer) throws RedisFault {
    if (answer instanceof Long number) {
      return number;
    }
    throw unexpected(answer);
  }

  /** Returns the lines {@code name:value} of an answer to INFO. */
  static Map<String, String> info(@Nullable Object answer) throws RedisFault {
    Map<String, String> facts = new LinkedHashMap<>();
    text(answer)
        .lines()
        .filter(line -> line.indexOf(':') > 0)
        .forEach(
            line -> {
              int colon = line.indexOf(':');
              facts.put(line.substring(0, colon), line.substring(colon + 1));
            });
    return facts;
  }

  private static RedisFault unexpected(@Nullable Object answer) {
    return answer instanceof RedisFault fault
        ? fault
        : new RedisFault(RedisFault.Reason.OTHER, "unexpected answer");
  }
}
