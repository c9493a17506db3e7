package io.racine.governance.connector.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks through objects in an order that stays the same, with bounded memory. Not API.
 *
 * <p><b>Threads:</b> Confined.
 */
public interface ObjectRun {
  /**
   * A part that could not be listed.
   *
   * @param prefix what the keys of its objects begin with
   * @param failure why
   */
  record Unlisted(String prefix, ObjectFailure failure) {}

  /** Returns the next object, or null at the end. */
  @Nullable ObjectEntry next() throws ObjectFailure;

  /** Returns the parts that could not be listed and were passed over up to now. */
  default List<Unlisted> unlisted() {
    return List.of();
  }
}
