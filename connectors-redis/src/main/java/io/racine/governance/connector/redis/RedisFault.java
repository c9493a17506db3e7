package io.racine.governance.connector.redis;

import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Why a command failed, in our words.
 *
 * <p>Of the client's exception nothing is kept but the first word of the server's answer, such as
 * {@code NOPERM}: what follows it quotes keys, commands and user names.
 */
final class RedisFault extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_WORD = 20;

  /** What kind of failure it is. */
  enum Reason {
    LOGIN,
    DENIED,
    OVERLOADED,
    UNREACHABLE,
    LOST,
    TIMED_OUT,
    WRONG_TYPE,
    MOVED,
    NO_DATABASE,
    OTHER
  }

  private static final Map<String, Reason> WORDS =
      Map.ofEntries(
          Map.entry("WRONGPASS", Reason.LOGIN),
          Map.entry("NOAUTH", Reason.LOGIN),
          Map.entry("NOPERM", Reason.DENIED),
          Map.entry("LOADING", Reason.OVERLOADED),
          Map.entry("BUSY", Reason.OVERLOADED),
          Map.entry("OOM", Reason.OVERLOADED),
          Map.entry("MASTERDOWN", Reason.OVERLOADED),
          Map.entry("CLUSTERDOWN", Reason.OVERLOADED),
          Map.entry("TRYAGAIN", Reason.OVERLOADED),
          Map.entry("WRONGTYPE", Reason.WRONG_TYPE),
          Map.entry("MOVED", Reason.MOVED),
          Map.entry("ASK", Reason.MOVED));

  private final Reason reason;
  private final @Nullable String diagnosis;

  RedisFault(Reason reason, @Nullable String diagnosis) {
    super(null, null, false, false);
    this.reason = reason;
    this.diagnosis = diagnosis;
  }

  /** Returns the failure of a connection that was not there yet. */
  static RedisFault connecting(JedisException failure) {
    RedisFault fault = of(failure);
    return fault.reason == Reason.LOST ? new RedisFault(Reason.UNREACHABLE, null) : fault;
  }

  static RedisFault of(JedisException failure) {
    if (failure instanceof JedisDataException) {
      return ofAnswer(String.valueOf(failure.getMessage()));
    }
    if (failure instanceof JedisConnectionException) {
      String answer = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
      if (answer.contains("max number of clients")) {
        return new RedisFault(Reason.OVERLOADED, "max clients");
      }
      return new RedisFault(isTimeout(failure) ? Reason.TIMED_OUT : Reason.LOST, null);
    }
    return new RedisFault(Reason.OTHER, failure.getClass().getSimpleName());
  }

  private static RedisFault ofAnswer(String answer) {
    int blank = answer.indexOf(' ');
    String word = blank < 0 ? answer : answer.substring(0, blank);
    boolean plain =
        !word.isEmpty()
            && word.length() <= LONGEST_WORD
            && word.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    Reason known = plain ? WORDS.get(word) : null;
    return new RedisFault(known == null ? byText(answer) : known, plain ? word : null);
  }

  /** Looks at a text only where the server has no word of its own for the case. */
  private static Reason byText(String answer) {
    String text = answer.toLowerCase(Locale.ROOT);
    if (text.contains("max number of clients")) {
      return Reason.OVERLOADED;
    }
    if (text.contains("invalid password") || text.contains("without any password")) {
      return Reason.LOGIN;
    }
    return text.contains("db index is out of range") ? Reason.NO_DATABASE : Reason.OTHER;
  }

  private static boolean isTimeout(JedisException failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SocketTimeoutException) {
        return true;
      }
    }
    return false;
  }

  Reason reason() {
    return reason;
  }

  @Nullable String diagnosis() {
    return diagnosis;
  }

  /** Returns whether the connection is of no more use. */
  boolean endsConnection() {
    return reason == Reason.LOST || reason == Reason.TIMED_OUT || reason == Reason.UNREACHABLE;
  }
}
