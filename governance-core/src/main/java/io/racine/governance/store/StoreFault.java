package io.racine.governance.store;

/** What a database failure means to us. */
enum StoreFault {
  /** A row with that key is there already. */
  UNIQUE,
  /** Another transaction was in the way; doing it again is right. */
  CONFLICT,
  /** The database cannot be reached, went away or cannot serve anybody now. */
  UNAVAILABLE,
  /** No room left on disk. */
  FULL,
  /** An embedded database file is in use by another process. */
  LOCKED,
  /** A table is not there. */
  MISSING_TABLE,
  /** Anything else: our statement was wrong for this store. */
  OTHER;

  /** Whether the store as a whole is ailing, rather than one statement. */
  boolean isInfrastructure() {
    return this == UNAVAILABLE || this == FULL || this == LOCKED;
  }
}
