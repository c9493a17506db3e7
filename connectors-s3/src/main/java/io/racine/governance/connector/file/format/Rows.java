package io.racine.governance.connector.file.format;

import io.racine.governance.spi.connector.ReadMode;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** The rows of one open object; what {@link RecordSource} is without the care around it. */
interface Rows extends Closeable {
  boolean next(CellSink sink) throws IOException, FormatProblem;

  /** Returns how rows are chosen. */
  ReadMode mode();

  /** Returns in what way less was read than was asked for. */
  default List<String> notes() {
    return List.of();
  }

  @Override
  default void close() throws IOException {}
}
