package io.racine.governance.spi;

/** The version of this SPI, compiled into each plugin. */
public final class SpiVersion {
  /**
   * The version of the SPI on the compile path.
   *
   * <p>A compile-time constant on purpose: javac copies it into the plugin, so that {@link
   * PluginFactory#spiVersion()} reports what the plugin was compiled against and the host can
   * refuse it with a sentence instead of a {@code NoSuchMethodError}.
   */
  public static final int CURRENT = 1;

  /** The oldest version that this release still runs. */
  public static final int OLDEST_SUPPORTED = 1;

  private SpiVersion() {}
}
