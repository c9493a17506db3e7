package io.racine.governance.connector.jdbc;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.config.Settings;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorContext;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.Fingerprint;
import io.racine.governance.spi.connector.ListRequest;
import io.racine.governance.spi.connector.Listing;
import io.racine.governance.spi.connector.PartitionRequest;
import io.racine.governance.spi.connector.ReadRequest;
import io.racine.governance.spi.connector.SourceDescription;
import io.racine.governance.spi.connector.SupportsFingerprints;
import io.racine.governance.spi.connector.SupportsPartitions;
import io.racine.governance.spi.connector.ValueReader;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Reads one relational database. */
final class JdbcConnector implements Connector, SupportsPartitions, SupportsFingerprints {
  /** How long a reader that waits for its turn takes to see that it was canceled. */
  private static final long TURN_MILLIS = 50;

  /** A call of which the connection is a means and not the end. */
  private interface Call<T> {
    T on(Session session) throws SQLException;
  }

  private final ConnectorContext context;
  private final SqlFailures failures;
  private final Connections connections;
  private final Semaphore permits;
  private final Snapshot snapshot;
  private final Set<Stoppable> running = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closed = new AtomicBoolean();

  JdbcConnector(ConnectorContext context) {
    this.context = context;
    this.failures = new SqlFailures(context.source());
    this.connections = new Connections(context, failures);
    this.permits = new Semaphore(settings().get(JdbcSettings.MAX_CONNECTIONS));
    this.snapshot =
        new Snapshot(
            connections,
            context.clock(),
            settings().get(JdbcSettings.CONSISTENT_SNAPSHOT),
            settings().get(JdbcSettings.SNAPSHOT_LIFE));
  }

  @Override
  public SourceDescription verify() {
    return call(
        "verify",
        null,
        session -> {
          DatabaseMetaData metaData = session.connection().getMetaData();
          DataSourceType found = Dialects.typeOf(metaData);
          if (!Dialects.fits(context.type(), found)) {
            throw failures.of(
                ConnectorException.MISCONFIGURED,
                null,
                "Source '"
                    + context.source()
                    + "' is declared as "
                    + context.type()
                    + " but is "
                    + metaData.getDatabaseProductName()
                    + ". Correct the type or the setting 'url'.");
          }
          Map<String, String> facts = new TreeMap<>(session.dialect().facts(session));
          facts.put("driver-name", metaData.getDriverName());
          facts.put("driver-version", metaData.getDriverVersion());
          facts.put("dialect", found.equals(DataSourceType.JDBC) ? "ANSI" : found.name());
          facts.put("consistent-snapshot", snapshot.of(session.dialect()).word());
          return new SourceDescription(
              metaData.getDatabaseProductName(), metaData.getDatabaseProductVersion(), facts);
        });
  }

  @Override
  public Cursor<Listing> listAssets(ListRequest request) {
    requireOpen();
    return register(
        new ListingCursor(
            this,
            request.filter(),
            new Catalog.Scope(
                settings().get(JdbcSettings.SCHEMAS),
                settings().get(JdbcSettings.SYSTEM_SCHEMAS))));
  }

  @Override
  public ValueReader open(AssetPartition partition, ReadRequest request) {
    requireOpen();
    return register(new JdbcValueReader(this, partition, request));
  }

  @Override
  public List<AssetPartition> partitions(AssetDescriptor asset, PartitionRequest request) {
    AssetPartition whole = AssetPartition.whole(asset);
    if (request.targetCount() == 1) {
      requireOpen();
      return List.of(whole);
    }
    return call(
        "split",
        asset.path(),
        session ->
            session.dialect().split(session, asset, request.targetCount()).stream()
                .map(token -> new AssetPartition(asset.path(), asset.type(), token))
                .toList());
  }

  @Override
  public Optional<Fingerprint> fingerprint(AssetDescriptor asset) {
    return call(
        "fingerprint",
        asset.path(),
        session -> session.dialect().mark(session, asset).map(Fingerprint::of));
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      running.forEach(Stoppable::endNow);
      running.clear();
      snapshot.close();
    }
  }

  private <T> T call(String doing, @Nullable AssetPath asset, Call<T> call) {
    requireOpen();
    var stop = new StopSwitch();
    Stoppable stoppable = register(stop::endNow);
    stop.enter();
    try (Session session = connections.open(stop)) {
      return call.on(session);
    } catch (SQLException e) {
      throw stop.isStopped() ? failures.canceled(doing, asset) : failures.during(doing, asset, e);
    } catch (ConnectorException e) {
      throw e;
    } catch (RuntimeException e) {
      throw failures.fault(doing, asset, e);
    } finally {
      stop.exit();
      running.remove(stoppable);
    }
  }

  private void requireOpen() {
    if (closed.get()) {
      throw new IllegalStateException("The connector of '" + context.source() + "' is closed");
    }
  }

  /** Remembers what runs, so that closing ends it; also what began while closing ran. */
  private <T extends Stoppable> T register(T starting) {
    running.add(starting);
    if (closed.get()) {
      running.remove(starting);
      requireOpen();
    }
    return starting;
  }

  void forget(Stoppable ended) {
    running.remove(ended);
  }

  /**
   * Waits for the right to hold a connection.
   *
   * @return false when the deadline came first
   */
  boolean acquirePermit(StopSwitch stop, long deadline) {
    try {
      while (!permits.tryAcquire(TURN_MILLIS, TimeUnit.MILLISECONDS)) {
        if (stop.isStopped()) {
          throw failures.canceled("read", null);
        }
        if (clock().millis() >= deadline) {
          return false;
        }
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failures.canceled("read", null);
    }
  }

  void releasePermit() {
    permits.release();
  }

  Clock clock() {
    return context.clock();
  }

  SqlFailures failures() {
    return failures;
  }

  Connections connections() {
    return connections;
  }

  Snapshot snapshot() {
    return snapshot;
  }

  int fetchRows() {
    return settings().get(JdbcSettings.FETCH_ROWS);
  }

  private Settings settings() {
    return context.settings();
  }
}
