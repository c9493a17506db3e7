package io.racine.governance.spi.connector;

import io.racine.governance.spi.asset.DataSourceType;
import io.racine.governance.spi.asset.SourceName;
import io.racine.governance.spi.config.Settings;
import java.time.Clock;
import java.util.Optional;

/**
 * What the host lends to a connector; grows by default methods.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @since 0.1
 */
public interface ConnectorContext {
  /** Returns the host's name for the source; safe to log. */
  SourceName source();

  DataSourceType type();

  /** Returns the settings, already checked against the factory's schema. */
  Settings settings();

  Clock clock();

  /**
   * Returns an object that the host hands in for this source, such as a {@code
   * javax.sql.DataSource} it already has, or nothing when it handed in none of that type.
   */
  default <T> Optional<T> handedIn(Class<T> type) {
    return Optional.empty();
  }
}
