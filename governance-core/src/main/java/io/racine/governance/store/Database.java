package io.racine.governance.store;

import static java.util.Objects.requireNonNull;

import io.racine.governance.store.CircuitBreaker.Permit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The one way to the store's tables.
 *
 * <p>Not API; may change in any release. Public only because every feature's store uses it.
 *
 * <p>A store method calls {@link #query} or {@link #use} with one statement; whoever tells the
 * story puts {@link #inTransaction} around several. Work gets the transaction's connection if its
 * thread has one, else a connection of its own that commits each statement.
 *
 * <p>Instants go in and out in UTC with microseconds, enums by name. Failures are {@link
 * StoreException}s without values.
 *
 * <p><b>Threads:</b> Thread-safe. A transaction belongs to the thread that began it.
 */
public final class Database implements AutoCloseable {
  private final StorePool pool;
  private final Jdbi jdbi;
  private final StoreDialect dialect;
  private final FailureTranslation failures;
  private final CircuitBreaker breaker;
  private final DatabaseEngine engine;

  /** Not static: one thread may work with two stores. Emptied when its transaction ends. */
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable StoreTransaction> current = new ThreadLocal<>();

  private volatile boolean closed;

  private Database(StorePool pool, StoreDialect dialect, Clock clock) {
    this.pool = pool;
    this.dialect = dialect;
    this.jdbi = Jdbi.create(pool);
    InstantColumns.register(jdbi);
    this.failures = new FailureTranslation(dialect);
    this.breaker = new CircuitBreaker(clock);
    this.engine = new PooledDatabaseEngine(this, pool, breaker, clock);
  }

  /**
   * Opens the store and brings its tables to what the configuration asks for.
   *
   * @throws StoreException if it cannot be opened or its tables are not as they must be
   */
  public static Database open(StoreConfig config, Clock clock) {
    return open(config, clock, SchemaScripts.FOLDER);
  }

  static Database open(StoreConfig config, Clock clock, String schemaFolder) {
    requireNonNull(config, "config");
    requireNonNull(clock, "clock");
    DataSource connections = config.location().connections(config.connectionTimeout());
    // A plain first connection gives the driver's own answer, where a pool would say "timed out".
    // It also keeps an embedded file open until the pool has it.
    try (Connection first = connect(connections, config)) {
      StoreDialect dialect = StoreDialect.of(first);
      SchemaScripts scripts = SchemaScripts.load(schemaFolder, dialect.product());
      new SchemaInstaller(connections, dialect, scripts, clock, SchemaInstaller.LOCK_LIMIT)
          .apply(config.schema());
      return new Database(StorePool.of(config, connections), dialect, clock);
    } catch (SQLException e) {
      throw new FailureTranslation(config.location().expectedDialect())
          .translateConnect(e, config.location());
    }
  }

  private static Connection connect(DataSource connections, StoreConfig config) {
    try {
      return connections.getConnection();
    } catch (SQLException e) {
      throw new FailureTranslation(config.location().expectedDialect())
          .translateConnect(e, config.location());
    }
  }

  /** Runs work in the thread's transaction, or by itself. Null is passed on. */
  public <T> T query(Function<Handle, T> work) {
    StoreTransaction transaction = current.get();
    return transaction == null ? queryOutside(work) : transaction.query(work);
  }

  /** Like {@link #query}, without a result. */
  public void use(Consumer<Handle> work) {
    query(
        handle -> {
          work.accept(handle);
          return true;
        });
  }

  /**
   * Runs work in one transaction: the thread's if it has one, else a new one that is committed when
   * the work returns and rolled back when it throws.
   *
   * <p>When a statement or a joined step fails and the work goes on regardless, the commit is
   * refused.
   *
   * @throws StoreOutcomeUnknownException if the store went away while committing
   */
  public <T> T inTransaction(Supplier<T> work) {
    StoreTransaction outer = current.get();
    return outer == null
        ? guarded(() -> withHandle(handle -> inNewTransaction(handle, work)))
        : outer.join(work);
  }

  /** Like {@link #inTransaction}, without a result. */
  public void runInTransaction(Runnable work) {
    inTransaction(
        () -> {
          work.run();
          return true;
        });
  }

  public DatabaseEngine engine() {
    return engine;
  }

  public SqlDialect dialect() {
    return dialect;
  }

  /** Closes our own pool; a host's {@code DataSource} stays open. A second call does nothing. */
  @Override
  public void close() {
    closed = true;
    pool.close();
  }

  int schemaVersion() {
    return queryOutside(
        handle ->
            handle
                .createQuery("SELECT COALESCE(MAX(version), 0) FROM gov_schema_version")
                .mapTo(Integer.class)
                .one());
  }

  private <T> T queryOutside(Function<Handle, T> work) {
    return guarded(() -> withHandle(work));
  }

  private <T> T inNewTransaction(Handle handle, Supplier<T> work) {
    handle.begin();
    StoreTransaction transaction = new StoreTransaction(handle, failures);
    current.set(transaction);
    T result;
    try {
      result = work.get();
    } catch (RuntimeException | Error e) {
      transaction.rollback();
      throw e;
    } finally {
      current.remove();
    }
    transaction.commit();
    return result;
  }

  private <T> T guarded(Supplier<T> work) {
    if (closed) {
      throw new StoreException(StoreException.UNAVAILABLE, "Cannot use the store: it is closed.");
    }
    try (Permit permit = breaker.enter()) {
      try {
        T result = work.get();
        permit.succeeded();
        return result;
      } catch (RuntimeException e) {
        RuntimeException failure = failures.translate(e);
        note(failure, permit);
        throw failure;
      }
    }
  }

  private static boolean saysNothingAboutTheStore(RuntimeException failure) {
    return !(failure instanceof StoreException store)
        || store.code().equals(StoreException.BUSY)
        || Thread.currentThread().isInterrupted();
  }

  private void note(RuntimeException failure, Permit permit) {
    if (saysNothingAboutTheStore(failure)) {
      return;
    }
    if (((StoreException) failure).isInfrastructure()) {
      permit.failed();
      pool.renew();
    } else {
      permit.succeeded();
    }
  }

  private <T> T withHandle(Function<Handle, T> work) {
    try (Handle handle = jdbi.open()) {
      return work.apply(handle);
    }
  }
}
