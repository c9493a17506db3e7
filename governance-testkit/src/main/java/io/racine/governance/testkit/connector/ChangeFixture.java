package io.racine.governance.testkit.connector;

import io.racine.governance.spi.asset.AssetPath;
import java.util.Map;

/**
 * A source with a table that a test may change.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 *
 * @since 0.1
 */
public interface ChangeFixture extends ConnectorFixture {
  /** Returns the table that {@link #change()} changes; its fingerprint must be known. */
  AssetPath changedTable();

  /** Changes one value of the table, in the way that is hardest to notice. */
  void change();

  /**
   * Returns further changes to that table, by what they are: {@code "a row more"}, {@code "a row
   * less"}, {@code "a column more"}. Each is made once, in this order.
   */
  default Map<String, Runnable> furtherChanges() {
    return Map.of();
  }
}
