package io.racine.governance.testkit.connector;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.asset.SourceName;
import io.racine.governance.spi.config.Secret;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A source that is ready for a contract, and what it holds.
 *
 * <p>Each contract class of this package is such a fixture, so its methods are implemented in the
 * test class itself. Who runs several contracts on one source writes them once, as default methods
 * of an interface that extends the fixtures, and adds that interface to each test class.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public interface ConnectorFixture {
  ConnectorFactory factory();

  /** Returns plain settings that work, at least every required one. */
  Map<String, String> settings();

  /** Returns secret settings that work. */
  default Map<String, String> secrets() {
    return Map.of();
  }

  default DataSourceType type() {
    return factory().types().stream().sorted().findFirst().orElseThrow();
  }

  /** Returns what a host would hand in, such as a data source. */
  default List<Object> handedIn() {
    return List.of();
  }

  /**
   * Returns everything the source holds: types, paths, and for tables and views the columns with
   * path and logical type. Other details are not compared; the order does not matter.
   */
  List<AssetDescriptor> expectedAssets();

  /** Returns the {@code Supports…} types that the connector is to implement. */
  Set<Class<?>> capabilities();

  /**
   * Returns how much of the source, such as connections, is held just now by connectors that are
   * not closed but have nothing to do; a pooled connection that is idle does not count. Override it
   * where the source can tell: it proves that cursors and readers free what they hold.
   */
  default int openResources() {
    return 0;
  }

  /** Returns how long any single step may take before it counts as hanging. */
  default Duration timeLimit() {
    return Duration.ofSeconds(30);
  }

  /** Returns the context that the contracts give to a connector. */
  default FixedConnectorContext context(Map<String, String> settings, Map<String, String> secrets) {
    Map<String, Secret> hidden = new LinkedHashMap<>();
    secrets.forEach((name, value) -> hidden.put(name, Secret.of(value)));
    return new FixedConnectorContext(
        SourceName.of("contract-source"),
        type(),
        factory().settings().read(settings, hidden),
        Clock.systemUTC(),
        handedIn());
  }

  /** Returns a new connector with the settings that work. */
  default Connector connect() {
    return factory().create(context(settings(), secrets()));
  }
}
