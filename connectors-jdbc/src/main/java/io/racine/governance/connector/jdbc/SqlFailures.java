package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.SourceName;
import io.racine.governance.spi.connector.ConnectorException;
import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts drivers' exceptions into our words.
 *
 * <p>Neither a driver's exception nor its message is kept: both quote data, and sometimes the
 * password. A message is looked at only to tell cases apart where a driver gives no code.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class SqlFailures {
  private static final Set<Integer> MYSQL_LOGIN = Set.of(1045, 1251, 1698, 1862, 3118, 3955, 4151);
  private static final Set<Integer> MYSQL_DENIED = Set.of(1044, 1142, 1143, 1227, 1356, 1370);
  private static final Set<Integer> MYSQL_GONE = Set.of(1049, 1051, 1054, 1109, 1146);
  private static final Set<Integer> MYSQL_CANCELED = Set.of(1317);
  private static final Set<Integer> MYSQL_TIMED_OUT = Set.of(1205, 1969, 3024);
  private static final Set<Integer> MYSQL_FULL = Set.of(1040, 1203, 1226);

  /** Shut down, killed, timed out while idle, or the network failed. */
  private static final Set<Integer> MYSQL_LOST =
      Set.of(1053, 1152, 1158, 1159, 1160, 1161, 1184, 1927, 2006, 2013, 3169, 4031);

  /**
   * Broken off by the server's operator, by a crash of the server, or for having been idle in or
   * outside of a transaction.
   */
  private static final Set<String> POSTGRES_LOST =
      Set.of("57P01", "57P02", "57P04", "57P05", "25P03", "25P04");

  private static final Set<Integer> H2_UNREACHABLE = Set.of(90020, 90067, 90121);
  private static final Set<Integer> H2_NO_DATABASE = Set.of(90013, 90124, 90146, 90149);
  private static final Set<Integer> H2_GONE = Set.of(90079, 42102, 42103, 42104, 42122);

  /** Enough for every driver; and a chain of causes may be a ring. */
  private static final int DEEPEST_CAUSE = 8;

  private final SourceName source;

  SqlFailures(SourceName source) {
    this.source = source;
  }

  /** Returns why no connection could be had. */
  ConnectorException connecting(SQLException failure) {
    ErrorCode code = whyNotConnected(failure);
    String cannot = "Cannot connect to '" + source + "': ";
    String message;
    @Nullable String known =
        DialectFailures.whyNotConnected(failure).map(DialectFailures.Refusal::reason).orElse(null);
    if (known != null) {
      message = cannot + known;
    } else if (code.equals(ConnectorException.LOGIN_REFUSED)) {
      message =
          cannot
              + (wantsSecureLogin(failure)
                  ? "the login was refused or needs an encrypted connection. Check the settings"
                      + " 'user' and 'password'; if they are right, turn TLS on in the URL."
                  : "the login was refused. Check the settings 'user' and 'password'.");
    } else if (code.equals(ConnectorException.ACCESS_DENIED)) {
      message = cannot + "the login may not use this database. Grant it access, or name another.";
    } else if (code.equals(ConnectorException.MISCONFIGURED)) {
      message = cannot + "the database does not exist. Check the setting 'url'.";
    } else if (code.equals(ConnectorException.TIMED_OUT)) {
      message = cannot + "no answer in time. Check the setting 'url' and the network.";
    } else if (code.equals(ConnectorException.OVERLOADED)) {
      message = cannot + "it takes no more connections. Lower the setting 'max-connections'.";
    } else if (code.equals(ConnectorException.UNREACHABLE)) {
      message = cannot + "it cannot be reached. Check the setting 'url' and that the server runs.";
    } else {
      message = cannot + "the driver failed. Check the settings 'url' and 'properties'.";
    }
    return new ConnectorException(code, source, null, message, diagnosis(failure));
  }

  /**
   * Returns why a call failed.
   *
   * @param doing what was tried, as in "list" or "read"
   */
  ConnectorException during(String doing, @Nullable AssetPath asset, SQLException failure) {
    ErrorCode code = whyFailed(failure);
    return new ConnectorException(
        code,
        source,
        asset,
        cannot(doing, asset) + DialectFailures.reason(failure).orElseGet(() -> reason(code)),
        diagnosis(failure));
  }

  /** Returns the answer to a driver's fault that is no {@link SQLException}. */
  ConnectorException fault(String doing, @Nullable AssetPath asset, RuntimeException failure) {
    return new ConnectorException(
        ConnectorException.SOURCE_FAILED,
        source,
        asset,
        cannot(doing, asset) + "the driver failed. Try another version of it.",
        failure.getClass().getSimpleName());
  }

  ConnectorException canceled(String doing, @Nullable AssetPath asset) {
    return new ConnectorException(
        ConnectorException.CANCELED,
        source,
        asset,
        cannot(doing, asset) + "it was canceled.",
        null);
  }

  ConnectorException of(ErrorCode code, @Nullable AssetPath asset, String message) {
    return new ConnectorException(code, source, asset, message, null);
  }

  private String cannot(String doing, @Nullable AssetPath asset) {
    return "Cannot " + doing + " '" + source + "'" + (asset == null ? "" : " " + asset) + ": ";
  }

  private static String reason(ErrorCode code) {
    if (code.equals(ConnectorException.ACCESS_DENIED)) {
      return "the login may not read it. Grant it SELECT, or exclude it.";
    }
    if (code.equals(ConnectorException.NO_SUCH_ASSET)) {
      return "it, or one of its columns, is not there any more. Scan again.";
    }
    if (code.equals(ConnectorException.TIMED_OUT)) {
      return "it took longer than its time limit. Raise the limit, or exclude it.";
    }
    if (code.equals(ConnectorException.CANCELED)) {
      return "it was canceled.";
    }
    if (code.equals(ConnectorException.CONNECTION_LOST)) {
      return "the connection was lost. Check that the server runs, and try again.";
    }
    if (code.equals(ConnectorException.OVERLOADED)) {
      return "the database takes no more work for now. Try again later, or lower the setting"
          + " 'max-connections'.";
    }
    return "the database answered with a failure. Query it by hand to see why.";
  }

  static ErrorCode whyFailed(SQLException failure) {
    Optional<ErrorCode> known = DialectFailures.whyFailed(failure);
    if (known.isPresent()) {
      return known.get();
    }
    String state = state(failure);
    int vendor = failure.getErrorCode();
    if (state.equals("57014") || MYSQL_CANCELED.contains(vendor) || isSqlite(failure, 9)) {
      return failure instanceof SQLTimeoutException || state.equals("57014")
          ? ConnectorException.TIMED_OUT
          : ConnectorException.CANCELED;
    }
    if (failure instanceof SQLTimeoutException || MYSQL_TIMED_OUT.contains(vendor)) {
      return ConnectorException.TIMED_OUT;
    }
    if (isFull(failure)) {
      return ConnectorException.OVERLOADED;
    }
    if (isLost(failure)) {
      return ConnectorException.CONNECTION_LOST;
    }
    if (state.equals("42501")
        || MYSQL_DENIED.contains(vendor)
        || vendor == 90096
        || isSqlite(failure, 3)
        || isSqlite(failure, 23)) {
      return ConnectorException.ACCESS_DENIED;
    }
    if (Set.of("42P01", "42703", "3F000", "42S02", "42S22").contains(state)
        || MYSQL_GONE.contains(vendor)
        || H2_GONE.contains(vendor)
        || says(failure, "no such table", "no such column")) {
      return ConnectorException.NO_SUCH_ASSET;
    }
    return ConnectorException.SOURCE_FAILED;
  }

  /** Returns whether there is no point in asking the same connection for anything else. */
  static boolean endsAll(SQLException failure) {
    ErrorCode code = whyFailed(failure);
    return code.equals(ConnectorException.CONNECTION_LOST)
        || code.equals(ConnectorException.CANCELED)
        || code.equals(ConnectorException.OVERLOADED);
  }

  private static ErrorCode whyNotConnected(SQLException failure) {
    Optional<DialectFailures.Refusal> known = DialectFailures.whyNotConnected(failure);
    if (known.isPresent()) {
      return known.get().code();
    }
    String state = state(failure);
    int vendor = failure.getErrorCode();
    if (failure instanceof SQLTimeoutException) {
      return ConnectorException.TIMED_OUT;
    }
    if (isFull(failure) || isPoolExhausted(failure)) {
      return ConnectorException.OVERLOADED;
    }
    // 08004 is how PostgreSQL's driver says that a password is asked for and none is set.
    if (state.startsWith("28")
        || state.equals("08004")
        || MYSQL_LOGIN.contains(vendor)
        || wantsSecureLogin(failure)) {
      return ConnectorException.LOGIN_REFUSED;
    }
    if (vendor == 1044 || state.equals("42501")) {
      return ConnectorException.ACCESS_DENIED;
    }
    if (state.equals("3D000") || vendor == 1049 || H2_NO_DATABASE.contains(vendor)) {
      return ConnectorException.MISCONFIGURED;
    }
    if (state.startsWith("08")
        || state.startsWith("57P")
        || isLost(failure)
        || isSqlite(failure, 14)
        || says(failure, "unable to open database", "does not exist")) {
      return ConnectorException.UNREACHABLE;
    }
    return ConnectorException.SOURCE_FAILED;
  }

  private static boolean isLost(SQLException failure) {
    String state = state(failure);
    return state.startsWith("08")
        || POSTGRES_LOST.contains(state)
        || MYSQL_LOST.contains(failure.getErrorCode())
        || H2_UNREACHABLE.contains(failure.getErrorCode())
        || failure instanceof SQLNonTransientConnectionException
        || failure instanceof SQLTransientConnectionException
        || failure instanceof SQLRecoverableException
        || isInputOutput(failure);
  }

  /** Drivers that give no state of their own leave what the network said as the cause. */
  private static boolean isInputOutput(SQLException failure) {
    @Nullable Throwable cause = failure.getCause();
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      if (cause instanceof SocketException
          || cause instanceof SocketTimeoutException
          || cause instanceof EOFException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /** How pools say that nobody gave a connection back in time. */
  private static boolean isPoolExhausted(SQLException failure) {
    return failure instanceof SQLTransientConnectionException && state(failure).isEmpty();
  }

  private static boolean isFull(SQLException failure) {
    return state(failure).equals("53300") || MYSQL_FULL.contains(failure.getErrorCode());
  }

  /** MariaDB's driver gives SQLState S1009 when it may not ask for the server's public key. */
  private static boolean wantsSecureLogin(SQLException failure) {
    return says(failure, "public key");
  }

  private static boolean isSqlite(SQLException failure, int code) {
    return failure.getClass().getName().startsWith("org.sqlite.")
        && (failure.getErrorCode() & 0xff) == code;
  }

  private static boolean says(SQLException failure, String... words) {
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    for (String word : words) {
      if (message.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static String state(SQLException failure) {
    @Nullable String state = failure.getSQLState();
    return state == null ? "" : state;
  }

  private static String diagnosis(SQLException failure) {
    String state = state(failure);
    return state.matches("[0-9A-Z]{5}")
        ? "SQLState " + state
        : "vendor code " + failure.getErrorCode();
  }
}
