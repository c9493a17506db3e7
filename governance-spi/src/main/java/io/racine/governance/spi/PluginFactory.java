package io.racine.governance.spi;

import io.racine.governance.spi.config.SettingsSchema;

/**
 * What every plugin says about itself.
 *
 * <p>Implementations are public, have a public constructor without arguments and hold no state.
 * They are registered with the builder or found by {@link java.util.ServiceLoader} under the name
 * of the interface they implement.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public interface PluginFactory {
  /**
   * Returns the id, lower-kebab and unique per kind of plugin, such as {@code jdbc}; it never
   * changes.
   */
  String id();

  /**
   * Returns the SPI this plugin was compiled against: always {@code return SpiVersion.CURRENT;}.
   */
  int spiVersion();

  /** Returns the settings this plugin understands; the same object content at every call. */
  SettingsSchema settings();
}
