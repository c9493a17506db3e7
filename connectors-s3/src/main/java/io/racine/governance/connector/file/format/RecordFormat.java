package io.racine.governance.connector.file.format;

import java.io.IOException;
import java.util.List;

/**
 * One format of files with rows. Not API.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
public interface RecordFormat {
  /** How sure a format is that an object is of it. */
  enum Match {
    NO,
    /** It can be read so, and so can much else. */
    POSSIBLE,
    /** Its structure is that of the format. */
    LIKELY,
    /** Its signature says so. */
    CERTAIN
  }

  /** Returns the format's lower-kebab id, such as {@code json-lines}. */
  String id();

  /** Returns whether an object that begins so is of this format, by content. */
  Match recognise(Head head);

  /** Returns whether files of this format often end so; tells likely formats from each other. */
  boolean usesEnding(String ending);

  /** Returns the names of the tables in the object, the empty name alone when it is one table. */
  default List<String> tables(ObjectBytes object, FormatLimits limits)
      throws IOException, FormatProblem {
    return List.of("");
  }

  /** Returns the columns of a table; reads no more than it needs. */
  FormatSchema schema(ObjectBytes object, String table, FormatLimits limits)
      throws IOException, FormatProblem;

  /** Opens a table; the first {@link RecordSource#next} reads. */
  RecordSource open(ObjectBytes object, RecordRequest request);
}
