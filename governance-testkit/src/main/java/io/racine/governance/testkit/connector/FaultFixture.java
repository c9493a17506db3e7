package io.racine.governance.testkit.connector;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;

/**
 * A source that is reached over the network, and so can be reached through a {@link
 * io.racine.governance.testkit.fault.FaultProxy}.
 *
 * <p>The table with the most rows among {@link #expectedRows()} must be large enough that a fault
 * strikes within it: its rows take 64 KiB or more on the wire, of texts that do not compress.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public interface FaultFixture extends ReadingFixture {
  /** Returns where the server listens; the contract puts proxies before it. */
  InetSocketAddress server();

  /**
   * Returns the plain settings with which a connector reaches the source at another address, and
   * gives up connecting after {@link #connectTimeLimit()}. Where a source names further addresses,
   * as a cluster does, they must not lead around the proxy.
   */
  Map<String, String> settingsAt(String host, int port);

  /**
   * Returns how long a call may take that cannot connect, all attempts of the driver together, by
   * {@link #settingsAt}; short, but enough for a healthy server on a busy machine.
   */
  Duration connectTimeLimit();

  /** Returns the time limit of the reads that are to end by it. */
  default Duration readTimeLimit() {
    return Duration.ofSeconds(1);
  }
}
