package io.racine.governance.store;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.GovernanceException;
import java.util.Optional;

/**
 * The library's own store failed.
 *
 * <p>{@link #code()} tells the cases apart; compare with the constants. There is never a cause:
 * messages of drivers quote the values of the failed statement. {@link #sqlState()} is kept for
 * diagnosis, and the stack trace is that of the failed call.
 *
 * @since 0.1
 */
public class StoreException extends GovernanceException {
  private static final long serialVersionUID = 1L;

  /** The database cannot be reached, refused the connection, went away or is closed. */
  public static final ErrorCode UNAVAILABLE = ErrorCode.of("store.unavailable", ErrorKind.STORE);

  /** The store failed again and again and is left alone for a while. */
  public static final ErrorCode CIRCUIT_OPEN = ErrorCode.of("store.circuit-open", ErrorKind.STORE);

  /** Tables are missing or older than this library needs. */
  public static final ErrorCode SCHEMA_MISSING =
      ErrorCode.of("store.schema-missing", ErrorKind.HOST_CONFIG);

  /** The store was made by a newer release of this library. */
  public static final ErrorCode SCHEMA_NEWER =
      ErrorCode.of("store.schema-newer", ErrorKind.HOST_CONFIG);

  /** The store's tables were installed by other statements than this library's. */
  public static final ErrorCode SCHEMA_DAMAGED =
      ErrorCode.of("store.schema-damaged", ErrorKind.STORE);

  /** Another process or node holds the store. */
  public static final ErrorCode LOCKED = ErrorCode.of("store.locked", ErrorKind.STORE);

  /** All connections are in use, or the thread was interrupted while it waited for one. */
  public static final ErrorCode BUSY = ErrorCode.of("store.busy", ErrorKind.STORE);

  /** No room left on the store's disk. */
  public static final ErrorCode FULL = ErrorCode.of("store.full", ErrorKind.STORE);

  /** The database product is not one the store runs on. */
  public static final ErrorCode UNSUPPORTED =
      ErrorCode.of("store.unsupported", ErrorKind.HOST_CONFIG);

  /** A statement failed for a reason of its own. */
  public static final ErrorCode FAILED = ErrorCode.of("store.failed", ErrorKind.STORE);

  private final String sqlState;

  StoreException(ErrorCode code, String message) {
    this(code, message, "");
  }

  StoreException(ErrorCode code, String message, String sqlState) {
    super(code, message);
    this.sqlState = requireNonNull(sqlState, "sqlState");
  }

  /** Returns the database's own code for the failure, if it gave one. */
  public Optional<String> sqlState() {
    return sqlState.isEmpty() ? Optional.empty() : Optional.of(sqlState);
  }

  /** Returns the same failure with the stack trace of another call. */
  StoreException again() {
    return new StoreException(code(), String.valueOf(getMessage()), sqlState);
  }

  /** Whether the store as a whole is ailing; this is what the circuit breaker counts. */
  boolean isInfrastructure() {
    return code().equals(UNAVAILABLE) || code().equals(FULL) || code().equals(LOCKED);
  }
}
