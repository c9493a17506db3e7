package io.racine.governance.datasource;

import static java.util.Objects.requireNonNull;

import io.racine.governance.organization.Caller;
import io.racine.governance.organization.OrganizationId;
import io.racine.governance.plugin.PluginFailure;
import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.GovernanceException;
import io.racine.governance.spi.Issue;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.SourceDescription;
import io.racine.governance.store.ConcurrentUpdateException;
import io.racine.governance.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Not API; may change in any release. The data sources as one caller sees them. */
public final class CallerDataSources implements DataSourceService {
  private static final ErrorCode NAME_TAKEN =
      ErrorCode.of("data-source.name-taken", ErrorKind.CALLER);
  private static final ErrorCode DECLARED = ErrorCode.of("data-source.declared", ErrorKind.CALLER);
  private static final ErrorCode BUSY = ErrorCode.of("data-source.busy", ErrorKind.CALLER);
  private static final ErrorCode TYPE_KEPT =
      ErrorCode.of("data-source.type-kept", ErrorKind.CALLER);

  private final Database database;
  private final JdbiDataSourceStore store;
  private final DataSources sources;
  private final Connectors connectors;
  private final Clock clock;
  private final OrganizationId organization;
  private final String user;

  public CallerDataSources(Database database, Connectors connectors, Clock clock, Caller caller) {
    this.database = database;
    this.store = new JdbiDataSourceStore(database);
    this.sources = new DataSources(database, clock);
    this.connectors = connectors;
    this.clock = clock;
    this.organization = caller.organization();
    this.user = caller.user();
  }

  @Override
  public DataSource create(DataSourceRequest request) {
    check(requireNonNull(request, "request"));
    try {
      store.insert(organization, request, false, user, clock.instant());
    } catch (ConcurrentUpdateException e) {
      throw new GovernanceException(
          NAME_TAKEN, "There is already a data source named '" + request.name() + "'.", e);
    }
    return get(request.name().text());
  }

  @Override
  public Optional<DataSource> find(String name) {
    return sources.find(organization, requireNonNull(name, "name"));
  }

  @Override
  public DataSource get(String name) {
    return sources.require(organization, requireNonNull(name, "name"));
  }

  @Override
  public DataSource update(DataSourceRequest request) {
    DataSource known = own(requireNonNull(request, "request").name().text(), "changed");
    if (!known.type().equals(request.type())) {
      throw new GovernanceException(
          TYPE_KEPT,
          "Data source '"
              + known.name()
              + "' is of type "
              + known.type()
              + ", which cannot change. Create another source.");
    }
    check(request);
    store.update(organization, request, clock.instant());
    return get(request.name().text());
  }

  @Override
  public void delete(String name) {
    DataSource known = own(requireNonNull(name, "name"), "deleted");
    database.runInTransaction(
        () -> {
          if (store.hasRunningScan(organization, known.id())) {
            throw new GovernanceException(
                BUSY,
                "Cannot delete data source '"
                    + name
                    + "': a scan of it is running. Cancel it first.");
          }
          store.delete(organization, known.id());
        });
  }

  @Override
  public ConnectionTest testConnection(String name) {
    DataSource source = get(requireNonNull(name, "name"));
    Instant start = clock.instant();
    @Nullable SourceDescription description = null;
    @Nullable Issue problem = null;
    try (Connector connector = connectors.open(source)) {
      description = connector.verify();
    } catch (RuntimeException e) {
      problem =
          Issue.from(PluginFailure.from(e, "Connecting to data source '" + source.name() + "'"))
              .at(source.name().text());
    }
    boolean switchedOff =
        source.status() == DataSourceStatus.INACTIVE
            || source.status() == DataSourceStatus.MAINTENANCE
            || source.status() == DataSourceStatus.SYNCING;
    if (!switchedOff) {
      store.updateStatus(
          organization,
          source.id(),
          problem == null ? DataSourceStatus.ACTIVE : DataSourceStatus.ERROR,
          clock.instant());
    }
    return new ConnectionTest(description, problem, Duration.between(start, clock.instant()));
  }

  @Override
  public List<DataSource> list() {
    return store.list(organization);
  }

  private void check(DataSourceRequest request) {
    List<String> problems = connectors.problems(request);
    if (!problems.isEmpty()) {
      throw new InvalidDataSourceException(request.name().text(), problems);
    }
  }

  private DataSource own(String name, String what) {
    DataSource known = get(name);
    // A declared source that this process does not declare may be cleared away.
    if (known.declared() && (what.equals("changed") || connectors.declares(known.name()))) {
      throw new GovernanceException(
          DECLARED,
          "Data source '" + name + "' is declared in the builder and cannot be " + what + " here.");
    }
    return known;
  }
}
