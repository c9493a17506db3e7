package io.racine.governance.connector.file.codec;

import io.racine.governance.connector.file.format.FormatProblem;
import io.racine.governance.connector.file.format.ObjectBytes;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Walks through an archive. Not API.
 *
 * <p><b>Threads:</b> Confined.
 */
public interface MemberCursor extends Closeable {
  /**
   * Returns the next member, or null at the end; its name is the one in the archive, and no path.
   *
   * <p>A member can be read as long as its archive can, also after the cursor has moved on. Of an
   * archive that is itself compressed the cheap order is: each member at once.
   */
  @Nullable ObjectBytes next() throws IOException, FormatProblem;
}
