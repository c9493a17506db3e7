package io.racine.governance.connector.redis;

import io.racine.governance.spi.asset.LogicalType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;

/** Asks for the values of keys of which each is one row: strings, and the fields of hashes. */
final class ValueCommands {
  private static final int LONGEST = 256 << 20;
  private static final int UTF8_BYTES = 4;

  /** Made once, for they go with every key. */
  private static final byte[] FIRST = {'0'};

  private final ValueKind kind;
  private final RowLayout layout;
  private final int longest;
  private final byte[] last;
  private final boolean lengthsAlone;

  ValueCommands(ValueKind kind, RowLayout layout, int maxValueChars) {
    this.kind = kind;
    this.layout = layout;
    // So many bytes hold one character more than is delivered.
    this.longest = (int) Math.min(LONGEST, UTF8_BYTES * (maxValueChars + 1L));
    this.last = Long.toString(longest - 1L).getBytes(StandardCharsets.US_ASCII);
    this.lengthsAlone =
        kind == ValueKind.STRING
            && layout.columns().stream()
                .filter(column -> column.name().equals(ValueColumns.VALUE))
                .allMatch(column -> column.logicalType() == LogicalType.BINARY);
  }

  /** Returns the most bytes that one value takes. */
  int longest() {
    return longest;
  }

  Command of(FoundKey key) {
    if (kind == ValueKind.HASH) {
      Command command = Command.of(Protocol.Command.HMGET).add(key.bytes());
      layout.fields().forEach(command::add);
      return command;
    }
    return lengthsAlone
        ? Command.of(Protocol.Command.STRLEN).add(key.bytes())
        : Command.of(Protocol.Command.GETRANGE).add(key.bytes()).add(FIRST).add(last);
  }

  /** Returns whether an answer says all: nothing may be an empty value or no key any more. */
  boolean isSure(Object answer) throws RedisFault {
    if (kind == ValueKind.HASH) {
      for (Object value : Answers.raw(answer)) {
        if (value != null) {
          return true;
        }
      }
      return false;
    }
    if (lengthsAlone) {
      return Answers.number(answer) > 0;
    }
    byte[] bytes = Answers.bytes(answer);
    return bytes.length > 0 && (bytes.length < longest || Bytes.textOfCut(bytes) != null);
  }

  @Nullable Object[] row(FoundKey key, Object answer) throws RedisFault {
    if (kind == ValueKind.HASH) {
      return layout.row(key.parts(), Answers.raw(answer).toArray());
    }
    if (lengthsAlone) {
      return layout.row(key.parts(), new Head(new byte[0], Answers.number(answer)));
    }
    byte[] bytes = Answers.bytes(answer);
    Object value = bytes.length < longest ? bytes : new Head(bytes, bytes.length);
    return layout.row(key.parts(), value);
  }

  /** Returns what to ask where an answer is not sure: whether there is a key, or how long. */
  Command second(FoundKey key, Object answer) throws RedisFault {
    boolean isLong = kind == ValueKind.STRING && !lengthsAlone && Answers.bytes(answer).length > 0;
    return Command.of(isLong ? Protocol.Command.STRLEN : Protocol.Command.EXISTS).add(key.bytes());
  }

  Optional<@Nullable Object[]> rowAfterSecond(FoundKey key, Object answer, long second)
      throws RedisFault {
    if (second == 0) {
      return Optional.empty();
    }
    boolean isLong = kind == ValueKind.STRING && !lengthsAlone && Answers.bytes(answer).length > 0;
    return Optional.of(
        isLong
            ? layout.row(key.parts(), new Head(Answers.bytes(answer), second))
            : row(key, answer));
  }
}
