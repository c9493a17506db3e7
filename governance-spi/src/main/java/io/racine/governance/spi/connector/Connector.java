package io.racine.governance.spi.connector;

/**
 * Reads one source.
 *
 * <p>What it can do beyond this, it says by implementing {@link SupportsReading}, {@link
 * SupportsPartitions} and {@link SupportsFingerprints}. It only ever reads, takes no locks that
 * hinder others, and quotes every name it sends: names from a source are hostile input. Whatever
 * fails is thrown as {@link ConnectorException}.
 *
 * <p><b>Threads:</b> Thread-safe.
 *
 * @since 0.1
 */
public interface Connector extends AutoCloseable {
  /**
   * Connects, cheaply, and says what is there.
   *
   * @throws ConnectorException if the source cannot be used; the message says what to fix
   */
  SourceDescription verify();

  /**
   * Lists what the source holds: containers before what they hold, siblings in the order of their
   * names, each asset once.
   *
   * <p>Databases and schemas are listed when the filter passes anything in them or is {@link
   * io.racine.governance.spi.asset.AssetFilter#all() all}; tables, views and routines when they
   * pass; indexes when their table does. The path of an index is that of its table and its own
   * name.
   *
   * @return a cursor that reads as it goes; memory does not grow with the number of assets
   * @throws ConnectorException if nothing can be listed at all; also from the cursor's methods
   */
  Cursor<Listing> listAssets(ListRequest request);

  /**
   * Ends what runs and frees what is held; a second call does nothing. Later calls of the other
   * methods throw {@link IllegalStateException}.
   */
  @Override
  void close();
}
