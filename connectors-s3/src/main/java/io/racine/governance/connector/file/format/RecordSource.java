package io.racine.governance.connector.file.format;

import io.racine.governance.spi.connector.ReadMode;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * The rows of one object, one after the other. Not API.
 *
 * <p><b>Threads:</b> Confined, but for {@link #cancel()} and {@link #bytesRead()}.
 */
public interface RecordSource extends Closeable {
  /**
   * Gives the cells of the next row to a sink.
   *
   * @return whether there was one
   * @throws IOException if the bytes cannot be read, also after {@link #cancel()}
   * @throws FormatProblem if they make no sense
   */
  boolean next(CellSink sink) throws IOException, FormatProblem;

  /** Returns how rows are chosen in the end; differs from the request where that cannot be done. */
  ReadMode mode();

  /** Returns how many bytes of the object were read up to now, as it is given to the format. */
  long bytesRead();

  /** Returns in what way less was read than was asked for: sentences without values. */
  List<String> notes();

  /** Ends a call of {@link #next} that waits, soon and with an {@link IOException}. */
  void cancel();
}
