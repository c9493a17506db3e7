package io.racine.governance.store;

/**
 * How busy the store's connections are at this moment.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param active connections this library is using
 * @param idle open connections nobody is using; 0 when managed by the host
 * @param waiting threads that wait for a connection; 0 when managed by the host
 * @param capacity the most connections there can be; 0 when managed by the host
 * @param managedByHost whether the connections come from a {@code DataSource} of the host
 * @since 0.1
 */
public record PoolStatus(int active, int idle, int waiting, int capacity, boolean managedByHost) {}
