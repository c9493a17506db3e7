package io.racine.governance.store;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;

/**
 * Somebody else changed the same thing at the same time; reading it again and retrying is right.
 *
 * <p>Thrown for a key that is taken, a deadlock, a lock that was not given in time and a
 * transaction that cannot be put in order with another.
 *
 * @since 0.1
 */
public class ConcurrentUpdateException extends StoreException {
  private static final long serialVersionUID = 1L;

  /** The only code of this exception. */
  public static final ErrorCode CONFLICT = ErrorCode.of("store.conflict", ErrorKind.STORE);

  private final boolean uniqueViolation;

  public ConcurrentUpdateException(String message) {
    this(message, "", false);
  }

  ConcurrentUpdateException(String message, String sqlState, boolean uniqueViolation) {
    super(CONFLICT, message, sqlState);
    this.uniqueViolation = uniqueViolation;
  }

  /** Whether a key was taken, rather than a lock. */
  public boolean isUniqueViolation() {
    return uniqueViolation;
  }
}
