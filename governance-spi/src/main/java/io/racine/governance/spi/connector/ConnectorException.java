package io.racine.governance.spi.connector;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.GovernanceException;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.SourceName;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A source refused, failed or is out of reach. The one exception that connectors throw.
 *
 * <p>The message names the source and, if it is about one, the asset. It never repeats a driver's
 * message unless that is known to hold neither values nor secrets: drivers quote data. For the same
 * reason a driver's exception is not kept as the cause unless it is known to be clean; {@link
 * #diagnosis} keeps what is safe of it.
 *
 * @since 0.1
 */
public class ConnectorException extends GovernanceException {
  private static final long serialVersionUID = 1L;

  /** The host, port or file cannot be reached. */
  public static final ErrorCode UNREACHABLE =
      ErrorCode.of("connector.unreachable", ErrorKind.SOURCE);

  /** The source refused the login. */
  public static final ErrorCode LOGIN_REFUSED =
      ErrorCode.of("connector.login-refused", ErrorKind.SOURCE);

  /** The login may not read this asset. */
  public static final ErrorCode ACCESS_DENIED =
      ErrorCode.of("connector.access-denied", ErrorKind.SOURCE);

  /** The asset is not there, or not any more. */
  public static final ErrorCode NO_SUCH_ASSET =
      ErrorCode.of("connector.no-such-asset", ErrorKind.SOURCE);

  /** The connection broke in mid-work; a new one may do. */
  public static final ErrorCode CONNECTION_LOST =
      ErrorCode.of("connector.connection-lost", ErrorKind.SOURCE);

  /** The source refuses work for now: too many connections or too many requests. */
  public static final ErrorCode OVERLOADED = ErrorCode.of("connector.overloaded", ErrorKind.SOURCE);

  /** The source broke off or answered nonsense. */
  public static final ErrorCode SOURCE_FAILED =
      ErrorCode.of("connector.source-failed", ErrorKind.SOURCE);

  /** A call took longer than its limit. */
  public static final ErrorCode TIMED_OUT = ErrorCode.of("connector.timed-out", ErrorKind.SOURCE);

  /** A call was cancelled. */
  public static final ErrorCode CANCELED = ErrorCode.of("connector.canceled", ErrorKind.SOURCE);

  /** The driver or a library the connector needs is not on the class path. */
  public static final ErrorCode DRIVER_MISSING =
      ErrorCode.of("connector.driver-missing", ErrorKind.HOST_CONFIG);

  /** The settings pass their own rules and still do not fit the source. */
  public static final ErrorCode MISCONFIGURED =
      ErrorCode.of("connector.misconfigured", ErrorKind.HOST_CONFIG);

  private static final Set<ErrorCode> TRANSIENT = Set.of(UNREACHABLE, CONNECTION_LOST, OVERLOADED);

  private final SourceName source;
  private final @Nullable AssetPath asset;
  private final @Nullable String diagnosis;

  /**
   * Describes a failure.
   *
   * @param asset the asset it is about; null when it is about the source
   * @param diagnosis what is safe of the driver's own report, such as an SQLState; null for none
   */
  public ConnectorException(
      ErrorCode code,
      SourceName source,
      @Nullable AssetPath asset,
      String message,
      @Nullable String diagnosis) {
    super(code, message + (diagnosis == null ? "" : " (" + diagnosis + ")"));
    this.source = requireNonNull(source, "source");
    this.asset = asset;
    this.diagnosis = diagnosis;
  }

  /**
   * Returns whether the same call may go through a moment later: the source was out of reach, lost
   * the connection or was overloaded. Whoever calls a connector tries such calls again; a connector
   * itself does not.
   */
  public boolean isTransient() {
    return TRANSIENT.contains(code());
  }

  public SourceName source() {
    return source;
  }

  public Optional<AssetPath> asset() {
    return Optional.ofNullable(asset);
  }

  public Optional<String> diagnosis() {
    return Optional.ofNullable(diagnosis);
  }
}
