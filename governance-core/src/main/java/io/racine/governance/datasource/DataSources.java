package io.racine.governance.datasource;

import io.racine.governance.organization.OrganizationId;
import io.racine.governance.spi.asset.SourceName;
import io.racine.governance.store.Database;
import java.time.Clock;
import java.util.Optional;

/**
 * The stored data sources for the features that work on them. Not API; may change in any release.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
public final class DataSources {
  private final Database database;
  private final JdbiDataSourceStore store;
  private final Clock clock;

  public DataSources(Database database, Clock clock) {
    this.database = database;
    this.store = new JdbiDataSourceStore(database);
    this.clock = clock;
  }

  public DataSource require(OrganizationId organization, String name) {
    return find(organization, name).orElseThrow(() -> new NoSuchDataSourceException(name));
  }

  public DataSource require(OrganizationId organization, DataSourceId id) {
    return store.find(organization, id).orElseThrow(() -> new NoSuchDataSourceException("#" + id));
  }

  public Optional<DataSource> find(OrganizationId organization, String name) {
    // A text that is no source name names no source; it need not be an error of its own.
    if (name.isBlank() || name.length() > SourceName.MAX_LENGTH || !name.equals(name.strip())) {
      return Optional.empty();
    }
    return store.find(organization, SourceName.of(name));
  }

  public void updateStatus(OrganizationId organization, DataSourceId id, DataSourceStatus status) {
    store.updateStatus(organization, id, status, clock.instant());
  }

  /**
   * Records a declared source, so that its catalogue has an owner.
   *
   * @return whether it could be; it cannot when a stored source has its name
   */
  public boolean record(OrganizationId organization, DeclaredSource declared) {
    return database.inTransaction(
        () -> {
          Optional<DataSource> known = store.find(organization, declared.name());
          if (known.isEmpty()) {
            store.insert(organization, declared.request(), true, "system", clock.instant());
          } else if (known.get().declared()) {
            store.update(organization, declared.request(), clock.instant());
          }
          return known.isEmpty() || known.get().declared();
        });
  }
}
