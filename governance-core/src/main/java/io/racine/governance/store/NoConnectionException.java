package io.racine.governance.store;

import java.sql.SQLTransientConnectionException;

/** We have no connection to give, though the store itself may be well. */
final class NoConnectionException extends SQLTransientConnectionException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  NoConnectionException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** Why, and what to do: the second half of a message. */
  String reason() {
    return reason;
  }
}
