package io.racine.governance.spi.connector;

import io.racine.governance.spi.asset.AssetDescriptor;
import java.util.Optional;

/**
 * A connector that can tell cheaply whether an asset has changed.
 *
 * @since 0.1
 */
public interface SupportsFingerprints {
  /**
   * Returns a mark of the asset as it is now, or nothing when the source cannot tell.
   *
   * @implSpec Must not read the rows. When in doubt answers nothing: a wrong "unchanged" hides
   *     data.
   * @throws ConnectorException if the source fails
   */
  Optional<Fingerprint> fingerprint(AssetDescriptor asset);
}
