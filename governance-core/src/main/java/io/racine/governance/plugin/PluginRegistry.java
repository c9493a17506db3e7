package io.racine.governance.plugin;

import io.racine.governance.spi.PluginFactory;
import io.racine.governance.spi.SpiVersion;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.classifier.ClassifierFactory;
import io.racine.governance.spi.connector.ConnectorFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugins that were loaded: each checked, each under its id.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class PluginRegistry {
  private static final Logger LOGGER = LoggerFactory.getLogger(PluginRegistry.class);
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private final Map<String, ConnectorFactory> connectors;
  private final Map<String, ClassifierFactory> classifiers;
  private final List<String> discoveryProblems;

  private PluginRegistry(
      Map<String, ConnectorFactory> connectors,
      Map<String, ClassifierFactory> classifiers,
      List<String> discoveryProblems) {
    this.connectors = connectors;
    this.classifiers = classifiers;
    this.discoveryProblems = List.copyOf(discoveryProblems);
  }

  /**
   * Loads and checks plugins.
   *
   * @param explicit what the host registered itself; wins over a discovered plugin of the same id
   * @param sources where to discover more
   * @param faults is told what is wrong with the configuration
   */
  public static PluginRegistry load(
      List<PluginFactory> explicit, List<PluginSource> sources, Consumer<String> faults) {
    List<String> problems = new ArrayList<>();
    var connectors = new TreeMap<String, ConnectorFactory>();
    var classifiers = new TreeMap<String, ClassifierFactory>();
    register(ConnectorFactory.class, "connector", explicit, sources, connectors, faults, problems);
    register(
        ClassifierFactory.class, "classifier", explicit, sources, classifiers, faults, problems);
    for (String problem : problems) {
      LOGGER.warn("{}", problem);
    }
    return new PluginRegistry(connectors, classifiers, problems);
  }

  private static <F extends PluginFactory> void register(
      Class<F> kind,
      String word,
      List<PluginFactory> explicit,
      List<PluginSource> sources,
      Map<String, F> registered,
      Consumer<String> faults,
      List<String> problems) {
    for (PluginFactory factory : explicit) {
      if (kind.isInstance(factory)) {
        add(word, kind.cast(factory), registered, faults);
      }
    }
    var explicitIds = new TreeSet<>(registered.keySet());
    for (PluginSource source : sources) {
      for (F factory : source.load(kind, problems::add)) {
        if (!explicitIds.contains(factory.id())) {
          add(word, factory, registered, faults);
        }
      }
    }
  }

  private static <F extends PluginFactory> void add(
      String word, F factory, Map<String, F> registered, Consumer<String> faults) {
    String className = factory.getClass().getName();
    String id = factory.id();
    if (id == null || !ID.matcher(id).matches()) {
      faults.accept(word + " " + className + ": id must be lower-kebab but was '" + id + "'");
      return;
    }
    int version = factory.spiVersion();
    if (version < SpiVersion.OLDEST_SUPPORTED || version > SpiVersion.CURRENT) {
      faults.accept(
          String.format(
              "%s '%s' (%s) is made for SPI %d; this release runs SPI %d to %d",
              word, id, className, version, SpiVersion.OLDEST_SUPPORTED, SpiVersion.CURRENT));
      return;
    }
    F other = registered.putIfAbsent(id, factory);
    if (other != null) {
      // The same class seen through two sources is one plugin.
      if (other.getClass() != factory.getClass()) {
        faults.accept(
            String.format(
                "%s id '%s' is claimed by %s and by %s",
                word, id, other.getClass().getName(), className));
      }
      return;
    }
    Package home = factory.getClass().getPackage();
    String release = home == null ? null : home.getImplementationVersion();
    LOGGER.info(
        "Loaded {} '{}' {} ({}, SPI {})",
        word,
        id,
        release == null ? "of unknown version" : release,
        className,
        version);
  }

  /** Returns the connector plugins by id. */
  public Map<String, ConnectorFactory> connectors() {
    return java.util.Collections.unmodifiableMap(connectors);
  }

  /** Returns the classifier plugins by id. */
  public Map<String, ClassifierFactory> classifiers() {
    return java.util.Collections.unmodifiableMap(classifiers);
  }

  /** Returns what discovery could not load; the rest was loaded. */
  public List<String> discoveryProblems() {
    return discoveryProblems;
  }

  /** Returns the connector for a type of source. */
  public Optional<ConnectorFactory> findConnector(DataSourceType type) {
    return serving(type).size() == 1 ? Optional.of(serving(type).get(0)) : Optional.empty();
  }

  /** Returns why {@link #findConnector} finds nothing for this type, and what to do. */
  public String whyNoConnector(DataSourceType type) {
    List<String> serving = serving(type).stream().map(PluginFactory::id).toList();
    if (serving.size() > 1) {
      return "More than one connector serves type " + type + ": " + serving + ". Register one.";
    }
    if (connectors.isEmpty()) {
      return "No connector is loaded. Add one with plugin(…), or discoverPlugins() with its jar on the"
          + " class path.";
    }
    var types = new TreeSet<String>();
    connectors.values().forEach(c -> c.types().forEach(t -> types.add(t.name())));
    return "No connector serves type "
        + type
        + ". Loaded connectors serve "
        + types
        + "."
        + NearNames.hint(type.name(), types);
  }

  /** Returns the sentence for a classifier id that is not loaded. */
  public String whyNoClassifier(String id) {
    Collection<String> known = classifiers.keySet();
    return "No classifier '"
        + id
        + "'. Loaded classifiers: "
        + (known.isEmpty() ? "none" : String.join(", ", known))
        + "."
        + NearNames.hint(id, known);
  }

  private List<ConnectorFactory> serving(DataSourceType type) {
    return connectors.values().stream().filter(c -> c.types().contains(type)).toList();
  }
}
