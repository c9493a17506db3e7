package io.racine.governance.datasource;

import io.racine.governance.organization.RequiresPermission;
import java.util.List;
import java.util.Optional;

/**
 * Creates, changes, tests and deletes the data sources of the caller's organisation.
 *
 * <p>A source that the builder declares can be read and tested here, and not be changed.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public interface DataSourceService {
  /**
   * Creates a stored data source; nothing is connected to.
   *
   * @throws InvalidDataSourceException if its settings do not fit its connector; lists every
   *     problem
   * @throws io.racine.governance.spi.GovernanceException if the name is taken
   */
  @RequiresPermission("data-source:create")
  DataSource create(DataSourceRequest request);

  /** Returns the source of that name. */
  @RequiresPermission("data-source:read")
  Optional<DataSource> find(String name);

  /**
   * Returns the source of that name.
   *
   * @throws NoSuchDataSourceException if there is none
   */
  @RequiresPermission("data-source:read")
  DataSource get(String name);

  /**
   * Replaces everything about a stored source but its name and type.
   *
   * @throws NoSuchDataSourceException if there is none of the request's name
   * @throws InvalidDataSourceException if its settings do not fit its connector
   */
  @RequiresPermission("data-source:update")
  DataSource update(DataSourceRequest request);

  /**
   * Deletes a stored source with its catalogue, classifications, decisions and scans.
   *
   * @throws NoSuchDataSourceException if there is none
   * @throws io.racine.governance.spi.GovernanceException if the builder declares it, or a scan of
   *     it is running
   */
  @RequiresPermission("data-source:delete")
  void delete(String name);

  /**
   * Connects to a source and records in its status whether that worked.
   *
   * @throws NoSuchDataSourceException if there is none
   */
  @RequiresPermission("data-source:test")
  ConnectionTest testConnection(String name);

  /** Returns the sources by name. */
  @RequiresPermission("data-source:read")
  List<DataSource> list();
}
