package io.racine.governance.store;

/**
 * The operator's view of the store: its connections and its health.
 *
 * <p>Poll {@link #health()} from a health endpoint; it goes through the circuit breaker, so it
 * answers at once while the circuit is open and notices by itself when the store is back.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public interface DatabaseEngine {
  PoolStatus poolStatus();

  /**
   * Makes room for at least that many connections; never takes room away.
   *
   * @throws IllegalArgumentException if {@code connections} is not between 1 and {@value
   *     StoreConfig#MAX_POOL_SIZE}
   * @throws IllegalStateException if the host manages the connections
   */
  void ensurePoolCapacity(int connections);

  /**
   * Sets the most connections there can be. Connections in use beyond it are closed when given
   * back.
   *
   * @throws IllegalArgumentException if {@code connections} is not between 1 and {@value
   *     StoreConfig#MAX_POOL_SIZE}
   * @throws IllegalStateException if the host manages the connections
   */
  void resizePool(int connections);

  /** Asks the store one cheap question. Never throws. */
  StoreHealth health();
}
