package io.racine.governance.connector.file.format;

/**
 * A format whose large objects can be read in parts that know nothing of each other. Not API.
 *
 * <p>Rows belong to the span of bytes in which they, or the row group, block or stripe that holds
 * them, begin. Spans that cover an object without overlap give each row exactly once, wherever they
 * are cut. Asked only of objects that are {@link ObjectBytes#isSeekable() seekable}.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
public interface SupportsSpans extends RecordFormat {
  /**
   * Opens the rows of a span.
   *
   * @param from the first byte of the span
   * @param to the byte behind the span
   */
  RecordSource open(ObjectBytes object, RecordRequest request, long from, long to);
}
