package io.racine.governance.scan;

import io.racine.governance.spi.Issue;
import io.racine.governance.spi.asset.AssetDescriptor;
import io.racine.governance.spi.connector.AssetPartition;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.PartitionRequest;
import io.racine.governance.spi.connector.ReadMode;
import io.racine.governance.spi.connector.SupportsPartitions;
import io.racine.governance.spi.connector.SupportsReading;
import java.util.List;
import java.util.function.Consumer;

/** Says into which parts an asset is read. Immutable and thread-safe. */
final class Partitioning {
  /** Smaller ones are read in about the time that a second connection and a merge take. */
  static final long LARGE_ROWS = 50_000;

  /** The same in bytes, for a source that knows no number of rows. */
  static final long LARGE_BYTES = 64L << 20;

  /** More parts than readers, so that the readers end at about the same time. */
  private static final int PARTS_PER_READER = 4;

  private final ScanContext context;

  Partitioning(ScanContext context) {
    this.context = context;
  }

  /**
   * Returns the parts of an asset, one or more.
   *
   * @param issues takes why an asset that should be split is read as a whole
   */
  List<AssetPartition> split(
      SupportsReading source, AssetDescriptor asset, Consumer<Issue> issues) {
    List<AssetPartition> whole = List.of(AssetPartition.whole(asset));
    int parts = parts(asset);
    if (!(source instanceof SupportsPartitions splitting) || parts < 2) {
      return whole;
    }
    try {
      List<AssetPartition> split =
          context.calls().call(() -> splitting.partitions(asset, PartitionRequest.of(parts)));
      return split.isEmpty() ? whole : split;
    } catch (ConnectorException e) {
      if (e.isTransient()) {
        throw e;
      }
      // What cannot be split may still be read; if not, reading says what is wrong with it.
      issues.accept(
          Issue.notice(
              e.code(), "Read in one part, because it could not be split: " + e.getMessage()));
      return whole;
    }
  }

  private int parts(AssetDescriptor asset) {
    Sampling sampling = context.request().sampling();
    boolean all =
        sampling.mode() == ReadMode.FULL
            && sampling.maxRows() == Long.MAX_VALUE
            && sampling.maxBytes() == Long.MAX_VALUE;
    int readers = context.slots().size();
    if (!all || readers < 2) {
      return 1;
    }
    long bySize =
        Math.max(
            asset.rowEstimate().orElse(0) / (LARGE_ROWS / 2),
            asset.sizeInBytes().orElse(0) / (LARGE_BYTES / 2));
    return (int) Math.min(bySize, (long) readers * PARTS_PER_READER);
  }
}
