package io.racine.governance.connector.file;

import io.racine.governance.connector.file.format.ObjectBytes;
import io.racine.governance.spi.connector.SourceDescription;
import java.util.List;
import java.util.Map;

/**
 * A place that holds objects in containers. Not API.
 *
 * <p><b>Threads:</b> Thread-safe.
 */
public interface ObjectStore extends AutoCloseable {
  /** Connects, cheaply, and says what is there. */
  SourceDescription verify(StopSignal stop) throws ObjectFailure;

  /** Returns whether containers have names; if not, there is one, with the empty name. */
  boolean hasContainers();

  /** Returns the names of the containers to list, in their order. */
  List<String> containers(StopSignal stop) throws ObjectFailure;

  /** Returns facts of a container by lower-kebab name; what cannot be learned is left out. */
  Map<String, String> facts(String container, StopSignal stop) throws ObjectFailure;

  /** Walks through the objects whose keys begin so; the first call of {@code next} asks. */
  ObjectRun list(String container, String prefix, StopSignal stop);

  /**
   * Returns the bytes of an object; touches nothing.
   *
   * <p>Its streams throw {@link ObjectFailure}, also when the object is not the one any more that
   * was listed.
   */
  ObjectBytes bytes(String container, ObjectEntry entry, StopSignal stop);

  @Override
  void close();
}
