package io.racine.governance.connector.jdbc;

import io.racine.governance.connector.jdbc.DialectFailures.Refusal;
import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.connector.ConnectorException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Tells Snowflake's failures apart by its codes; its SQL states are those of lost connections. */
final class SnowflakeFailures {
  private static final int LEAST_LOGIN_CODE = 390_100;
  private static final int MOST_LOGIN_CODE = 390_999;

  /** Session, identity or OAuth tokens past their time. */
  private static final Set<Integer> EXPIRED =
      Set.of(390_110, 390_112, 390_114, 390_115, 390_195, 390_318);

  private static final int NO_SUCH_ROLE = 390_189;
  private static final int NO_SUCH_DEFAULT = 390_201;
  private static final int NO_WAREHOUSE = 606;
  private static final int NETWORK = 200_015;
  private static final Set<Integer> BAD_KEY = Set.of(200_045, 200_046);
  private static final Set<Integer> GONE = Set.of(904, 2003, 2043);

  private SnowflakeFailures() {}

  static Optional<Refusal> whyNotConnected(SQLException failure) {
    int code = failure.getErrorCode();
    if (!isOurs(failure)) {
      return Optional.empty();
    }
    if (code == NETWORK) {
      return Optional.of(
          new Refusal(
              ConnectorException.UNREACHABLE,
              "it cannot be reached. Check the setting 'url' and the network."));
    }
    if (BAD_KEY.contains(code)) {
      return Optional.of(
          new Refusal(
              ConnectorException.MISCONFIGURED,
              "the private key cannot be read. Check the settings 'private-key' and"
                  + " 'private-key-passphrase'."));
    }
    if (!isOfLogin(code)) {
      return Optional.empty();
    }
    if (code == NO_SUCH_ROLE) {
      return Optional.of(
          new Refusal(
              ConnectorException.LOGIN_REFUSED,
              "the login may not take the role. Check the setting 'role'."));
    }
    if (code == NO_SUCH_DEFAULT) {
      return Optional.of(
          new Refusal(
              ConnectorException.MISCONFIGURED,
              "the database, schema or warehouse is not there, or the role may not use it. Check"
                  + " the settings 'url', 'warehouse' and 'role'."));
    }
    return Optional.of(
        new Refusal(
            ConnectorException.LOGIN_REFUSED,
            EXPIRED.contains(code)
                ? "the login's token has expired. Give a new one in the setting 'oauth-token'."
                : "the login was refused. Check the settings 'user' and 'password', 'private-key'"
                    + " or 'oauth-token'."));
  }

  static Optional<ErrorCode> whyFailed(SQLException failure) {
    int code = failure.getErrorCode();
    if (!isOurs(failure)) {
      return Optional.empty();
    }
    if (isOfLogin(code)) {
      return Optional.of(ConnectorException.LOGIN_REFUSED);
    }
    if (code == NO_WAREHOUSE) {
      return Optional.of(ConnectorException.MISCONFIGURED);
    }
    if (code == NETWORK) {
      return Optional.of(ConnectorException.CONNECTION_LOST);
    }
    return GONE.contains(code) ? Optional.of(ConnectorException.NO_SUCH_ASSET) : Optional.empty();
  }

  static Optional<String> reason(SQLException failure) {
    int code = failure.getErrorCode();
    if (!isOurs(failure)) {
      return Optional.empty();
    }
    if (isOfLogin(code)) {
      return Optional.of(
          "the login's session or token has expired. Give a new token in the setting"
              + " 'oauth-token', or scan again.");
    }
    if (code == NO_WAREHOUSE) {
      return Optional.of(
          "no warehouse runs for it. Name one in the setting 'warehouse' that the role may use.");
    }
    if (code == NETWORK) {
      return Optional.of("the connection was lost. Check the network.");
    }
    // Snowflake does not say which.
    return GONE.contains(code)
        ? Optional.of("it, or one of its columns, is not there, or the role may not see it.")
        : Optional.empty();
  }

  private static boolean isOfLogin(int code) {
    return code >= LEAST_LOGIN_CODE && code <= MOST_LOGIN_CODE;
  }

  private static boolean isOurs(SQLException failure) {
    return failure.getClass().getName().startsWith("net.snowflake.");
  }
}
