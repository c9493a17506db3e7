package io.racine.governance.spi.connector;

import static java.util.Objects.requireNonNull;

import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.asset.CatalogItemType;
import java.io.Serializable;

/**
 * A part of one asset that can be read on its own, in another thread, process or machine.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param path the asset
 * @param type the asset's type, TABLE or VIEW
 * @param token what tells the part to the connector that made it; empty for the whole asset; no
 *     values and no secrets
 * @since 0.1
 */
public record AssetPartition(AssetPath path, CatalogItemType type, String token)
    implements Serializable {
  public AssetPartition {
    requireNonNull(path, "path");
    requireNonNull(type, "type");
    requireNonNull(token, "token");
  }

  /** Returns the whole of an asset as one part. */
  public static AssetPartition whole(AssetDescriptor asset) {
    return new AssetPartition(asset.path(), asset.type(), "");
  }

  public boolean isWhole() {
    return token.isEmpty();
  }
}
