package io.racine.governance.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Answers for the pool and asks the store how it is. */
final class PooledDatabaseEngine implements DatabaseEngine {
  private final Database database;
  private final StorePool pool;
  private final CircuitBreaker breaker;
  private final Clock clock;

  PooledDatabaseEngine(Database database, StorePool pool, CircuitBreaker breaker, Clock clock) {
    this.database = database;
    this.pool = pool;
    this.breaker = breaker;
    this.clock = clock;
  }

  @Override
  public PoolStatus poolStatus() {
    return pool.status();
  }

  @Override
  public void ensurePoolCapacity(int connections) {
    pool.ensureCapacity(connections);
  }

  @Override
  public void resizePool(int connections) {
    pool.resize(connections);
  }

  @Override
  public StoreHealth health() {
    Instant started = clock.instant();
    try {
      int version = database.schemaVersion();
      return health(started, true, version, Optional.empty());
    } catch (StoreException e) {
      // The store answered, if only that our table is not there (SchemaMode.NONE).
      boolean answered = e.code().equals(StoreException.SCHEMA_MISSING);
      return health(started, answered, 0, Optional.of(String.valueOf(e.getMessage())));
    }
  }

  private StoreHealth health(Instant started, boolean up, int version, Optional<String> problem) {
    return new StoreHealth(
        up,
        breaker.state(),
        Duration.between(started, clock.instant()),
        database.dialect().product(),
        version,
        problem);
  }
}
