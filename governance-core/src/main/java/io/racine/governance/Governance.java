package io.racine.governance;

import static java.util.Objects.requireNonNull;

import io.racine.governance.catalog.CatalogService;
import io.racine.governance.classification.ClassificationService;
import io.racine.governance.classification.Classifiers;
import io.racine.governance.datasource.Connectors;
import io.racine.governance.datasource.DataSourceService;
import io.racine.governance.datasource.DataSources;
import io.racine.governance.datasource.DeclaredSource;
import io.racine.governance.event.EventBus;
import io.racine.governance.organization.Caller;
import io.racine.governance.organization.CallerOrganizations;
import io.racine.governance.organization.Organization;
import io.racine.governance.organization.OrganizationService;
import io.racine.governance.plugin.PluginRegistry;
import io.racine.governance.scan.ScanEngine;
import io.racine.governance.scan.ScanService;
import io.racine.governance.spi.classifier.Classifier;
import io.racine.governance.spi.classifier.HashKey;
import io.racine.governance.store.Database;
import io.racine.governance.store.DatabaseEngine;
import io.racine.governance.store.StoreConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Data governance inside an application: scan data stores, know what is sensitive in them and why.
 *
 * <p>Made with {@link #builder()}, closed when the application ends. Used directly, its services
 * act for the default organisation and may do everything; {@link #as} gives the services of one
 * caller.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public final class Governance implements GovernanceServices, AutoCloseable {
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private final Database database;
  private final PluginRegistry plugins;
  private final ServiceParts parts;
  private final GovernanceServices system;

  private Governance(Database database, PluginRegistry plugins, ServiceParts parts, Caller system) {
    this.database = database;
    this.plugins = plugins;
    this.parts = parts;
    this.system = new CallerServices(parts, system);
  }

  public static GovernanceBuilder builder() {
    return new GovernanceBuilder();
  }

  static Governance open(GovernanceBuilder builder) {
    List<String> faults = new ArrayList<>(builder.faults());
    Clock clock = builder.clock();
    PluginRegistry plugins =
        PluginRegistry.load(builder.plugins(), builder.pluginSources(), faults::add);
    var connectors = new Connectors(plugins, builder.resolvers(), builder.sources(), clock);
    for (DeclaredSource source : builder.sources()) {
      connectors
          .problems(source)
          .forEach(problem -> faults.add("data source '" + source.name() + "': " + problem));
    }
    List<Classifier> classifiers = ConfiguredClassifiers.create(plugins, builder, faults::add);
    try {
      requireNoFaults(faults);
      StoreConfig config = builder.store();
      ThreadFactory threads = builder.threads();
      Database database = Database.open(config, clock, threads);
      try {
        return open(builder, config, database, plugins, connectors, classifiers, threads);
      } catch (RuntimeException | Error e) {
        database.close();
        throw e;
      }
    } catch (RuntimeException | Error e) {
      classifiers.forEach(Classifier::close);
      throw e;
    }
  }

  private static Governance open(
      GovernanceBuilder builder,
      StoreConfig config,
      Database database,
      PluginRegistry plugins,
      Connectors connectors,
      List<Classifier> opened,
      ThreadFactory threads) {
    Clock clock = builder.clock();
    var sources = new DataSources(database, clock);
    Organization home = CallerOrganizations.openDefault(database, clock);
    List<String> faults = new ArrayList<>();
    for (DeclaredSource source : builder.sources()) {
      if (!sources.record(home.id(), source)) {
        faults.add(
            "data source '"
                + source.name()
                + "': the store already holds a source of that name that was not declared here."
                + " Rename one of them, or delete the stored one.");
      }
    }
    requireNoFaults(faults);
    var classifiers = new Classifiers(opened, database);
    RandomGenerator random = builder.random();
    Supplier<HashKey> hashKeys = () -> HashKey.of(random.nextLong(), random.nextLong());
    String node = HexFormat.of().toHexDigits(random.nextLong());
    var engine =
        new ScanEngine(
            database,
            connectors,
            sources,
            classifiers,
            clock,
            new EventBus(builder.listeners()),
            hashKeys,
            random::nextLong,
            builder.retries(),
            node,
            threads);
    engine.recover(config.isExclusive());
    return new Governance(
        database,
        plugins,
        new ServiceParts(database, connectors, sources, classifiers, engine, clock, hashKeys),
        Caller.system(home.id()));
  }

  private static void requireNoFaults(List<String> faults) {
    if (!faults.isEmpty()) {
      throw new InvalidConfigurationException(faults.stream().sorted().toList());
    }
  }

  /**
   * Returns the services bound to a caller.
   *
   * @throws io.racine.governance.organization.NoSuchOrganizationException if there is no such
   *     organisation
   */
  public GovernanceServices as(Caller caller) {
    CallerOrganizations.require(database, requireNonNull(caller, "caller").organization());
    return new CallerServices(parts, caller);
  }

  @Override
  public OrganizationService organizations() {
    return system.organizations();
  }

  @Override
  public DataSourceService dataSources() {
    return system.dataSources();
  }

  @Override
  public ScanService scans() {
    return system.scans();
  }

  @Override
  public ClassificationService classifications() {
    return system.classifications();
  }

  @Override
  public CatalogService catalog() {
    return system.catalog();
  }

  /** Returns the engine of the store: its pool and its health. */
  public DatabaseEngine database() {
    return database.engine();
  }

  /** Returns the loaded plugins. */
  public PluginRegistry plugins() {
    return plugins;
  }

  /** Cancels running scans and closes the store; takes at most five seconds. */
  @Override
  public void close() {
    long end = System.nanoTime() + CLOSE_LIMIT.toNanos();
    parts.engine().close();
    parts.classifiers().close();
    database.close(Duration.ofNanos(end - System.nanoTime()));
  }
}
