package io.racine.governance.benchmarks.source;

import io.racine.governance.spi.asset.AssetFilter;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorFactory;
import io.racine.governance.spi.connector.Cursor;
import io.racine.governance.spi.connector.ListRequest;
import io.racine.governance.spi.connector.Listing;
import io.racine.governance.testkit.connector.FixedConnectorContext;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * How to reach a source that was made for a measurement.
 *
 * @param settings the connector's settings
 * @param secrets its secret settings; their server lives as long as the measurement
 */
record MeasuredSource(
    DataSourceType type, Map<String, String> settings, Map<String, String> secrets) {
  MeasuredSource {
    settings = Map.copyOf(settings);
    secrets = Map.copyOf(secrets);
  }

  static MeasuredSource of(DataSourceType type, Map<String, String> settings) {
    return new MeasuredSource(type, settings, Map.of());
  }

  Connector connect() {
    for (ConnectorFactory factory : ServiceLoader.load(ConnectorFactory.class)) {
      if (factory.types().contains(type)) {
        return factory.create(
            FixedConnectorContext.of(factory, "measured", settings, secrets).withType(type));
      }
    }
    throw new IllegalStateException("No connector for " + type);
  }

  static Cursor<Listing> list(Connector connector) {
    return connector.listAssets(ListRequest.of(AssetFilter.all()));
  }

  @Override
  public String toString() {
    return "source of type " + type;
  }
}
