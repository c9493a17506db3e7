package io.racine.governance.spi.connector;

import java.util.Iterator;

/**
 * A lazy, ordered run over things a source holds. Closed by whoever got it.
 *
 * <p><b>Threads:</b> Confined, but for {@link #cancel()}, which any thread may call.
 *
 * @param <T> what it delivers
 * @since 0.1
 */
public interface Cursor<T> extends Iterator<T>, AutoCloseable {
  /**
   * Makes a call that is waiting for the source, and every later one, end soon with an exception.
   */
  void cancel();

  /** Frees what the cursor holds; a second call does nothing. */
  @Override
  void close();
}
