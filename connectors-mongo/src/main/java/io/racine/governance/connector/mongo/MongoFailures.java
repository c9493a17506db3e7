package io.racine.governance.connector.mongo;

import com.mongodb.MongoClientException;
import com.mongodb.MongoConfigurationException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoIncompatibleDriverException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoSocketWriteTimeoutException;
import com.mongodb.MongoTimeoutException;
import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.SourceName;
import io.racine.governance.spi.connector.ConnectorException;
import java.util.Map;
import java.util.Set;
import org.bson.BSONException;
import org.jspecify.annotations.Nullable;

/**
 * Puts the driver's exceptions into our words.
 *
 * <p>Neither an exception of the driver nor its message is kept: both quote commands, and those
 * quote data. What is kept is the server's error code.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class MongoFailures {
  static final int UNAUTHORIZED = 13;
  private static final int AUTHENTICATION_FAILED = 18;
  private static final int NAMESPACE_NOT_FOUND = 26;
  private static final int MAX_TIME_EXPIRED = 50;

  private static final Set<Integer> LOGIN = Set.of(AUTHENTICATION_FAILED, 11, 334);
  private static final Set<Integer> DENIED = Set.of(UNAUTHORIZED, 31, 33, 8000);
  private static final Set<Integer> GONE = Set.of(NAMESPACE_NOT_FOUND, 166);
  private static final Set<Integer> LATE = Set.of(MAX_TIME_EXPIRED, 24, 202, 262, 290);

  /** Shutdowns, elections, sockets between servers, and cursors that went with them. */
  private static final Set<Integer> LOST =
      Set.of(
          6, 7, 43, 89, 91, 133, 134, 175, 189, 234, 237, 9001, 10058, 10107, 11600, 11602, 13388,
          13435, 13436);

  /** What servers that look like MongoDB answer when they throttle is among these, too. */
  private static final Set<Integer> FULL = Set.of(17, 146, 314, 462, 16500);

  private static final Map<ErrorCode, String> REASONS =
      Map.of(
          ConnectorException.LOGIN_REFUSED,
          "the login was refused. Check the settings 'user', 'password', 'auth-source' and"
              + " 'auth-mechanism'.",
          ConnectorException.ACCESS_DENIED,
          "the login may not read it. Grant it the role read, or exclude it.",
          ConnectorException.NO_SUCH_ASSET,
          "it is not there any more. Scan again.",
          ConnectorException.TIMED_OUT,
          "it took longer than its time limit. Raise the limit, or exclude it.",
          ConnectorException.CONNECTION_LOST,
          "the connection was lost. Check that the server runs.",
          ConnectorException.OVERLOADED,
          "the server refuses work for now. Lower the setting 'max-connections', or scan later.",
          ConnectorException.CANCELED,
          "it was canceled.",
          ConnectorException.UNREACHABLE,
          "no server answers. Check the setting 'hosts' or 'url', the setting 'tls', and that the"
              + " server runs.",
          ConnectorException.MISCONFIGURED,
          "the driver refuses the settings. Check 'url', 'read-preference' and those of the login.",
          ConnectorException.SOURCE_FAILED,
          "the server answered with a failure. Query it by hand to see why.");

  private final SourceName source;

  MongoFailures(SourceName source) {
    this.source = source;
  }

  /**
   * Returns why a call failed.
   *
   * @param doing what was tried, as in "list" or "read"
   */
  ConnectorException during(String doing, @Nullable AssetPath asset, RuntimeException failure) {
    if (failure instanceof ConnectorException ours) {
      return ours;
    }
    return of(why(failure), doing, asset, diagnosis(failure));
  }

  /** Returns a failure with a code, in the words that belong to it. */
  ConnectorException of(
      ErrorCode code, String doing, @Nullable AssetPath asset, @Nullable String diagnosis) {
    String reason = REASONS.getOrDefault(code, REASONS.get(ConnectorException.SOURCE_FAILED));
    return new ConnectorException(code, source, asset, cannot(doing, asset) + reason, diagnosis);
  }

  /** Returns a failure in words of its own. */
  ConnectorException because(
      ErrorCode code, String doing, @Nullable AssetPath asset, String reason) {
    return new ConnectorException(code, source, asset, cannot(doing, asset) + reason, null);
  }

  ConnectorException canceled(String doing, @Nullable AssetPath asset) {
    return of(ConnectorException.CANCELED, doing, asset, null);
  }

  ConnectorException misconfigured(String why) {
    return new ConnectorException(
        ConnectorException.MISCONFIGURED,
        source,
        null,
        "Cannot use '" + source + "': " + why,
        null);
  }

  private String cannot(String doing, @Nullable AssetPath asset) {
    return "Cannot " + doing + " '" + source + "'" + (asset == null ? "" : " " + asset) + ": ";
  }

  static ErrorCode why(RuntimeException failure) {
    if (failure instanceof ConnectorException ours) {
      return ours.code();
    }
    if (failure instanceof MongoSecurityException) {
      return ofSecurity(failure.getCause());
    }
    if (failure instanceof MongoInterruptedException) {
      return ConnectorException.CANCELED;
    }
    if (failure instanceof MongoExecutionTimeoutException
        || failure instanceof MongoOperationTimeoutException
        || failure instanceof MongoSocketReadTimeoutException
        || failure instanceof MongoSocketWriteTimeoutException) {
      return ConnectorException.TIMED_OUT;
    }
    if (failure instanceof MongoTimeoutException) {
      return String.valueOf(failure.getMessage()).contains("pooled connection")
          ? ConnectorException.OVERLOADED
          : ConnectorException.UNREACHABLE;
    }
    if (failure instanceof MongoSocketOpenException) {
      return ConnectorException.UNREACHABLE;
    }
    if (failure instanceof MongoSocketException
        || failure instanceof MongoServerUnavailableException
        || failure instanceof MongoConnectionPoolClearedException
        || failure instanceof MongoCursorNotFoundException) {
      return ConnectorException.CONNECTION_LOST;
    }
    if (failure instanceof MongoServerException) {
      return ofServer(((MongoException) failure).getCode());
    }
    if (failure instanceof MongoConfigurationException
        || failure instanceof MongoIncompatibleDriverException
        || failure instanceof MongoClientException) {
      return ConnectorException.MISCONFIGURED;
    }
    return ConnectorException.SOURCE_FAILED;
  }

  /** A connection that breaks while the login is checked says nothing about the login. */
  private static ErrorCode ofSecurity(@Nullable Throwable cause) {
    return cause instanceof MongoSocketException || cause instanceof MongoTimeoutException
        ? ConnectorException.CONNECTION_LOST
        : ConnectorException.LOGIN_REFUSED;
  }

  private static ErrorCode ofServer(int code) {
    if (LOGIN.contains(code)) {
      return ConnectorException.LOGIN_REFUSED;
    }
    if (DENIED.contains(code)) {
      return ConnectorException.ACCESS_DENIED;
    }
    if (GONE.contains(code)) {
      return ConnectorException.NO_SUCH_ASSET;
    }
    if (LATE.contains(code)) {
      return ConnectorException.TIMED_OUT;
    }
    if (LOST.contains(code)) {
      return ConnectorException.CONNECTION_LOST;
    }
    return FULL.contains(code) ? ConnectorException.OVERLOADED : ConnectorException.SOURCE_FAILED;
  }

  private static String diagnosis(RuntimeException failure) {
    if (failure instanceof MongoSecurityException && failure.getCause() instanceof MongoException) {
      return diagnosis((MongoException) failure.getCause());
    }
    if (failure instanceof MongoException driver && driver.getCode() > 0) {
      return "error code " + driver.getCode();
    }
    return failure instanceof BSONException ? "malformed BSON" : failure.getClass().getSimpleName();
  }
}
