package io.racine.governance.store;

import static java.util.Objects.requireNonNull;

import io.racine.governance.store.CircuitBreaker.Permit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way to the store's tables.
 *
 * <p>Not API; may change in any release. Public only because every feature's store uses it.
 *
 * <p>A store method calls {@link #query}, {@link #change} or {@link #use} with one statement;
 * whoever tells the story puts {@link #inTransaction} around several. Work gets the transaction's
 * connection if its thread has one, else a connection of its own that commits each statement.
 *
 * <p>Instants go in and out in UTC with microseconds, enums by name. Failures are {@link
 * StoreException}s without values.
 *
 * <p><b>Threads:</b> Thread-safe. A transaction belongs to the thread that began it.
 */
public final class Database implements AutoCloseable {
  /** Time for an embedded database to write what it holds, and short enough for a shutdown. */
  static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(Database.class);

  private final StorePool pool;
  private final Jdbi jdbi;
  private final StoreDialect dialect;
  private final FatalFault fatal;
  private final WriteTurns turns;
  private final FailureTranslation failures;
  private final CircuitBreaker breaker;
  private final DatabaseEngine engine;
  private final PoolClosing closing;

  /** Not static: one thread may work with two stores. Emptied when its transaction ends. */
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable StoreTransaction> current = new ThreadLocal<>();

  private volatile boolean closed;

  private Database(
      StorePool pool, Location location, StoreDialect dialect, Clock clock, ThreadFactory threads) {
    this.pool = pool;
    this.fatal = new FatalFault(location, dialect);
    this.turns = new WriteTurns(location, fatal);
    this.closing = new PoolClosing(pool, threads);
    this.dialect = dialect;
    this.jdbi = Jdbi.create(pool);
    InstantColumns.register(jdbi);
    this.failures = new FailureTranslation(dialect, this::failed);
    this.breaker =
        new CircuitBreaker(clock, CircuitBreaker.FAILURE_LIMIT, CircuitBreaker.COOL_DOWN);
    this.engine = new PooledDatabaseEngine(this, pool, breaker, clock);
    // Also keeps the pool from opening the file again behind the host's back.
    fatal.whenNoted(closing::start);
  }

  /**
   * Opens the store and brings its tables to what the configuration asks for.
   *
   * @param threads makes the thread that closes the connections
   * @throws StoreException if it cannot be opened or its tables are not as they must be
   */
  public static Database open(StoreConfig config, Clock clock, ThreadFactory threads) {
    return open(config, clock, threads, SchemaScripts.FOLDER);
  }

  static Database open(
      StoreConfig config, Clock clock, ThreadFactory threads, String schemaFolder) {
    requireNonNull(config, "config");
    requireNonNull(clock, "clock");
    requireNonNull(threads, "threads");
    DataSource connections = config.location().connections(config.connectionTimeout());
    // A plain first connection gives the driver's own answer, where a pool would say "timed out".
    // It also keeps an embedded file open until the pool has it.
    try (Connection first = connect(connections, config)) {
      StoreDialect dialect = StoreDialect.of(first);
      SchemaScripts scripts = SchemaScripts.load(schemaFolder, dialect.product());
      new SchemaInstaller(connections, dialect, scripts, clock, SchemaInstaller.LOCK_LIMIT)
          .apply(config.schema());
      return new Database(
          StorePool.of(config, connections), config.location(), dialect, clock, threads);
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

  /** Like {@link #query}, for what writes: in a file of our own, one thread at a time does. */
  public <T> T change(Function<Handle, T> work) {
    StoreTransaction transaction = current.get();
    return transaction == null ? turns.take(() -> queryOutside(work)) : transaction.query(work);
  }

  /** Like {@link #change}, without a result. */
  public void use(Consumer<Handle> work) {
    change(
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
        ? turns.take(() -> guarded(() -> withHandle(handle -> inNewTransaction(handle, work))))
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

  /** Returns why an embedded database gave itself up, if it did; nothing works any more then. */
  public Optional<StoreException> fatalFault() {
    return fatal.reason();
  }

  /** Runs a short action once, when an embedded database gives itself up. */
  public void whenFatal(Runnable action) {
    fatal.whenNoted(action);
  }

  /** Like {@link #close(Duration)} with {@link #CLOSE_LIMIT}. */
  @Override
  public void close() {
    close(CLOSE_LIMIT);
  }

  /**
   * Closes our own pool; a host's {@code DataSource} stays open. A second call does nothing.
   *
   * @param limit how long to wait for a database that does not let itself be closed
   */
  public void close(Duration limit) {
    closed = true;
    closing.start();
    if (!closing.await(limit)) {
      log.warn("The store was not closed within {} and is left to its thread", limit);
    }
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
    StoreTransaction transaction = new StoreTransaction(handle, failures, fatal);
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
    fatal.refuse();
    try (Permit permit = breaker.enter().orElseThrow(this::circuitOpen)) {
      try {
        T result = work.get();
        permit.succeeded();
        return result;
      } catch (RuntimeException e) {
        RuntimeException failure = fatal.explain(failures.translate(e));
        note(failure, permit);
        throw failure;
      }
    }
  }

  private StoreException circuitOpen() {
    return new StoreException(
        StoreException.CIRCUIT_OPEN,
        "Cannot use the store: it failed "
            + CircuitBreaker.FAILURE_LIMIT
            + " times in a row and is left alone until "
            + breaker.coolDownEnds()
            + ". Check the database, then try again.");
  }

  private void failed(SQLException failure) {
    // A database that we close answers as if it had closed itself.
    if (!closed) {
      fatal.note(failure);
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
      if (!fatal.isNoted()) {
        pool.renew();
      }
    } else {
      permit.succeeded();
    }
  }

  private <T> T withHandle(Function<Handle, T> work) {
    try (Lease lease = new Lease(jdbi.open())) {
      try {
        return work.apply(lease.handle);
      } catch (RuntimeException e) {
        // Before the connection is given back: whether it may be shows here.
        throw failures.translate(e);
      }
    }
  }

  /** A connection in use. One of a database that gave itself up is left alone. */
  private final class Lease implements AutoCloseable {
    private final Handle handle;

    private Lease(Handle handle) {
      this.handle = handle;
    }

    @Override
    public void close() {
      if (!fatal.isNoted()) {
        handle.close();
      }
    }
  }
}
