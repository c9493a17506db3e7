package io.racine.governance.connector.redis;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.SourceName;
import io.racine.governance.spi.connector.ConnectorException;
import org.jspecify.annotations.Nullable;

/**
 * Says what went wrong and what to do about it.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class RedisFailures {
  private final SourceName source;

  RedisFailures(SourceName source) {
    this.source = source;
  }

  /**
   * Returns why a call failed.
   *
   * @param doing what was tried, as in "list" or "read"
   */
  ConnectorException during(String doing, @Nullable AssetPath asset, RedisFault fault) {
    return of(code(fault), doing, asset, why(fault.reason()), fault.diagnosis());
  }

  ConnectorException canceled(String doing, @Nullable AssetPath asset) {
    return of(ConnectorException.CANCELED, doing, asset, "it was canceled.", null);
  }

  ConnectorException noSuchAsset(String doing, AssetPath asset) {
    return of(
        ConnectorException.NO_SUCH_ASSET,
        doing,
        asset,
        "no keys of this form are there any more. Scan again.",
        null);
  }

  ConnectorException denied(AssetPath asset) {
    return during("read", asset, new RedisFault(RedisFault.Reason.DENIED, "NOPERM"));
  }

  /** Returns the answer to a fault of the client that it has no exception of its own for. */
  ConnectorException broken(String doing, @Nullable AssetPath asset, RuntimeException failure) {
    return of(
        ConnectorException.SOURCE_FAILED,
        doing,
        asset,
        "the server's answer was not understood. Check that it is a Redis server.",
        failure.getClass().getSimpleName());
  }

  ConnectorException misconfigured(String why) {
    return of(ConnectorException.MISCONFIGURED, "connect to", null, why, null);
  }

  private ConnectorException of(
      ErrorCode code,
      String doing,
      @Nullable AssetPath asset,
      String why,
      @Nullable String diagnosis) {
    String what = "'" + source + "'" + (asset == null ? "" : " " + asset);
    return new ConnectorException(
        code, source, asset, "Cannot " + doing + " " + what + ": " + why, diagnosis);
  }

  private static ErrorCode code(RedisFault fault) {
    return switch (fault.reason()) {
      case LOGIN -> ConnectorException.LOGIN_REFUSED;
      case DENIED -> ConnectorException.ACCESS_DENIED;
      case OVERLOADED -> ConnectorException.OVERLOADED;
      case UNREACHABLE -> ConnectorException.UNREACHABLE;
      case LOST, MOVED -> ConnectorException.CONNECTION_LOST;
      case TIMED_OUT -> ConnectorException.TIMED_OUT;
      case NO_DATABASE -> ConnectorException.NO_SUCH_ASSET;
      case WRONG_TYPE, OTHER -> ConnectorException.SOURCE_FAILED;
    };
  }

  private static String why(RedisFault.Reason reason) {
    return switch (reason) {
      case LOGIN -> "the login was refused. Check the settings 'user' and 'password'.";
      case DENIED ->
          "the login may not do it. Grant its user +@read +@connection +select +info and these"
              + " keys, or exclude the table.";
      case OVERLOADED ->
          "the server takes no work for now. Try again, or lower the setting"
              + " 'commands-per-second'.";
      case UNREACHABLE ->
          "it cannot be reached. Check the settings 'nodes', 'sentinels', 'cluster-nodes' and"
              + " 'tls', and that the server runs.";
      case LOST -> "the connection was lost. Check that the server runs.";
      case MOVED -> "keys move between the servers of the cluster. Try again when they have.";
      case TIMED_OUT ->
          "no answer in time. Check the network, or raise the setting 'command-timeout'.";
      case NO_DATABASE ->
          "the server has no database of this number. Check the setting 'databases'.";
      case WRONG_TYPE, OTHER -> "the server answered with a failure. Ask it by hand to see why.";
    };
  }
}
