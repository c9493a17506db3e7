package io.racine.governance.spi.connector;

/**
 * Into how many parts to split an asset.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param targetCount about how many parts; a connector may make fewer or a few more
 * @since 0.1
 */
public record PartitionRequest(int targetCount) {
  public PartitionRequest {
    if (targetCount < 1) {
      throw new IllegalArgumentException("targetCount must be 1 or more but was " + targetCount);
    }
  }

  public static PartitionRequest of(int targetCount) {
    return new PartitionRequest(targetCount);
  }
}
