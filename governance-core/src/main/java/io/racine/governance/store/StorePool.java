package io.racine.governance.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands out the store's connections: from a pool of our own or from the host's. */
final class StorePool implements ConnectionFactory, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StorePool.class);

  private static final Duration MAX_VALIDATION_TIME = Duration.ofSeconds(5);

  private final DataSource connections;
  private final @Nullable HikariDataSource own;
  private final boolean shutDownAtEnd;
  private final AtomicInteger active = new AtomicInteger();

  /** Connections in use that a host's pool handed out waiting for a commit; ours never do. */
  private final Set<Connection> switched =
      Collections.newSetFromMap(Collections.synchronizedMap(new IdentityHashMap<>()));

  private StorePool(DataSource connections, @Nullable HikariDataSource own, boolean shutDownAtEnd) {
    this.connections = connections;
    this.own = own;
    this.shutDownAtEnd = shutDownAtEnd;
  }

  static StorePool of(StoreConfig config, DataSource connections) {
    if (config.location() instanceof Location.Host) {
      return new StorePool(connections, null, false);
    }
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName("racine-store");
    hikari.setDataSource(connections);
    hikari.setMaximumPoolSize(config.poolSize());
    // A library at rest holds one connection of its host's database, not all it may take.
    hikari.setMinimumIdle(1);
    hikari.setConnectionTimeout(config.connectionTimeout().toMillis());
    hikari.setValidationTimeout(
        Math.min(config.connectionTimeout().toMillis(), MAX_VALIDATION_TIME.toMillis()));
    if (!(config.location() instanceof Location.Server)) {
      // Connections inside the JVM do not age, and closing H2's last one would close its file.
      hikari.setMaxLifetime(0);
      hikari.setKeepaliveTime(0);
    }
    HikariDataSource own = new HikariDataSource(hikari);
    return new StorePool(own, own, config.location() instanceof Location.Memory);
  }

  @Override
  public Connection openConnection() throws SQLException {
    Connection connection = take();
    try {
      if (!connection.getAutoCommit()) {
        connection.setAutoCommit(true);
        switched.add(connection);
      }
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    active.incrementAndGet();
    return connection;
  }

  private Connection take() throws SQLException {
    try {
      return connections.getConnection();
    } catch (SQLException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new NoConnectionException("the thread was interrupted while it waited for one.");
      }
      if (own != null && own.getHikariPoolMXBean().getActiveConnections() >= capacity()) {
        throw new NoConnectionException(
            "all "
                + capacity()
                + " of its connections are in use. Use fewer threads or a larger pool.");
      }
      throw e;
    }
  }

  @Override
  public void closeConnection(Connection connection) throws SQLException {
    active.decrementAndGet();
    try (connection) {
      if (switched.remove(connection)) {
        connection.setAutoCommit(false);
      }
    }
  }

  PoolStatus status() {
    if (own == null) {
      return new PoolStatus(active.get(), 0, 0, 0, true);
    }
    HikariPoolMXBean pool = own.getHikariPoolMXBean();
    return new PoolStatus(
        pool.getActiveConnections(),
        pool.getIdleConnections(),
        pool.getThreadsAwaitingConnection(),
        own.getMaximumPoolSize(),
        false);
  }

  private int capacity() {
    return own == null ? 0 : own.getMaximumPoolSize();
  }

  synchronized void ensureCapacity(int connections) {
    StoreConfig.checkedPoolSize(connections);
    if (connections > requireOwn().getMaximumPoolSize()) {
      requireOwn().setMaximumPoolSize(connections);
    }
  }

  synchronized void resize(int connections) {
    StoreConfig.checkedPoolSize(connections);
    HikariDataSource pool = requireOwn();
    boolean shrinks = connections < pool.getMaximumPoolSize();
    pool.setMaximumPoolSize(connections);
    if (shrinks) {
      pool.getHikariPoolMXBean().softEvictConnections();
    }
  }

  /** Forgets connections made before the store went away; new ones are opened as needed. */
  void renew() {
    if (own != null && !own.isClosed()) {
      own.getHikariPoolMXBean().softEvictConnections();
    }
  }

  private HikariDataSource requireOwn() {
    if (own == null) {
      throw new IllegalStateException(
          "Cannot resize the store's pool: it is managed by the host. Resize the host's pool.");
    }
    return own;
  }

  @Override
  public void close() {
    if (own == null || own.isClosed()) {
      return;
    }
    if (shutDownAtEnd) {
      shutDown(own);
    }
    own.close();
  }

  /** Frees the memory of a database that would otherwise live as long as the JVM. */
  private static void shutDown(HikariDataSource pool) {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN");
    } catch (SQLException e) {
      log.debug("The in-memory store was gone already (SQLState {})", e.getSQLState());
    }
  }
}
