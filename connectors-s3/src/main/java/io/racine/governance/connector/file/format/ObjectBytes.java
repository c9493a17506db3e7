package io.racine.governance.connector.file.format;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of one object or file, read in ranges. Not API.
 *
 * <p><b>Threads:</b> Thread-safe; the streams are confined.
 */
public interface ObjectBytes {
  /** What {@link #size()} answers when only reading to the end would tell. */
  long UNKNOWN_SIZE = -1;

  /** Returns the object's name, a path with slashes; formats use its ending to break ties only. */
  String name();

  /** Returns the number of bytes, or {@link #UNKNOWN_SIZE}. */
  long size();

  /** Returns whether a range costs about its own bytes; if not, all that lies before it is read. */
  default boolean isSeekable() {
    return size() >= 0;
  }

  /**
   * Opens a range; the stream ends at its end or that of the object, whichever comes first.
   *
   * @param offset from where on, 0 or more
   * @param length how many bytes at most; {@code Long.MAX_VALUE} for all there are
   */
  InputStream open(long offset, long length) throws IOException;
}
