package io.racine.governance;

import static java.util.Objects.requireNonNull;

import io.racine.governance.datasource.DataSourceBuilder;
import io.racine.governance.datasource.DeclaredSource;
import io.racine.governance.datasource.SecretResolvers;
import io.racine.governance.event.GovernanceListener;
import io.racine.governance.plugin.PluginSource;
import io.racine.governance.scan.RetryPolicy;
import io.racine.governance.spi.PluginFactory;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.asset.SourceName;
import io.racine.governance.spi.classifier.InferenceService;
import io.racine.governance.spi.classifier.ValueModel;
import io.racine.governance.spi.config.SecretResolver;
import io.racine.governance.store.StoreConfig;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Configures the library.
 *
 * <p>An option that can be set once throws at the second call. Everything else that is wrong is
 * collected and thrown by {@link #build()}, all at once.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 *
 * @since 0.1
 */
public final class GovernanceBuilder {
  private @Nullable StoreConfig store;
  private @Nullable Clock clock;
  private @Nullable RandomGenerator random;
  private @Nullable ThreadFactory threads;
  private @Nullable RetryPolicy retries;
  private final List<PluginFactory> plugins = new ArrayList<>();
  private final List<PluginSource> pluginSources = new ArrayList<>();
  private final Map<SourceName, DeclaredSource> sources = new LinkedHashMap<>();
  private final Map<String, ClassifierBuilder> classifiers = new LinkedHashMap<>();
  private final Map<String, SecretResolver> resolvers = new LinkedHashMap<>();
  private final List<GovernanceListener> listeners = new ArrayList<>();
  private final List<ValueModel> models = new ArrayList<>();
  private @Nullable InferenceService inference;
  private final List<String> faults = new ArrayList<>();

  GovernanceBuilder() {
    resolvers.put(SecretResolvers.ENVIRONMENT_SCHEME, SecretResolvers.environment());
    resolvers.put(SecretResolvers.FILE_SCHEME, SecretResolvers.files());
  }

  /** Sets where the library keeps what it knows; in memory unless set. */
  public GovernanceBuilder store(StoreConfig store) {
    requireUnset(this.store, "store");
    this.store = requireNonNull(store, "store");
    return this;
  }

  /** Registers a connector or classifier; wins over a discovered one of the same id. */
  public GovernanceBuilder plugin(PluginFactory factory) {
    plugins.add(requireNonNull(factory, "factory"));
    return this;
  }

  /** Registers every connector and classifier that declares itself on the host's class path. */
  public GovernanceBuilder discoverPlugins() {
    return discoverPlugins(PluginSource.classPath());
  }

  /**
   * Registers every connector and classifier that declares itself in a place of the host's choice.
   */
  public GovernanceBuilder discoverPlugins(PluginSource source) {
    pluginSources.add(requireNonNull(source, "source"));
    return this;
  }

  /**
   * Declares a data source of the default organisation.
   *
   * @param name its name, unique
   * @param type what kind of store it is; picks the connector
   * @param description sets its connector's settings and secrets
   * @throws IllegalStateException if the name was declared before
   */
  public GovernanceBuilder dataSource(
      String name, DataSourceType type, Consumer<DataSourceBuilder> description) {
    var source = SourceName.of(name);
    if (sources.containsKey(source)) {
      throw new IllegalStateException("data source '" + name + "' was already declared");
    }
    try {
      sources.put(source, DeclaredSource.of(source, requireNonNull(type, "type"), description));
    } catch (IllegalArgumentException e) {
      faults.add("data source '" + name + "': " + e.getMessage());
    }
    return this;
  }

  /**
   * Configures a classifier. Once one is configured, only those configured are used; else all that
   * are registered, with their defaults.
   *
   * @throws IllegalStateException if the id was configured before
   */
  public GovernanceBuilder classifier(String id, Consumer<ClassifierBuilder> description) {
    if (classifiers.containsKey(requireNonNull(id, "id"))) {
      throw new IllegalStateException("classifier '" + id + "' was already configured");
    }
    var builder = new ClassifierBuilder();
    description.accept(builder);
    classifiers.put(id, builder);
    return this;
  }

  /**
   * Adds a place where secrets are kept, under the scheme of its references: {@code vault} for
   * {@code vault:…}.
   *
   * @throws IllegalStateException if the scheme is taken; {@code env} and {@code file} are
   */
  public GovernanceBuilder secretResolver(String scheme, SecretResolver resolver) {
    if (resolvers.putIfAbsent(
            requireNonNull(scheme, "scheme"), requireNonNull(resolver, "resolver"))
        != null) {
      throw new IllegalStateException("secret resolver '" + scheme + ":' was already set");
    }
    return this;
  }

  /** Hands a model to the classifiers, besides those on the class path. */
  public GovernanceBuilder valueModel(ValueModel model) {
    models.add(requireNonNull(model, "model"));
    return this;
  }

  /**
   * Sets a service that classifiers may ask about columns, those of sources that allow it; see
   * {@link DataSourceBuilder#inference}.
   */
  public GovernanceBuilder inferenceService(InferenceService service) {
    requireUnset(this.inference, "inferenceService");
    this.inference = requireNonNull(service, "service");
    return this;
  }

  /**
   * Sets how often scans try a call of a source again, and when they leave a source alone; {@link
   * RetryPolicy#DEFAULT} unless set.
   */
  public GovernanceBuilder retries(RetryPolicy retries) {
    requireUnset(this.retries, "retries");
    this.retries = requireNonNull(retries, "retries");
    return this;
  }

  /** Adds somebody to be told what happens. */
  public GovernanceBuilder listener(GovernanceListener listener) {
    listeners.add(requireNonNull(listener, "listener"));
    return this;
  }

  /** Sets the clock of everything stored and judged; the system's in UTC unless set. */
  public GovernanceBuilder clock(Clock clock) {
    requireUnset(this.clock, "clock");
    this.clock = requireNonNull(clock, "clock");
    return this;
  }

  /** Sets where random numbers come from; a {@link SecureRandom} unless set. */
  public GovernanceBuilder random(RandomGenerator random) {
    requireUnset(this.random, "random");
    this.random = requireNonNull(random, "random");
    return this;
  }

  /**
   * Sets where threads come from; named daemon threads unless set. Make them daemons, so that one
   * that an ailing source or store never answers does not keep the JVM from ending.
   */
  public GovernanceBuilder threadFactory(ThreadFactory threads) {
    requireUnset(this.threads, "threadFactory");
    this.threads = requireNonNull(threads, "threads");
    return this;
  }

  /**
   * Opens the store, and nothing else.
   *
   * @throws InvalidConfigurationException if anything is wrong; lists every fault
   * @throws io.racine.governance.store.StoreException if the store cannot be opened
   */
  public Governance build() {
    return Governance.open(this);
  }

  private static void requireUnset(@Nullable Object option, String name) {
    if (option != null) {
      throw new IllegalStateException(name + " was already set");
    }
  }

  StoreConfig store() {
    return store == null ? StoreConfig.inMemory() : store;
  }

  Clock clock() {
    return clock == null ? Clock.systemUTC() : clock;
  }

  RandomGenerator random() {
    return random == null ? new SecureRandom() : random;
  }

  ThreadFactory threads() {
    if (threads != null) {
      return threads;
    }
    var number = new AtomicInteger();
    return work -> {
      var thread = new Thread(work, "governance-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  RetryPolicy retries() {
    return retries == null ? RetryPolicy.DEFAULT : retries;
  }

  List<PluginFactory> plugins() {
    return plugins;
  }

  List<PluginSource> pluginSources() {
    return pluginSources;
  }

  List<DeclaredSource> sources() {
    return List.copyOf(sources.values());
  }

  Map<String, ClassifierBuilder> classifiers() {
    return classifiers;
  }

  Map<String, SecretResolver> resolvers() {
    return resolvers;
  }

  List<GovernanceListener> listeners() {
    return listeners;
  }

  List<ValueModel> models() {
    return models;
  }

  Optional<InferenceService> inference() {
    return Optional.ofNullable(inference);
  }

  List<String> faults() {
    return faults;
  }
}
