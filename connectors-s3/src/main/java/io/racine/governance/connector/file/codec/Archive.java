package io.racine.governance.connector.file.codec;

import io.racine.governance.connector.file.format.FormatProblem;
import java.io.IOException;

/**
 * An object that holds other objects. Not API.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
public interface Archive {
  /** Returns {@code zip} or {@code tar}. */
  String id();

  /** Returns the members that are files, in the order of the archive. */
  MemberCursor members() throws IOException, FormatProblem;
}
