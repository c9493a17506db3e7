package io.racine.governance.spi.connector;

import io.racine.governance.spi.asset.AssetDescriptor;
import java.util.List;

/**
 * A connector that can split an asset, so that a large one is read in parallel.
 *
 * @since 0.1
 */
public interface SupportsPartitions extends SupportsReading {
  /**
   * Returns parts that together hold every row exactly once; one part when it cannot be split.
   *
   * @throws ConnectorException if the source fails
   */
  List<AssetPartition> partitions(AssetDescriptor asset, PartitionRequest request);
}
