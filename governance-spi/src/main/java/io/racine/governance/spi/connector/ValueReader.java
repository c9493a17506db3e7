package io.racine.governance.spi.connector;

import io.racine.governance.spi.value.ValueBatch;
import java.util.Optional;

/**
 * Reads the values of one partition, batch by batch, with bounded memory.
 *
 * <p><b>Threads:</b> Confined, but for {@link #cancel()}, which any thread may call.
 *
 * @since 0.1
 */
public interface ValueReader extends AutoCloseable {
  /**
   * Returns the next rows, or nothing at the end or at a limit.
   *
   * @throws ConnectorException if the source fails, with code {@link ConnectorException#CANCELED}
   *     after {@link #cancel()}; the reader is at its end then
   */
  Optional<ValueBatch> next();

  /** Returns what was read up to now. */
  ReadSummary summary();

  /**
   * Stops reading: a call of {@link #next()} that is waiting ends soon, and the source stops
   * working on the query within two seconds. Does nothing after the end.
   */
  void cancel();

  /** Frees what the reader holds; a second call does nothing. */
  @Override
  void close();
}
