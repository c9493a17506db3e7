package io.racine.governance.connector.redis;

import io.racine.governance.spi.SpiVersion;
import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.config.SettingsSchema;
import io.racine.governance.spi.connector.Connector;
import io.racine.governance.spi.connector.ConnectorContext;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.ConnectorFactory;
import java.util.Set;

/**
 * Makes connectors for Redis 6.0 and later, and servers that speak its protocol.
 *
 * <p>Set {@code nodes} for one server, {@code sentinels} and {@code master-name} for one behind
 * sentinels, or {@code cluster-nodes} for a cluster; {@code user} and {@code password} for a login,
 * for which {@code +@read +@connection +select +info +time} and, of a cluster, {@code
 * +cluster|slots} is enough, with {@code -keys} if you like. Keys of one form become one table and
 * rows are keys, elements or entries, as the description of this package says. The connectors also
 * read in partitions, and tell fingerprints of a server that nobody writes to.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class RedisConnectorFactory implements ConnectorFactory {
  @Override
  public String id() {
    return "redis";
  }

  @Override
  public int spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public SettingsSchema settings() {
    return RedisSettings.SCHEMA;
  }

  @Override
  public Set<DataSourceType> types() {
    return Set.of(DataSourceType.REDIS);
  }

  /**
   * {@inheritDoc}
   *
   * @throws ConnectorException with code {@link ConnectorException#MISCONFIGURED} if settings of
   *     more than one of the three ways to connect are there, or one of two that go together
   */
  @Override
  public Connector create(ConnectorContext context) {
    return new RedisConnector(context);
  }
}
