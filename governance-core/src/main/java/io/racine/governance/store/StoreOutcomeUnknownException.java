package io.racine.governance.store;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;

/**
 * The store went away while it was told to commit, so the change is either there whole or not at
 * all.
 *
 * <p>Read back what the call would have changed before doing it again.
 *
 * @since 0.1
 */
public final class StoreOutcomeUnknownException extends StoreException {
  private static final long serialVersionUID = 1L;

  /** The only code of this exception. */
  public static final ErrorCode OUTCOME_UNKNOWN =
      ErrorCode.of("store.outcome-unknown", ErrorKind.STORE);

  StoreOutcomeUnknownException(String message, String sqlState) {
    super(OUTCOME_UNKNOWN, message, sqlState);
  }

  @Override
  boolean isInfrastructure() {
    return true;
  }
}
