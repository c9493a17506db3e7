package io.racine.governance.connector.file.format;

/** Takes in the cells of one row; what is not given is null. Not API. */
public interface CellSink {
  /**
   * Takes a text.
   *
   * @param column its place in {@link RecordRequest#columns}
   * @param cut whether it was longer than {@link RecordRequest#maxValueChars} and is cut
   */
  void text(int column, String text, boolean cut);

  /** Takes the length of a binary value. */
  void binary(int column, long lengthInBytes);
}
