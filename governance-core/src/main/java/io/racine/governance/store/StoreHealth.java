package io.racine.governance.store;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * What one probe of the store found.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param up whether the store answered
 * @param circuit the circuit breaker's state after the probe
 * @param latency how long the probe took
 * @param product the database product, such as {@code PostgreSQL}
 * @param schemaVersion the installed schema version; 0 when unknown or not installed
 * @param problem what is wrong, in words; free of values and secrets
 * @since 0.1
 */
public record StoreHealth(
    boolean up,
    CircuitState circuit,
    Duration latency,
    String product,
    int schemaVersion,
    Optional<String> problem) {
  public StoreHealth {
    requireNonNull(circuit, "circuit");
    requireNonNull(latency, "latency");
    requireNonNull(product, "product");
    requireNonNull(problem, "problem");
  }
}
