package io.racine.governance.connector.file.format;

import java.io.IOException;
import java.io.InputStream;

/**
 * Objects of formats that are read from their end: one that can only be read from its beginning is
 * held in memory, if it is small enough.
 */
final class Seekable {
  private Seekable() {}

  static ObjectBytes of(ObjectBytes object, FormatLimits limits) throws IOException, FormatProblem {
    if (object.isSeekable() && object.size() >= 0) {
      return object;
    }
    byte[] bytes;
    try (InputStream in = object.open(0, Long.MAX_VALUE)) {
      bytes = in.readNBytes(limits.maxHeldBytes());
      if (bytes.length == limits.maxHeldBytes() && in.read() >= 0) {
        throw FormatProblem.overLimit(
            "it is compressed as a whole and larger than the "
                + limits.maxHeldBytes()
                + " bytes that are held");
      }
    }
    return new HeldBytes(object.name(), bytes);
  }
}
