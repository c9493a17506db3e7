package io.racine.governance.spi.connector;

import io.racine.governance.spi.PluginFactory;
import io.racine.governance.spi.asset.DataSourceType;
import java.util.Set;

/**
 * Makes connectors for some types of source.
 *
 * @see PluginFactory
 * @since 0.1
 */
public interface ConnectorFactory extends PluginFactory {
  /** Returns the types of source its connectors serve; never empty. */
  Set<DataSourceType> types();

  /**
   * Returns a connector for one source.
   *
   * @implSpec Opens nothing; the first call that needs the source opens it.
   */
  Connector create(ConnectorContext context);
}
