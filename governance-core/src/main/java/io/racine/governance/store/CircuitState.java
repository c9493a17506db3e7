package io.racine.governance.store;

/**
 * Whether calls to the store are let through.
 *
 * @since 0.1
 */
public enum CircuitState {
  /** Calls go through. */
  CLOSED,
  /** The store failed again and again; calls are refused at once until the cool-down is over. */
  OPEN,
  /** The cool-down is over; one call at a time may try whether the store is back. */
  HALF_OPEN
}
