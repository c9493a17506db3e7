package io.racine.governance.connector.mongo;

import io.racine.governance.spi.SpiVersion;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.config.SettingsSchema;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorContext;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ConnectorFactory;
import java.util.Set;

/**
 * Makes connectors for MongoDB.
 *
 * <p>Set {@code hosts} or {@code url}, and {@code user} and {@code password}. A host that needs
 * more of the driver, such as a login by OIDC, hands in a {@code com.mongodb.MongoClientSettings};
 * what is set as well goes before it. The connectors also read in partitions and tell fingerprints.
 *
 * <p>Documents have no declared shape: the columns of a collection are inferred from a sample, and
 * whatever else its documents hold is the column {@code "*"}, so that nothing is lost. What the
 * listing leaves out on purpose: the databases {@code admin}, {@code config} and {@code local} and
 * all collections {@code system.*} (unless asked for), and the buckets in which a time series is
 * kept.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class MongoConnectorFactory implements ConnectorFactory {
  private static final Set<DataSourceType> TYPES = Set.of(DataSourceType.MONGODB);

  @Override
  public String id() {
    return "mongo";
  }

  @Override
  public int spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public SettingsSchema settings() {
    return MongoSettings.SCHEMA;
  }

  @Override
  public Set<DataSourceType> types() {
    return TYPES;
  }

  /**
   * {@inheritDoc}
   *
   * @throws ConnectorException with code {@link ConnectorException#MISCONFIGURED} if the settings
   *     do not say where the server is, or contradict each other
   */
  @Override
  public Connector create(ConnectorContext context) {
    return new MongoConnector(context);
  }
}
