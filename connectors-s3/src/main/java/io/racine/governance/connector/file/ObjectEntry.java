package io.racine.governance.connector.file;

/**
 * One object as a listing tells it. Not API; {@code toString} leaves out the key, which may hold
 * values.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param key its name in its container, a path with slashes
 * @param size its bytes
 * @param modifiedMillis when it was last written, in milliseconds since 1970
 * @param version what differs when its content does: an ETag, or a time of change
 * @param handle what the store itself finds the object by
 */
public record ObjectEntry(
    String key, long size, long modifiedMillis, String version, Object handle) {
  @Override
  public String toString() {
    return "an object of " + size + " bytes";
  }
}
